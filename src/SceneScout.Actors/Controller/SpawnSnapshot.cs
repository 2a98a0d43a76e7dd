using System.Collections.Immutable;
using SceneScout.Actors.Controller.Schedules;
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
    /// <summary>Pauses in force; null in snapshots of before there were any.</summary>
    public ImmutableArray<Pause>? Pauses { get; init; }

    /// <summary>Drains at their end.</summary>
    public ImmutableArray<PauseTarget>? Drained { get; init; }

    /// <summary>Types that load does not scale.</summary>
    public ImmutableArray<TaskType>? Pinned { get; init; }

    /// <summary>Wishes for workers and the workers that they got.</summary>
    public ImmutableArray<SpawnedFor>? Spawned { get; init; }

    /// <summary>The newest scaling decisions.</summary>
    public ImmutableArray<SpawnEvents.WorkersScaled>? Scalings { get; init; }

    /// <summary>What the schedules remember; null in snapshots of before there were any.</summary>
    public ScheduleState? Schedules { get; init; }

    /// <summary>Takes a snapshot.</summary>
    public static SpawnSnapshot Of(SpawnPolicy policy) => new(
        policy.Desired.ToImmutableSortedDictionary(d => d.Key.Name(), d => d.Value),
        [.. policy.Open.Values],
        [.. policy.Queued],
        policy.LastDiscovery,
        policy.LastSweep)
    {
        Pauses = [.. policy.Pauses.Values],
        Drained = [.. policy.Drained],
        Pinned = [.. policy.Pinned],
        Spawned = [.. policy.Spawned],
        Scalings = [.. policy.Scalings],
        Schedules = policy.Schedules,
    };

    /// <summary>The policy that it was taken of.</summary>
    public SpawnPolicy Restore() => new()
    {
        Desired = Desired
            .Where(d => TaskType.Parse(d.Key) is not null)
            .ToImmutableSortedDictionary(d => TaskType.Parse(d.Key)!.Value, d => d.Value),
        Open = Open.ToImmutableSortedDictionary(p => p.PlanId, p => p),
        Queued = [.. Queued],
        LastDiscovery = LastDiscovery,
        LastSweep = LastSweep,
        Pauses = (Pauses ?? []).ToImmutableDictionary(p => p.Target),
        Drained = [.. Drained ?? []],
        Pinned = [.. Pinned ?? []],
        Spawned = [.. Spawned ?? []],
        Scalings = [.. Scalings ?? []],
        Schedules = Schedules ?? ScheduleState.Empty,
    };
}

/// <summary>A wish for a worker that was granted.</summary>
/// <param name="RequestId">The wish.</param>
/// <param name="WorkerId">The worker.</param>
public sealed record SpawnedFor(string RequestId, string WorkerId);
