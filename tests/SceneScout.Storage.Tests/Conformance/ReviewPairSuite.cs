using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Review_pairs_on_SQLite() : ReviewPairSuite(new SqliteFixture());

public sealed class Review_pairs_on_PostgreSQL() : ReviewPairSuite(new PostgresFixture());

/// <summary>Pairs of which a person says whether they are one event.</summary>
public abstract class ReviewPairSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly DoubtfulPair Pair = new(Sample.Key("a"), Sample.Key("b"), 0.4, ["titles 0.50"]);
    private static readonly PairRuling Apart = PairRuling.Of(Pair.Right, Pair.Left, false);

    [StoreFact]
    public async Task A_doubt_is_written_with_its_event_and_waits_until_somebody_says_something()
    {
        await WriteAsync(Pair);
        await WriteAsync(Pair with { Probability = 0.3 }, again: true);

        var pending = Assert.Single(await Store.Events.ReviewPairsAsync(PairReviewState.Pending, 10, None));
        Assert.Equal((Pair.Left, Pair.Right, 0.3, "block"), (pending.Left, pending.Right, pending.Probability, pending.Block));
        Assert.Equal((Sample.Id(1), Sample.Id(2)), (pending.LeftEvent, pending.RightEvent));
        Assert.Equal("titles 0.50", Assert.Single(pending.Reasons));
        Assert.Null(pending.DecidedBy);
        Assert.Equal(pending.Id, (await Store.Events.FindReviewPairAsync(pending.Id, None))?.Id);
        Assert.Empty(await Store.Events.RulingsAsync(["block"], None));

        await Store.Events.RuleAsync("block", [Apart], "ann", Now.AddHours(1), None);

        Assert.Empty(await Store.Events.ReviewPairsAsync(PairReviewState.Pending, 10, None));
        var rejected = Assert.Single(await Store.Events.ReviewPairsAsync(PairReviewState.Rejected, 10, None));
        Assert.Equal(("ann", 0.3, Now, Now.AddHours(1)), (rejected.DecidedBy, rejected.Probability, rejected.CreatedAt, rejected.UpdatedAt));
        Assert.Equal(Apart, Assert.Single((await Store.Events.RulingsAsync(["block", "other"], None))["block"]));
    }

    [StoreFact]
    public async Task What_was_said_stays_whatever_is_found_later_and_of_two_sayings_the_later_counts()
    {
        await WriteAsync(Pair);
        await Store.Events.RuleAsync("block", [Apart], "ann", Now, None);
        await WriteAsync(Pair, again: true);
        Assert.Empty(await Store.Events.ReviewPairsAsync(PairReviewState.Pending, 10, None));

        await Store.Events.RuleAsync("block", [Apart with { IsSame = true }], "ben", Now, None);

        Assert.Equal("ben", Assert.Single(await Store.Events.ReviewPairsAsync(PairReviewState.Accepted, 10, None)).DecidedBy);
        Assert.True(Assert.Single((await Store.Events.RulingsAsync(["block"], None))["block"]).IsSame);
    }

    [StoreFact]
    public async Task A_doubt_about_what_became_one_meanwhile_is_none()
    {
        await WriteAsync(Pair);
        var merged = Sample.Change(Sample.Id(1), 1, Sample.Listing("a")) with { Retired = [new(Sample.Id(2), 1)] };

        Assert.Equal<bool>([true], await Store.Events.WriteAsync([merged], Now, None));

        Assert.Empty(await Store.Events.ReviewPairsAsync(PairReviewState.Pending, 10, None));
    }

    [StoreFact]
    public async Task Pairs_go_when_nobody_found_them_or_said_something_of_them_for_long()
    {
        await WriteAsync(Pair);

        var step = await Store.Retention.PruneAsync("review_pairs", Now.AddDays(1), null, 10, Now.AddDays(1), None);

        Assert.Equal(1, step.Rows);
        Assert.Empty(await Store.Events.ReviewPairsAsync(PairReviewState.Pending, 10, None));
    }

    private async Task WriteAsync(DoubtfulPair pair, bool again = false)
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b"));
        var written = again
            ? await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, a) with { Doubts = [pair] }], Now, None)
            : await Store.Events.WriteAsync([Sample.New(Sample.Id(1), a) with { Doubts = [pair] }, Sample.New(Sample.Id(2), b) with { Doubts = [pair] }], Now, None);
        Assert.DoesNotContain(false, written);
    }
}
