using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Review;

namespace SceneScout.Storage.Rules;

/// <summary>What an enrichment makes of an event's review, and what the feed gets of it. Pure.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Review">Its review from now on.</param>
/// <param name="Changed">Whether that is another one.</param>
/// <param name="Kinds">What happened to the event, as far as somebody outside can see it.</param>
internal sealed record ReviewStep(Guid EventId, EventReview Review, bool Changed, ImmutableArray<EventChangeKind> Kinds)
{
    /// <summary>Decides.</summary>
    /// <param name="id">The event.</param>
    /// <param name="before">Its review so far.</param>
    /// <param name="processed">Whether it was enriched before.</param>
    /// <param name="enrichment">What is known of it now.</param>
    public static ReviewStep Of(Guid id, EventReview before, bool processed, Enrichment enrichment)
    {
        var after = before.After(enrichment.Holds ?? [], processed);
        return new ReviewStep(id, after, !ReferenceEquals(after, before) && !(after.State == ReviewState.None && before.State == ReviewState.None), KindsOf(before, after, processed));
    }

    /// <summary>The review as it is stored; null for none.</summary>
    public static string? Json(EventReview review) => review.State == ReviewState.None ? null : StorableJson.CleanOwn(System.Text.Json.JsonSerializer.Serialize(review, EventJson.Default.EventReview));

    private static ImmutableArray<EventChangeKind> KindsOf(EventReview before, EventReview after, bool processed) => (before.State.IsPublished(), after.State.IsPublished()) switch
    {
        (true, true) => [processed ? EventChangeKind.Processed : EventChangeKind.Published],
        (false, true) => [after.Shown ? EventChangeKind.Processed : EventChangeKind.Published],
        (true, false) => [EventChangeKind.Held],
        _ => before.State == after.State ? [] : [EventChangeKind.Held],
    };
}
