using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>The policy as a snapshot.</summary>
/// <param name="Desired">Desired workers by type name.</param>
/// <param name="Open">Plans not queued yet.</param>
/// <param name="Queued">Plans queued.</param>
/// <param name="LastDiscovery">When discovery was planned last.</param>
/// <param name="LastSweep">When a sweep ran last.</param>
public sealed record SpawnSnapshot(
    ImmutableSortedDictionary<string, int> Desired,
    ImmutableArray<SpawnEvents.DiscoveryPlanned> Open,
    ImmutableArray<SpawnEvents.DiscoveryQueued> Queued,
    DateTimeOffset? LastDiscovery,
    DateTimeOffset? LastSweep) : IWireMessage
{
    /// <summary>Takes a snapshot.</summary>
    public static SpawnSnapshot Of(SpawnPolicy policy) => new(
        policy.Desired.ToImmutableSortedDictionary(d => d.Key.Name(), d => d.Value),
        [.. policy.Open.Values],
        [.. policy.Queued],
        policy.LastDiscovery,
        policy.LastSweep);

    /// <summary>The policy that it was taken of.</summary>
    public SpawnPolicy Restore() => new()
    {
        Desired = Desired
            .Where(d => TaskTypes.Parse(d.Key) is not null)
            .ToImmutableSortedDictionary(d => TaskTypes.Parse(d.Key)!.Value, d => d.Value),
        Open = Open.ToImmutableSortedDictionary(p => p.PlanId, p => p),
        Queued = [.. Queued],
        LastDiscovery = LastDiscovery,
        LastSweep = LastSweep,
    };
}
