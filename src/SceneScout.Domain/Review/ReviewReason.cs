namespace SceneScout.Domain.Review;

/// <summary>Why somebody has to look at an event.</summary>
/// <param name="Rule">The rule: <see cref="Submission"/>, or a gate of quality.</param>
/// <param name="Text">The same for people.</param>
public sealed record ReviewReason(string Rule, string Text)
{
    /// <summary>The rule of what visitors send.</summary>
    public const string Submission = "submission";
}
