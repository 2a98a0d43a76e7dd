using SceneScout.Domain.Feed;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Feed_upgrade_on_SQLite() : FeedUpgradeSuite(new SqliteFixture());

public sealed class Feed_upgrade_on_PostgreSQL() : FeedUpgradeSuite(new PostgresFixture());

public abstract class FeedUpgradeSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    protected override bool Migrated => false;

    [StoreFact]
    public async Task A_store_of_before_the_feed_gets_one_created_an_event_in_order()
    {
        await Store.MigrateAsync(None);
        for (var n = 1; n <= 3; n++)
            await Store.Events.WriteAsync([Sample.New(Sample.Id(n), Sample.Listing($"l{n}"))], Now.AddHours(-n), None);
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(2), 1, Sample.Listing("l2", "changed"))], Now, None);
        // The tables are changed while nobody else works on them.
        await Store.DisposeAsync();
        await WithoutFeedAsync();

        await using var upgraded = Fixture.Open();
        Assert.Equal(Fixture is SqliteFixture ? ["0020_event_feed"] : ["0020_event_feed", "0063_feed_appends"], await upgraded.MigrateAsync(None));

        var page = await upgraded.Feed.ReadAsync(0, 100, documents: true, None);
        Assert.Equal([(1, Sample.Id(3), 1), (2, Sample.Id(2), 2), (3, Sample.Id(1), 1)], page.Changes.Select(c => (c.Seq, c.EventId, c.Version)));
        Assert.All(page.Changes, c => Assert.Equal((EventChangeKind.Created, true), (c.Kind, c.Document is not null)));
        Assert.DoesNotContain(await upgraded.Ledger.FindBreachesAsync(DateTimeOffset.MinValue, TimeSpan.Zero, None), b => b.Rule.StartsWith("feed-", StringComparison.Ordinal));
        await upgraded.Events.WriteAsync([Sample.New(Sample.Id(4), Sample.Listing("l4"))], Now, None);
        Assert.Equal([4], (await upgraded.Feed.ReadAsync(3, 100, documents: false, None)).Changes.Select(c => c.Seq));
    }

    // What an older release left: no feed, and no record of its migration.
    private Task WithoutFeedAsync() => Fixture.BreakAsync(Fixture is SqliteFixture
        ? "DROP TABLE event_feed; DROP TABLE event_feed_bounds; DROP TABLE feed_cursors; DELETE FROM schema_history WHERE script = '0020_event_feed'"
        : "DROP FUNCTION event_feed_sequence; DROP VIEW event_feed_appended; DROP TABLE event_feed, event_feed_waiting, event_feed_bounds, feed_cursors; "
            + "DELETE FROM schema_history WHERE script IN ('0020_event_feed', '0063_feed_appends')");
}
