using SceneScout.Actors.Serialization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>A snapshot of the first format: a cursor, which is in the task's row today. Nothing of it is used; it is read so that the entries behind it need not be.</summary>
/// <param name="Area">The state of then.</param>
public sealed record FirstAreaSnapshot(FirstAreaSnapshot.State Area) : IWireMessage
{
    /// <summary>The state of then.</summary>
    /// <param name="TaskId">The search under way or ended last.</param>
    /// <param name="Range">Its dates.</param>
    /// <param name="BegunAt">When it began.</param>
    /// <param name="Checkpoint">Where it stood.</param>
    /// <param name="CompletedAt">Begin of the last complete search.</param>
    /// <param name="LastYield">Listings that it found new or changed.</param>
    public sealed record State(string? TaskId, DateRange? Range, DateTimeOffset? BegunAt, DiscoveryCheckpoint? Checkpoint, DateTimeOffset? CompletedAt, int? LastYield);
}
