using System.Collections.Immutable;

namespace SceneScout.Domain.Review;

/// <summary>What was decided about publishing an event, or waits to be. Immutable: <see cref="After"/> says what a write of the event makes of it, <see cref="Decided"/> what a person does.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reasons">Why somebody has to look at it, as of the event's last write.</param>
public sealed record EventReview(ReviewState State, ImmutableArray<ReviewReason> Reasons)
{
    /// <summary>Of an event that nobody has to look at.</summary>
    public static readonly EventReview None = new(ReviewState.None, []);

    /// <summary>Whether the event was published before: then what becomes of it is news to those who have it.</summary>
    public bool Shown { get; init; }

    /// <summary>Who decided; null while nobody has.</summary>
    public string? By { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What they said of it.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// What a write of the event makes of it. A reason that was not there when somebody decided, or a submission that has changed, makes the event wait again;
    /// when no reason is left, it waits no more, and what was rejected for a reason that is gone is not rejected any more.
    /// </summary>
    /// <param name="holds">Why somebody has to look at the event as it is now.</param>
    /// <param name="shown">Whether the event was published before this write, where nothing is known of a review.</param>
    public EventReview After(ImmutableArray<ReviewReason> holds, bool shown)
    {
        var known = Shown || (State == ReviewState.None && shown);
        if (State is ReviewState.Accepted or ReviewState.Rejected && Covers(holds))
            return this;
        return holds.IsEmpty ? None with { Shown = known } : new EventReview(ReviewState.Pending, holds) { Shown = known };
    }

    /// <summary>What a decision makes of it.</summary>
    /// <param name="accept">Whether the event is published.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="note">Why, for people; null for nothing.</param>
    /// <param name="at">The instant.</param>
    /// <param name="shown">Whether the event is published, where nothing is known of a review.</param>
    public EventReview Decided(bool accept, string by, string? note, DateTimeOffset at, bool shown) =>
        this with { State = accept ? ReviewState.Accepted : ReviewState.Rejected, By = by, Note = note, At = at, Shown = accept || Shown || (State == ReviewState.None && shown) };

    // What was decided holds for the reasons that were seen. Of a submission each change is seen anew.
    private bool Covers(ImmutableArray<ReviewReason> holds)
    {
        if (State == ReviewState.Rejected && holds.IsEmpty && !Reasons.IsEmpty)
            return false;
        foreach (var hold in holds)
            if (hold.Rule == ReviewReason.Submission || !Reasons.Any(reason => reason.Rule == hold.Rule))
                return false;
        return true;
    }
}
