using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Matching.Borders;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Borders_on_SQLite() : BorderSuite(new SqliteFixture());

public sealed class Borders_on_PostgreSQL() : BorderSuite(new PostgresFixture());

/// <summary>What lies near borders of blocks, and events that go to another block.</summary>
public abstract class BorderSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly DateOnly Night = DateOnly.FromDateTime(Now.UtcDateTime);

    [StoreFact]
    public async Task What_was_kept_is_found_by_whoever_looks_there_and_keeping_it_again_changes_nothing()
    {
        BorderPlace[] lies = [new("1,2,3/2027-01-01", "a/2027-01-01", Night), new("of b/2027-01-01", "a/2027-01-01", null)];
        Assert.Empty(await LookAsync([], "1,2,3/2027-01-01"));

        for (var times = 0; times < 2; times++)
            await Store.Events.LookAcrossAsync(lies, [], Now, None);
        await LookAsync([lies[0] with { Block = "b/2027-01-01" }]);

        Assert.Equal(["a/2027-01-01", "b/2027-01-01"], await LookAsync([], "1,2,3/2027-01-01", "1,2,4/2027-01-01"));
        Assert.Equal(["a/2027-01-01"], await LookAsync([], "of b/2027-01-01"));
    }

    [StoreFact]
    public async Task What_lies_near_a_border_goes_some_time_after_the_night()
    {
        await LookAsync([new BorderPlace("near", "a", Night.AddDays(1)), new BorderPlace("past", "a", Night.AddDays(-2)), new BorderPlace("undated", "a", null)]);

        Assert.Equal(1, (await Store.Retention.PruneAsync("border_places", Now, null, 100, Now, None)).Rows);

        Assert.Equal(2, (await Store.Events.LookAcrossAsync([], ["near", "past", "undated"], Now, None)).Length);
    }

    [StoreFact]
    public async Task An_event_goes_to_another_block_under_its_version_and_comes_with_that_block_from_then_on()
    {
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a"), Sample.Listing("b", source: "meetup"))], Now, None);
        var lodged = Assert.Single(await Store.Events.LoadEventsAsync([Sample.Id(1), Sample.Id(9)], None));
        Assert.Equal(("block", 1L, 2), (lodged.Block, lodged.Event.Event.Version, lodged.Event.Members.Length));
        var moved = Sample.Change(Sample.Id(1), 1, Sample.Listing("a"), Sample.Listing("b", source: "meetup"));
        moved = moved with { Event = moved.Event with { Block = "another" }, Guests = [Sample.Key("a"), Sample.Key("b", "meetup")] };

        // Of two that take it one is refused.
        Assert.Equal<bool>([true], await Store.Events.WriteAsync([moved], Now, None));
        Assert.Equal<bool>([false], await Store.Events.WriteAsync([moved with { Event = moved.Event with { Block = "third" } }], Now, None));
        Assert.Equal<bool>([false], await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("a"))], Now, None));

        Assert.Empty(await Store.Events.LoadBlockAsync("block", None));
        Assert.Equal(2, Assert.Single(await Store.Events.LoadBlockAsync("another", None)).Members.Length);
        Assert.Equal("another", (await Store.Events.FindBlocksAsync([Sample.Key("a")], None))[Sample.Key("a")]);
        Assert.Equal("another", Assert.Single(await Store.Events.BlocksOfAsync([Sample.Id(1), Sample.Id(9)], None)).Value);
        Assert.Equal([EventChangeKind.Created, EventChangeKind.Updated], (await Store.Feed.ReadAsync(0, 10, false, None)).Changes.Select(change => change.Kind));
        Assert.DoesNotContain(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None), breach => breach.Rule is "event-members" or "listing-event" or "redirects" or "feed-version");
    }

    [StoreFact]
    public async Task What_people_said_of_its_listings_and_are_still_to_say_goes_with_it()
    {
        await Store.Events.WriteAsync(
            [Sample.New(Sample.Id(1), Sample.Listing("a")) with { Doubts = [new DoubtfulPair(Sample.Key("a"), Sample.Key("c"), 0.4, [])] }, Sample.New(Sample.Id(2), Sample.Listing("b")), Sample.New(Sample.Id(3), Sample.Listing("c"))], Now, None);
        var apart = PairRuling.Of(Sample.Key("a"), Sample.Key("b"), false);
        await Store.Events.RuleAsync("block", [apart], "ann", Now, None);
        Assert.Equal(apart, Assert.Single(await Store.Events.RulingsOfAsync([Sample.Key("b")], None)));
        var moved = Sample.Change(Sample.Id(1), 1, Sample.Listing("a"));

        await Store.Events.WriteAsync([moved with { Event = moved.Event with { Block = "another" }, Guests = [Sample.Key("a")] }], Now, None);

        Assert.Equal(apart, Assert.Single((await Store.Events.RulingsAsync(["block", "another"], None))["another"]));
        Assert.Equal("another", Assert.Single(await Store.Events.ReviewPairsAsync(PairReviewState.Pending, 10, None)).Block);
    }

    private async Task<IEnumerable<string>> LookAsync(BorderPlace[] lies, params string[] looks) =>
        (await Store.Events.LookAcrossAsync(lies, looks, Now, None)).Select(place => place.Block).Order(StringComparer.Ordinal);
}
