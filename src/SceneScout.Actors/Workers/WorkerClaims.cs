using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers;

/// <summary>What a worker's claims say of it.</summary>
internal static class WorkerClaims
{
    /// <summary>A claim of one task.</summary>
    /// <param name="workerId">The worker.</param>
    /// <param name="type">Its type.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="node">Its node's address.</param>
    /// <param name="first">Whether it has claimed nothing yet since it started.</param>
    /// <param name="options">Settings.</param>
    /// <param name="now">The instant.</param>
    public static ClaimRequest Of(string workerId, TaskType type, StageRegistry stages, string node, bool first, SpawnOptions options, DateTimeOffset now) =>
        new(type, workerId, 1, now + options.LeaseTime, [], Reclaim: first)
        {
            Slot = Slot(workerId),
            Node = node,
            SourceLimits = stages.Get(type).LimitedBySource ? options.SourceConcurrency : ImmutableSortedDictionary<string, int>.Empty,
            MaxLosses = options.PoisonAfter,
            Next = stages.Marks(type, options),
        };

    /// <summary>The number in a worker's id: 3 of <c>worker-discovery-3</c>; 0 when there is none.</summary>
    public static int Slot(string workerId) =>
        int.TryParse(workerId.AsSpan(workerId.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var slot) ? slot : 0;
}
