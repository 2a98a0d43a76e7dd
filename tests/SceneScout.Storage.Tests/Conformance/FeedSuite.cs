using System.Diagnostics;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Feed_on_SQLite() : FeedSuite(new SqliteFixture());

public sealed class Feed_on_PostgreSQL() : FeedSuite(new PostgresFixture());

public abstract class FeedSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [StoreFact]
    public async Task A_new_event_and_its_changes_stand_in_the_order_of_their_writes()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b")));
        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed")));

        var page = await ReadAsync(0);

        Assert.Equal([(1, Sample.Id(1), 1, "created"), (2, Sample.Id(2), 1, "created"), (3, Sample.Id(1), 2, "updated")], page.Changes.Select(Words));
        Assert.All(page.Changes, c => Assert.Equal(Now, c.At));
        Assert.Equal((3, false, 3), (page.Next, page.Reset, page.Head));
        Assert.Equal([3], (await ReadAsync(2)).Changes.Select(c => c.Seq));
        Assert.Equal((1, 1, 3), ((await ReadAsync(0, 1)).Changes.Length, (await ReadAsync(0, 1)).Next, (await ReadAsync(0, 1)).Head));
        Assert.Empty((await ReadAsync(3)).Changes);
        Assert.Equal(3, (await ReadAsync(3)).Next);
    }

    [StoreFact]
    public async Task A_change_brings_its_event_as_it_is_now()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));
        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed")));

        var page = await Store.Feed.ReadAsync(0, 10, documents: true, None);

        Assert.All(page.Changes, c => Assert.Equal((2L, "changed"), (c.Document!.Event.Version, c.Document.Event.Content.Title)));
        Assert.All((await ReadAsync(0)).Changes, c => Assert.Null(c.Document));
    }

    [StoreFact]
    public async Task Several_changes_of_one_event_in_one_write_are_one()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "x")), Sample.Change(Sample.Id(1), 2, Sample.Listing("a", "y")));

        Assert.Equal([(1, Sample.Id(1), 3, "created")], (await ReadAsync(0)).Changes.Select(Words));
    }

    [StoreFact]
    public async Task A_refused_change_appends_nothing()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));

        Assert.False(Assert.Single(await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 7, Sample.Listing("a", "x"))], Now, None)));

        Assert.Single((await ReadAsync(0)).Changes);
    }

    [StoreFact]
    public async Task A_merged_event_is_told_of_and_has_no_document()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b"));
        await WriteAsync(Sample.New(Sample.Id(1), a), Sample.New(Sample.Id(2), b));
        await WriteAsync(new EventMutation(Sample.Event(Sample.Id(1), 2, "block", a, b), 1, [Sample.Member(b)], [new RetiredEvent(Sample.Id(2), 1)]));

        var page = await Store.Feed.ReadAsync(2, 10, documents: true, None);

        Assert.Equal([(3, Sample.Id(1), 2, "updated"), (4, Sample.Id(2), 1, "merged")], page.Changes.Select(Words));
        Assert.NotNull(page.Changes[0].Document);
        Assert.Null(page.Changes[1].Document);
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task What_came_and_went_within_one_write_is_not_told_of()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b"));
        await WriteAsync(
            Sample.New(Sample.Id(1), a),
            Sample.New(Sample.Id(2), b),
            new EventMutation(Sample.Event(Sample.Id(1), 2, "block", a, b), 1, [Sample.Member(b)], [new RetiredEvent(Sample.Id(2), 1)]));

        Assert.Equal([(1, Sample.Id(1), 2, "created")], (await ReadAsync(0)).Changes.Select(Words));
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task A_cancelled_event_is_told_of_once()
    {
        var listing = Sample.Listing("a");
        var cancelled = listing with { Status = EventStatus.Cancelled };
        await WriteAsync(Sample.New(Sample.Id(1), listing));
        await WriteAsync(Sample.Change(Sample.Id(1), 1, cancelled));
        await WriteAsync(Sample.Change(Sample.Id(1), 2, cancelled with { Title = "Still cancelled" }));
        await WriteAsync(Sample.Change(Sample.Id(1), 3, listing));

        Assert.Equal<string>(["created", "cancelled", "updated", "updated"], await KindsAsync());
    }

    [StoreFact]
    public async Task An_event_is_published_when_it_is_processed_for_the_first_time()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));
        await ProcessAsync("p1", 1);
        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed")));
        await ProcessAsync("p2", 1);
        await ProcessAsync("p3", 2);

        Assert.Equal<string>(["created", "published", "updated", "processed"], await KindsAsync());
        Assert.Equal<long>([1, 1, 2, 2], (await ReadAsync(0)).Changes.Select(c => c.Version));
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task Freshness_is_told_of_when_the_event_changes_it()
    {
        await MissableAsync("a", "b");
        await SettleAsync("s1", 1, "a");
        await SettleAsync("s2", 2, "a");
        await SettleAsync("s3", 3, "a");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseOfAsync("again"), Found("a")) with { TraceParent = Trace }, Now.AddHours(9), None);

        var changes = (await ReadAsync(2)).Changes;
        Assert.Equal<string>(["stale", "expired", "revived"], changes.Select(c => c.Kind.Name()));
        Assert.All(changes, c => Assert.Equal((Sample.Id(1), 1L), (c.EventId, c.Version)));
        Assert.Equal(Trace, changes[^1].TraceParent);
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task What_has_been_stale_for_too_long_is_told_of_as_expired()
    {
        await MissableAsync("a");
        await SettleAsync("s1", 1, "a");

        await Store.Freshness.ExpireOverdueAsync(Rules, 10, Now.AddDays(10), None);

        Assert.Equal<string>(["created", "stale", "expired"], await KindsAsync());
    }

    [StoreFact]
    public async Task A_listing_that_joins_a_stale_event_revives_it()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b"));
        await MissableAsync("a");
        await SettleAsync("s1", 1, "a");

        await WriteAsync(new EventMutation(Sample.Event(Sample.Id(1), 2, "block", a, b), 1, [Sample.Member(b)], []));

        Assert.Equal<string>(["created", "stale", "updated", "revived"], await KindsAsync());
        Assert.Equal(2, (await ReadAsync(3)).Changes.Single().Version);
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task Content_that_is_dropped_is_told_of_at_the_next_version()
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d"), Found("a")), Now, None);
        await Fixture.BreakAsync("UPDATE raw_events SET processed = TRUE");
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));

        await Store.Retention.ExpireAsync(SourceName.Yelp, Now.AddDays(1), 10, Now.AddDays(2), None);

        Assert.Equal([(1, Sample.Id(1), 1, "created"), (2, Sample.Id(1), 2, "content-dropped")], (await ReadAsync(0)).Changes.Select(Words));
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task An_event_that_is_kept_no_longer_is_told_of_and_gone()
    {
        await EventsAsync(1);

        for (string? after = null; ;)
        {
            var step = await Store.Retention.PruneAsync("events", Now.AddDays(30), after, 100, Now.AddDays(60), None);
            if ((after = step.Next) is null)
                break;
        }

        var page = await Store.Feed.ReadAsync(1, 10, documents: true, None);
        Assert.Equal([(2, Sample.Id(1), 1, "content-dropped")], page.Changes.Select(Words));
        Assert.Null(page.Changes[0].Document);
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task A_change_carries_the_trace_of_its_cause()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")) with { TraceParent = Trace }, Sample.New(Sample.Id(2), Sample.Listing("b")));
        await EnqueueAsync(TaskOf("p", TaskType.Processing) with { TraceParent = Trace });
        var lease = Assert.Single(await ClaimAsync(TaskType.Processing)).Lease;
        await Store.Events.CommitProcessingAsync(new(lease, [new ProcessedEvent(Sample.Id(2), Sample.Enrichment(1))]), Now, None);
        using (var running = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            await WriteAsync(Sample.New(Sample.Id(3), Sample.Listing("c")));
            Assert.Equal<string?>([Trace, null, Trace, running.Id], (await ReadAsync(0)).Changes.Select(c => c.TraceParent));
        }
    }

    [StoreFact]
    public async Task Who_appends_is_heard_of_after_the_transaction()
    {
        var heard = 0;
        Store.Feed.Appended += (_, _) => heard++;

        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 7, Sample.Listing("a"))], Now, None);

        Assert.Equal(1, heard);
    }

    [StoreFact]
    public async Task A_new_cursor_stands_at_the_end_and_moves_forward_only()
    {
        await EventsAsync(5);

        Assert.Equal(new FeedCursor("reader", 5, Now), await Store.Feed.OpenCursorAsync("reader", Now, None));
        await EventsAsync(5, from: 10);
        Assert.Equal(10, (await ReadAsync(0)).Head);
        Assert.Equal(7, await Store.Feed.AdvanceAsync("reader", 7, Now.AddMinutes(1), None));
        Assert.Equal(7, await Store.Feed.AdvanceAsync("reader", 6, Now.AddMinutes(2), None));
        Assert.Equal(7, await Store.Feed.AdvanceAsync("reader", 7, Now.AddMinutes(3), None));
        Assert.Equal(new FeedCursor("reader", 7, Now.AddMinutes(3)), await Store.Feed.OpenCursorAsync("reader", Now.AddHours(1), None));
        var lag = Assert.Single(await Store.Feed.CursorsAsync(None));
        Assert.Equal((3, Now), (lag.Rows, lag.Oldest));

        await Store.Feed.ResetCursorAsync("reader", 2, Now, None);
        Assert.Equal(2, (await Store.Feed.OpenCursorAsync("reader", Now, None)).Seq);
        Assert.Null(await Store.Feed.AdvanceAsync("nobody", 1, Now, None));
        var beyond = await Assert.ThrowsAsync<ArgumentException>(() => Store.Feed.AdvanceAsync("reader", 11, Now, None));
        Assert.Contains("11 is not a place in the feed; 0 to 10 are accepted", beyond.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_reader_behind_what_is_kept_is_told_to_reset_and_can_go_on()
    {
        await EventsAsync(6);
        Assert.Equal(2, await PruneAsync(new FeedRetention { KeepRows = 4 }));

        var reset = await ReadAsync(1);
        Assert.Equal((0, 6, true), (reset.Changes.Length, reset.Next, reset.Reset));
        Assert.Equal((4, false), ((await ReadAsync(2)).Changes.Length, (await ReadAsync(2)).Reset));
        Assert.False((await ReadAsync(reset.Next)).Reset);
        Assert.True((await ReadAsync(7)).Reset);
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task Places_are_not_given_again_after_everything_was_dropped()
    {
        await EventsAsync(3);
        Assert.Equal(3, await PruneAsync(new FeedRetention(), Now.AddDays(8)));
        Assert.Equal((0, 3, false), ((await ReadAsync(3)).Changes.Length, (await ReadAsync(3)).Head, (await ReadAsync(3)).Reset));
        Assert.True((await ReadAsync(2)).Reset);
        await ConsistentAsync();

        await EventsAsync(1, from: 10);

        Assert.Equal([4], (await ReadAsync(3)).Changes.Select(c => c.Seq));
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task A_slow_cursor_holds_changes_back_up_to_the_hard_limit()
    {
        await Store.Feed.OpenCursorAsync("slow", Now, None);
        await EventsAsync(6);
        await ReadAsync(0);
        await Store.Feed.AdvanceAsync("slow", 1, Now, None);

        Assert.Equal(1, await PruneAsync(new FeedRetention { KeepRows = 2 }));
        Assert.Equal(0, await PruneAsync(new FeedRetention { KeepRows = 2 }));
        Assert.Equal(2, await PruneAsync(new FeedRetention { KeepRows = 2, HardRows = 3 }));
        Assert.True((await ReadAsync(1)).Reset);
        await ConsistentAsync();
    }

    [StoreFact]
    public async Task Pruning_takes_no_more_than_its_batch()
    {
        await EventsAsync(5);
        var rules = new FeedRetention { KeepRows = 1 };

        Assert.Equal((2, 2, 0), (await PruneAsync(rules, batch: 2), await PruneAsync(rules, batch: 2), await PruneAsync(rules, batch: 2)));
    }

    [StoreFact]
    public async Task A_cursor_that_nobody_moves_is_forgotten()
    {
        await Store.Feed.OpenCursorAsync("old", Now, None);
        await Store.Feed.OpenCursorAsync("live", Now.AddDays(20), None);

        await PruneAsync(new FeedRetention(), Now.AddDays(31));

        Assert.Equal("live", Assert.Single(await Store.Feed.CursorsAsync(None)).Cursor.Name);
    }

    [StoreFact]
    public async Task Announcing_moves_the_cursor_past_what_it_read()
    {
        await Store.Feed.OpenCursorAsync("bridge", Now, None);
        await EventsAsync(3);
        await ProcessAsync("p1", 1);

        Assert.Equal(new FeedAnnouncement(2, 0, false, true), await Store.Feed.AnnounceAsync("bridge", 2, Now, None));
        Assert.Equal(new FeedAnnouncement(2, 1, false, false), await Store.Feed.AnnounceAsync("bridge", 10, Now, None));
        Assert.Equal(default, await Store.Feed.AnnounceAsync("bridge", 10, Now, None));
        Assert.Equal(default, await Store.Feed.AnnounceAsync("nobody", 10, Now, None));
        Assert.Equal(4, (await Store.Feed.OpenCursorAsync("bridge", Now, None)).Seq);
    }

    [StoreFact]
    public async Task What_is_announced_names_the_traces_that_caused_it()
    {
        await WriteAsync([.. Enumerable.Range(1, 3).Select(i => Sample.New(Sample.Id(i), Sample.Listing($"l{i}")))]);
        await Store.Feed.OpenCursorAsync("bridge", Now, None);
        foreach (var (task, trace, events) in ((string, string?, int[])[])[("p1", Trace, [1, 2]), ("p2", null, [3])])
        {
            await EnqueueAsync(TaskOf(task, TaskType.Processing) with { TraceParent = trace });
            var lease = Assert.Single(await ClaimAsync(TaskType.Processing)).Lease;
            await Store.Events.CommitProcessingAsync(new(lease, [.. events.Select(i => new ProcessedEvent(Sample.Id(i), Sample.Enrichment(1)))]), Now, None);
        }

        var told = await Store.Feed.AnnounceAsync("bridge", 10, Now, None);

        Assert.Equal(3, told.Ids);
        Assert.Equal(new KeyValuePair<string, int>(Trace, 2), Assert.Single(told.Traces));
    }

    [StoreFact]
    public async Task An_announcer_behind_what_is_kept_goes_on_at_the_end()
    {
        await Store.Feed.OpenCursorAsync("bridge", Now, None);
        await EventsAsync(3);
        await PruneAsync(new FeedRetention { KeepRows = 0, HardRows = 0 });

        Assert.Equal(new FeedAnnouncement(0, 0, true, false), await Store.Feed.AnnounceAsync("bridge", 10, Now, None));
        Assert.Equal(3, (await Store.Feed.OpenCursorAsync("bridge", Now, None)).Seq);
    }

    [StoreFact]
    public async Task A_crossed_feed_is_named()
    {
        await EventsAsync(2);
        await ReadAsync(0);

        await BrokenAsync("feed-version", $"{Sample.Id(1)}", $"UPDATE event_feed SET version = 9 WHERE event_id = '{Sample.Id(1)}'");
        await BrokenAsync("feed-changes", $"{Sample.Id(2)}", $"DELETE FROM event_feed WHERE event_id = '{Sample.Id(2)}'");
        await BrokenAsync("feed-order", "places", "SELECT 1");
        await BrokenAsync("feed-cursors", "ahead", "INSERT INTO feed_cursors VALUES ('ahead', 99, created_at, created_at)".Replace("created_at", Fixture is SqliteFixture ? "0" : "now()", StringComparison.Ordinal));
    }

    private static readonly FreshnessRules Rules = new(3, TimeSpan.FromDays(3));

    private static (long Seq, Guid Event, long Version, string Kind) Words(FeedChange c) => (c.Seq, c.EventId, c.Version, c.Kind.Name());

    private Task<FeedPage> ReadAsync(long since, int limit = 100) => Store.Feed.ReadAsync(since, limit, documents: false, None);

    private async Task<IEnumerable<string>> KindsAsync() => (await ReadAsync(0)).Changes.Select(c => c.Kind.Name());

    private async Task WriteAsync(params EventMutation[] mutations) =>
        Assert.All(await Store.Events.WriteAsync(mutations, Now, None), Assert.True);

    private Task EventsAsync(int count, int from = 1) =>
        WriteAsync([.. Enumerable.Range(from, count).Select(n => Sample.New(Sample.Id(n), Sample.Listing($"l{n}")))]);

    private async Task ProcessAsync(string task, long version)
    {
        var lease = await LeaseAsync(task, TaskType.Processing);
        Assert.NotNull(await Store.Events.CommitProcessingAsync(new(lease, [new ProcessedEvent(Sample.Id(1), Sample.Enrichment(version))]), Now, None));
    }

    private Task<int> PruneAsync(FeedRetention rules, DateTimeOffset? at = null, int batch = 100) => Store.Feed.PruneFeedAsync(rules, batch, at ?? Now, None);

    private async Task ConsistentAsync() =>
        Assert.DoesNotContain(await Store.Ledger.FindBreachesAsync(DateTimeOffset.MinValue, TimeSpan.Zero, None), b => b.Rule.StartsWith("feed-", StringComparison.Ordinal));

    private async Task BrokenAsync(string rule, string subject, string sql)
    {
        await Fixture.BreakAsync(sql);
        Assert.Contains(await Store.Ledger.FindBreachesAsync(DateTimeOffset.MinValue, TimeSpan.Zero, None), b => (b.Rule, b.Subject) == (rule, subject));
    }

    private async Task<TaskLease> LeaseOfAsync(string id)
    {
        await EnqueueAsync(TaskOf(id) with { Area = "yelp/x" });
        return Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
    }

    // Listings that a search of the area saw, each with an event.
    private async Task MissableAsync(params string[] ids)
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseOfAsync("first"), [.. ids.Select(id => Found(id))]), Now, None);
        await WriteAsync([.. ids.Select((id, n) => Sample.New(Sample.Id(n + 1), Sample.Listing(id)))]);
    }

    private async Task SettleAsync(string task, int hours, string missed)
    {
        var lease = await LeaseOfAsync(task);
        var unseen = await Store.Freshness.ReadUnseenAsync("yelp/x", task, Now.AddHours(hours), null, 100, None);
        await Store.Freshness.SettleAsync(
            lease, "yelp/x", [.. unseen.Where(u => u.Listing.Key == Sample.Key(missed)).Select(u => new AbsenceVerdict(u.RowId, u.SeenAt, Absence.Missing))], Rules, Now.AddHours(hours), None);
    }
}
