using SceneScout.Domain.Review;

namespace SceneScout.Node.Http;

/// <summary>Why somebody has to look at an event, and what was decided.</summary>
/// <param name="Reasons">Each rule with its words.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="Note">What they said.</param>
internal sealed record ReviewView(IEnumerable<ReviewReason> Reasons, string? By, DateTimeOffset? At, string? Note)
{
    /// <summary>The view of a review; null of none.</summary>
    public static ReviewView? Of(EventReview review) => review.State == ReviewState.None ? null : new ReviewView(review.Reasons, review.By, review.At, review.Note);
}

/// <summary>The form of a decision about an event.</summary>
/// <param name="Decision">accept or reject.</param>
/// <param name="Note">Why, at most 500 characters.</param>
/// <param name="Version">The version that was looked at.</param>
internal sealed record ReviewForm(string Decision, string? Note, long? Version);

/// <summary>What a decision about an event came to.</summary>
internal sealed record ReviewedView(Guid EventId, long Version, string Review, bool Changed);
