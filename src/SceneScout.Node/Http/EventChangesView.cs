using System.Text.Json.Serialization;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Review;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>The answer of <c>GET /api/events/changes</c>.</summary>
/// <param name="Changes">Changes in order; empty after a reset.</param>
/// <param name="Next">The caller's next <c>since</c>.</param>
/// <param name="Reset">True when changes after <c>since</c> are not kept any more.</param>
internal sealed record EventChangesView(IEnumerable<EventChangeView> Changes, long Next, bool Reset)
{
    /// <summary>The view of a page.</summary>
    public static EventChangesView Of(FeedPage page, SourceRegistry? sources) =>
        new(page.Changes.Select(change => EventChangeView.Of(change, sources)), page.Next, page.Reset);
}

/// <summary>One change.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="EventId">The event.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Event">The event as it is now, as in <c>GET /api/events</c>; null when it is gone, or waits for review.</param>
internal sealed record EventChangeView(
    long Seq, Guid EventId, long Version, string Kind, DateTimeOffset At, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] EventView? Event)
{
    /// <summary>The view of a change.</summary>
    public static EventChangeView Of(FeedChange change, SourceRegistry? sources) => new(
        change.Seq, change.EventId, change.Version, change.Kind.Name(), change.At, change.Document is { } document && document.Review.State.IsPublished() ? EventView.Of(document, sources) : null);
}
