using SceneScout.Domain.Feed;

namespace SceneScout.Storage.Contracts;

/// <summary>A change of an event.</summary>
/// <param name="Seq">Its place in the feed: from 1, without gaps, in the order in which all readers get it.</param>
/// <param name="EventId">The event.</param>
/// <param name="Version">The event's version after the change; of an event that is gone, its last.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was written, by the writer's clock; two neighbours may stand in another order.</param>
/// <param name="TraceParent">W3C traceparent of what caused it; null when nobody traced.</param>
public sealed record FeedChange(long Seq, Guid EventId, long Version, EventChangeKind Kind, DateTimeOffset At, string? TraceParent)
{
    /// <summary>The event as it is now; null when it is gone, or was not asked for.</summary>
    public EventDocument? Document { get; init; }
}
