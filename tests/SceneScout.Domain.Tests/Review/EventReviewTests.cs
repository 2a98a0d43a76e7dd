using System.Collections.Immutable;
using SceneScout.Domain.Review;

namespace SceneScout.Domain.Tests.Review;

public class EventReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReviewReason Submission = new(ReviewReason.Submission, "a visitor sent it");
    private static readonly ReviewReason Gate = new("core_completeness", "too little");
    private static readonly ReviewReason Other = new("format_accuracy", "odd");

    [Fact]
    public void What_has_a_reason_waits_and_what_has_none_does_not()
    {
        Assert.Equal(ReviewState.Pending, EventReview.None.After([Gate], shown: false).State);
        Assert.Equal(ReviewState.None, EventReview.None.After([], shown: false).State);
    }

    [Fact]
    public void What_waits_is_let_go_when_its_reason_is_gone() =>
        Assert.Equal(ReviewState.None, EventReview.None.After([Gate], shown: false).After([], shown: true).State);

    [Fact]
    public void An_accepted_event_stays_accepted_for_the_reasons_that_were_seen()
    {
        var accepted = Decided([Gate, Other], accept: true);

        Assert.Same(accepted, accepted.After([Gate], shown: true));
        Assert.Equal(ReviewState.Pending, Decided([Gate], accept: true).After([Gate, Other], shown: true).State);
    }

    [Fact]
    public void A_submission_that_changes_waits_again_whatever_was_decided()
    {
        Assert.Equal(ReviewState.Pending, Decided([Submission], accept: true).After([Submission], shown: true).State);
        Assert.Equal(ReviewState.Pending, Decided([Submission], accept: false).After([Submission], shown: false).State);
    }

    [Fact]
    public void What_was_rejected_for_a_reason_that_is_gone_is_not_rejected_any_more()
    {
        Assert.Equal(ReviewState.None, Decided([Gate], accept: false).After([], shown: false).State);
        Assert.Equal(ReviewState.Rejected, Decided([Gate], accept: false).After([Gate], shown: false).State);
        Assert.Equal(ReviewState.Rejected, Decided([], accept: false).After([], shown: true).State);
    }

    [Fact]
    public void Whether_it_was_published_once_is_remembered()
    {
        Assert.False(EventReview.None.After([Gate], shown: false).Shown);
        Assert.True(EventReview.None.After([Gate], shown: true).Shown);
        Assert.False(Decided([Gate], accept: false).Shown);
        Assert.True(Decided([Gate], accept: true).After([Other], shown: true).Shown);
    }

    private static EventReview Decided(ImmutableArray<ReviewReason> holds, bool accept) =>
        new EventReview(holds.IsEmpty ? ReviewState.None : ReviewState.Pending, holds).Decided(accept, "somebody", null, Now, shown: false);
}
