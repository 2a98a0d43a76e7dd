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
