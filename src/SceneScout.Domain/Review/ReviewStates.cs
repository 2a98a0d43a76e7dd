namespace SceneScout.Domain.Review;

/// <summary>The words of <see cref="ReviewState"/> in tables and on the wire.</summary>
public static class ReviewStates
{
    /// <summary>The states that a reader can ask for, in words: <c>pending, accepted, rejected</c>.</summary>
    public static readonly string Names = string.Join(", ", new[] { ReviewState.Pending, ReviewState.Accepted, ReviewState.Rejected }.Select(Name));

    /// <summary><c>none</c>, <c>pending</c>, <c>accepted</c> or <c>rejected</c>.</summary>
    public static string Name(this ReviewState state) => state switch
    {
        ReviewState.None => "none",
        ReviewState.Pending => "pending",
        ReviewState.Accepted => "accepted",
        ReviewState.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of review."),
    };

    /// <summary>Whether an event in this state is published.</summary>
    public static bool IsPublished(this ReviewState state) => state is ReviewState.None or ReviewState.Accepted;

    /// <summary>The state of a word, ignoring case; null when it is none.</summary>
    public static ReviewState? Parse(string text) =>
        Enum.GetValues<ReviewState>().Cast<ReviewState?>().FirstOrDefault(state => string.Equals(state!.Value.Name(), text, StringComparison.OrdinalIgnoreCase));
}
