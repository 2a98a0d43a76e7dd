using System.Collections.Immutable;
using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>Since when parts of the cluster do not answer the tasks of a node. While a lost node is being replaced a task waits in its row, without a worker and without an attempt; silence for longer than that is a failure.</summary>
/// <param name="Since">By task: when its first question stayed without an answer.</param>
public sealed record OwnerTimeouts(ImmutableDictionary<string, DateTimeOffset> Since)
{
    /// <summary>Longer than a crash failover, with the start of what is found elsewhere.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How long a task waits at once.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>None.</summary>
    public static readonly OwnerTimeouts None = new(ImmutableDictionary<string, DateTimeOffset>.Empty);

    // Tasks that go on elsewhere are never heard of again.
    private static readonly TimeSpan Forgotten = 5 * Patience;

    /// <summary>A question of a task stayed without an answer.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="fault">How it is told.</param>
    /// <param name="now">The instant.</param>
    /// <param name="jitter">Part of the wait that is spread at random, 0 to 1.</param>
    /// <param name="random">A number in [0, 1) for the jitter.</param>
    /// <param name="storeAwayUntil">Until when the store or its journal did not answer either, now while they do not; null for never. It was their silence then: the owner's is counted from there on.</param>
    /// <returns>What is known then, and until when the task waits; null when it has waited long enough and the attempt failed.</returns>
    public (OwnerTimeouts Then, Deferral? Until) Miss(string taskId, SpawnFault fault, DateTimeOffset now, double jitter, double random, DateTimeOffset? storeAwayUntil = null)
    {
        var known = Since.RemoveRange(Since.Where(s => now - s.Value >= Forgotten).Select(s => s.Key));
        if (known.TryGetValue(taskId, out var since) && now - (storeAwayUntil > since ? storeAwayUntil.Value : since) >= Patience)
            return (new OwnerTimeouts(known.Remove(taskId)), null);
        return (new OwnerTimeouts(known.ContainsKey(taskId) ? known : known.Add(taskId, now)), new Deferral(now + (Wait * (1 + (jitter * random))), TookTurn: false, fault));
    }

    /// <summary>The task was answered, or is over.</summary>
    public OwnerTimeouts Heard(string taskId) => this with { Since = Since.Remove(taskId) };
}
