using System.Collections.Immutable;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Reviews_on_SQLite() : ReviewSuite(new SqliteFixture());

public sealed class Reviews_on_PostgreSQL() : ReviewSuite(new PostgresFixture());

/// <summary>Events that somebody has to look at before they are published.</summary>
public abstract class ReviewSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly ImmutableArray<ReviewReason> Gate = [new("core_completeness", "too little is said")];
    private static readonly ImmutableArray<ReviewReason> Submission = [new(ReviewReason.Submission, "a visitor sent it")];
    private static readonly Act Act = new("operator", "looks good", Now);

    [StoreFact]
    public async Task An_event_that_is_held_counts_as_processed_and_is_listed_by_its_state_alone()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), Gate), Held(Sample.New(Sample.Id(2), Sample.Listing("b")), []));

        Assert.Equal([Sample.Id(2)], await ListedAsync());
        Assert.Equal([Sample.Id(1)], await ListedAsync(ReviewState.Pending));
        Assert.Empty(await ListedAsync(ReviewState.Accepted, ReviewState.Rejected));
        var totals = await Store.Events.TotalsAsync(None);
        Assert.Equal((2, 2, 1), (totals.Canonical, totals.Processed, totals.Pending));
        Assert.Equal([EventChangeKind.Created, EventChangeKind.Held], await KindsAsync(1));
        Assert.Equal<ReviewReason>(Gate, (await Store.Events.FindAsync(Sample.Id(1), None))!.Review.Reasons);
        Assert.Empty(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None));
    }

    [StoreFact]
    public async Task An_accepted_event_is_published_once_and_the_act_is_written_down()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), Submission));

        var answer = await DecideAsync(1, accept: true);
        var again = await DecideAsync(1, accept: true);

        Assert.Equal((ReviewState.Accepted, ReviewEnd.Done, ReviewEnd.AsBefore), (answer!.State, answer.End, again!.End));
        Assert.Equal([Sample.Id(1)], await ListedAsync());
        Assert.Equal([EventChangeKind.Created, EventChangeKind.Held, EventChangeKind.Accepted, EventChangeKind.Published], await KindsAsync(1));
        var review = (await Store.Events.FindAsync(Sample.Id(1), None))!.Review;
        Assert.Equal(("operator", "looks good", Now), (review.By, review.Note, review.At));
        var entry = Assert.Single(await Store.Audit.ListAsync(10, None));
        Assert.Equal(("event.accept", Sample.Id(1).ToString(), "pending"), (entry.Action, entry.Target, entry.Details["before"]));
    }

    [StoreFact]
    public async Task A_rejected_event_stays_away_and_can_be_accepted_later()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), Gate));

        await DecideAsync(1, accept: false);
        Assert.Empty(await ListedAsync());
        Assert.Equal([Sample.Id(1)], await ListedAsync(ReviewState.Rejected));
        await DecideAsync(1, accept: true);

        Assert.Equal([Sample.Id(1)], await ListedAsync());
        Assert.Equal([EventChangeKind.Rejected, EventChangeKind.Accepted, EventChangeKind.Published], (await KindsAsync(1)).Skip(2));
    }

    [StoreFact]
    public async Task An_event_that_was_published_can_be_taken_away_and_comes_back_without_being_published_anew()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), []));

        await DecideAsync(1, accept: false);
        await DecideAsync(1, accept: true);

        Assert.Equal([EventChangeKind.Created, EventChangeKind.Published, EventChangeKind.Rejected, EventChangeKind.Accepted], await KindsAsync(1));
    }

    [StoreFact]
    public async Task A_change_that_mends_the_event_publishes_it_and_one_that_spoils_it_holds_it_back()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), Gate));
        await WriteAsync(Held(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "better")), []));
        Assert.Equal([Sample.Id(1)], await ListedAsync());
        await WriteAsync(Held(Sample.Change(Sample.Id(1), 2, Sample.Listing("a", "worse")), Gate));

        Assert.Empty(await ListedAsync());
        await WriteAsync(Held(Sample.Change(Sample.Id(1), 3, Sample.Listing("a", "good")), []));

        Assert.Equal(
            [
                EventChangeKind.Created, EventChangeKind.Held, EventChangeKind.Updated, EventChangeKind.Published, EventChangeKind.Updated, EventChangeKind.Held, EventChangeKind.Updated,
                EventChangeKind.Processed,
            ],
            await KindsAsync(1));
    }

    [StoreFact]
    public async Task A_decision_on_another_version_than_the_one_that_stands_is_not_taken()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), Submission));
        await WriteAsync(Held(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "spam")), Submission));

        var answer = await Store.Events.ReviewAsync(new ReviewDecision(Sample.Id(1), true, null) { Version = 1 }, Act, None);

        Assert.Equal((ReviewEnd.Outdated, 2L, ReviewState.Pending), (answer!.End, answer.Version, answer.State));
        Assert.Empty(await ListedAsync());
        Assert.Null(await Store.Events.ReviewAsync(new ReviewDecision(Sample.Id(9), true, null), Act, None));
    }

    [StoreFact]
    public async Task A_submission_that_changes_after_it_was_accepted_waits_again()
    {
        await WriteAsync(Held(Sample.New(Sample.Id(1), Sample.Listing("a")), Submission));
        await DecideAsync(1, accept: true);

        await WriteAsync(Held(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "other")), Submission));

        Assert.Empty(await ListedAsync());
        Assert.Equal([Sample.Id(1)], await ListedAsync(ReviewState.Pending));
    }

    [StoreFact]
    public async Task An_event_that_is_processed_later_is_held_then()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));
        var lease = await LeaseAsync("p", TaskType.Processing);

        await Store.Events.CommitProcessingAsync(new ProcessingOutcome(lease, [new ProcessedEvent(Sample.Id(1), Sample.Enrichment(1) with { Holds = Gate })]), Now, None);

        Assert.Equal([Sample.Id(1)], await ListedAsync(ReviewState.Pending));
        Assert.Equal([EventChangeKind.Created, EventChangeKind.Held], await KindsAsync(1));
    }

    private static EventMutation Held(EventMutation mutation, ImmutableArray<ReviewReason> holds) =>
        mutation with { Enrichment = Sample.Enrichment(mutation.Event.Version) with { Holds = holds.IsEmpty ? null : holds } };

    private Task<ReviewAnswer?> DecideAsync(int id, bool accept) => Store.Events.ReviewAsync(new ReviewDecision(Sample.Id(id), accept, "looks good"), Act, None);

    private async Task WriteAsync(params EventMutation[] mutations) => Assert.All(await Store.Events.WriteAsync(mutations, Now, None), Assert.True);

    private async Task<IEnumerable<Guid>> ListedAsync(params ReviewState[] states) =>
        (await Store.Events.QueryAsync(new EventQuery { Review = [.. states] }, None)).Events.Select(e => e.Event.Id).Order();

    private async Task<IEnumerable<EventChangeKind>> KindsAsync(int id) =>
        (await Store.Feed.ReadAsync(0, 100, documents: false, None)).Changes.Where(c => c.EventId == Sample.Id(id)).Select(c => c.Kind);
}
