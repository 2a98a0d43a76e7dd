using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Freshness_on_SQLite() : FreshnessSuite(new SqliteFixture());

public sealed class Freshness_on_PostgreSQL() : FreshnessSuite(new PostgresFixture());

public abstract class FreshnessSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly FreshnessRules Rules = new(3, TimeSpan.FromDays(3));
    private static readonly DateTimeOffset Start = Now.AddDays(20);
    private int _searches;

    [StoreFact]
    public async Task A_listing_that_a_search_misses_is_stale_and_so_is_its_event()
    {
        await SearchAsync("yelp/a", 0, "l1", "l2");
        await EventsAsync("l1", "l2");

        var changes = await SearchAsync("yelp/a", 6, "l2");

        Assert.Equal(new FreshnessChanges(1, 0), changes);
        var missed = await EventAsync("l1");
        Assert.Equal(FreshnessState.Stale, missed.Freshness);
        Assert.Equal(new ListingPresence(Sample.Key("l1"), FreshnessState.Stale, Now.AddHours(6), Now), Assert.Single(missed.Presence));
        Assert.Equal(FreshnessState.Fresh, (await EventAsync("l2")).Freshness);
        Assert.Equal((1, 0, 0), (await CounterAsync("listings.stale"), await CounterAsync("listings.expired"), await CounterAsync("listings.revived")));
        Assert.Equal(1, (await Store.Events.TotalsAsync(None)).Stale);
    }

    [StoreFact]
    public async Task After_further_complete_searches_it_has_expired_and_is_left_out_unless_asked_for()
    {
        await SearchAsync("yelp/a", 0, "l1");
        await EventsAsync("l1");

        await SearchAsync("yelp/a", 6);
        Assert.Equal(default, await SearchAsync("yelp/a", 12));
        Assert.Equal(["l1"], await ListedAsync());
        Assert.Equal(new FreshnessChanges(0, 1), await SearchAsync("yelp/a", 18));

        Assert.Equal(FreshnessState.Expired, (await EventAsync("l1")).Freshness);
        Assert.Empty(await ListedAsync());
        Assert.Equal(["l1"], await ListedAsync(FreshnessState.Expired));
        Assert.Equal(["l1"], await ListedAsync(FreshnessState.Fresh, FreshnessState.Stale, FreshnessState.Expired));
        Assert.Equal((0, 1), ((await Store.Events.TotalsAsync(None)).Stale, (await Store.Events.TotalsAsync(None)).Expired));
        Assert.Equal(default, await SearchAsync("yelp/a", 24));
    }

    [StoreFact]
    public async Task One_that_comes_back_is_revived_without_a_new_version_when_its_content_is_the_same()
    {
        await SearchAsync("yelp/a", 0, "l1");
        await EventsAsync("l1");
        foreach (var hour in new[] { 6, 12, 18 })
            await SearchAsync("yelp/a", hour);

        await SearchAsync("yelp/a", 24, "l1");

        var revived = await EventAsync("l1");
        Assert.Equal((FreshnessState.Fresh, 1L), (revived.Freshness, revived.Event.Version));
        Assert.Equal(new ListingPresence(Sample.Key("l1"), FreshnessState.Fresh, null, Now.AddHours(24)), Assert.Single(revived.Presence));
        Assert.Equal(1, await CounterAsync("listings.revived"));
        Assert.Equal(new FreshnessChanges(1, 0), await SearchAsync("yelp/a", 30));
    }

    [StoreFact]
    public async Task An_event_is_fresh_while_one_of_its_listings_is_and_expired_when_all_are()
    {
        await SearchAsync("yelp/a", 0, "l1", "l2");
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Of("l1"), Of("l2"))], Now, None);

        await SearchAsync("yelp/a", 6, "l2");
        Assert.Equal(FreshnessState.Fresh, (await EventAsync("l1")).Freshness);
        await SearchAsync("yelp/a", 12);
        Assert.Equal(FreshnessState.Stale, (await EventAsync("l1")).Freshness);
        await SearchAsync("yelp/a", 18);
        Assert.Equal(FreshnessState.Stale, (await EventAsync("l1")).Freshness);
        await SearchAsync("yelp/a", 24);
        Assert.Equal(FreshnessState.Expired, (await EventAsync("l1")).Freshness);
        Assert.Equal([FreshnessState.Expired, FreshnessState.Expired], (await EventAsync("l1")).Presence.Select(p => p.Freshness));
    }

    [StoreFact]
    public async Task A_listing_of_two_areas_is_stale_only_when_both_miss_it()
    {
        await SearchAsync("yelp/a", 0, "l1");
        await SearchAsync("yelp/b", 0, "l1");
        await EventsAsync("l1");

        Assert.Equal(default, await SearchAsync("yelp/a", 6));
        Assert.Equal(default, await SearchAsync("yelp/b", 6, "l1"));
        Assert.Equal(default, await SearchAsync("yelp/a", 12));
        Assert.Equal(new FreshnessChanges(1, 0), await SearchAsync("yelp/b", 12));
    }

    [StoreFact]
    public async Task An_area_that_is_not_searched_any_more_vouches_no_longer_than_a_stale_listing_may_stay()
    {
        await SearchAsync("yelp/a", 0, "l1");
        await SearchAsync("yelp/dropped", 0, "l1");
        await EventsAsync("l1");

        Assert.Equal(default, await SearchAsync("yelp/a", 71));
        Assert.Equal(new FreshnessChanges(1, 0), await SearchAsync("yelp/a", 72));
    }

    [StoreFact]
    public async Task What_is_stale_for_too_long_expires_without_any_search()
    {
        await SearchAsync("yelp/a", 0, "l1", "l2");
        await EventsAsync("l1", "l2");
        await SearchAsync("yelp/a", 6, "l2");

        Assert.Equal(default, await Store.Freshness.ExpireOverdueAsync(Rules, 100, Now.AddHours(77), None));
        Assert.Equal(new FreshnessChanges(0, 1), await Store.Freshness.ExpireOverdueAsync(Rules, 100, Now.AddHours(78), None));
        Assert.Equal(FreshnessState.Expired, (await EventAsync("l1")).Freshness);
        Assert.Equal(default, await Store.Freshness.ExpireOverdueAsync(Rules, 100, Now.AddHours(79), None));
    }

    [StoreFact]
    public async Task Settling_twice_or_late_changes_nothing()
    {
        await SearchAsync("yelp/a", 0, "l1", "l2");
        await EventsAsync("l1", "l2");
        var lease = await AreaLeaseAsync("yelp/a", "twice");
        var unseen = await Store.Freshness.ReadUnseenAsync("yelp/a", "twice", Now.AddHours(6), null, 100, None);
        Assert.Equal(["l1", "l2"], unseen.Select(u => u.Listing.Key.ExternalId).Order());
        ImmutableArray<AbsenceVerdict> verdicts = [.. unseen.Select(u => new AbsenceVerdict(u.RowId, u.SeenAt, Absence.Missing))];
        // Another search sees one of them in the meantime.
        await SearchAsync("yelp/a", 7, "l1", "l2");
        Assert.Equal(new FreshnessChanges(0, 0), await Store.Freshness.SettleAsync(lease, "yelp/a", verdicts, Rules, Now.AddHours(8), None));

        await SearchAsync("yelp/a", 9, "l2");
        var second = await AreaLeaseAsync("yelp/a", "again");
        unseen = await Store.Freshness.ReadUnseenAsync("yelp/a", "again", Now.AddHours(10), null, 100, None);
        verdicts = [.. unseen.Select(u => new AbsenceVerdict(u.RowId, u.SeenAt, Absence.Missing))];
        Assert.Equal(new FreshnessChanges(1, 0), await Store.Freshness.SettleAsync(second, "yelp/a", verdicts, Rules, Now.AddHours(10), None));
        Assert.Equal(new FreshnessChanges(0, 0), await Store.Freshness.SettleAsync(second, "yelp/a", verdicts, Rules, Now.AddHours(10), None));
        Assert.Empty(await Store.Freshness.ReadUnseenAsync("yelp/a", "again", Now.AddHours(11), null, 100, None));
        Assert.Null(await Store.Freshness.SettleAsync(second with { Fence = second.Fence + 1 }, "yelp/a", verdicts, Rules, Now.AddHours(10), None));
    }

    [StoreFact]
    public async Task What_has_begun_is_forgotten_and_what_cannot_be_judged_is_left()
    {
        await SearchAsync("yelp/a", 0, "begun", "unjudged");
        await EventsAsync("begun", "unjudged");
        var lease = await AreaLeaseAsync("yelp/a", "t");
        var unseen = await Store.Freshness.ReadUnseenAsync("yelp/a", "t", Now.AddHours(6), null, 100, None);
        await Store.Freshness.SettleAsync(
            lease,
            "yelp/a",
            [.. unseen.Select(u => new AbsenceVerdict(u.RowId, u.SeenAt, u.Listing.Key.ExternalId == "begun" ? Absence.Begun : Absence.Unjudged))],
            Rules,
            Now.AddHours(6),
            None);

        Assert.Equal(["unjudged"], (await Store.Freshness.ReadUnseenAsync("yelp/a", "other", Now.AddHours(7), null, 100, None)).Select(u => u.Listing.Key.ExternalId));
        Assert.Equal(FreshnessState.Fresh, (await EventAsync("begun")).Freshness);
    }

    [StoreFact]
    public async Task An_entry_that_cannot_be_read_is_there_all_the_same()
    {
        await SearchAsync("yelp/a", 0, "l1");
        await EventsAsync("l1");
        await SearchAsync("yelp/a", 6);
        var lease = await AreaLeaseAsync("yelp/a", "t");

        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease) with { Failures = 1, Unreadable = [Sample.Key("l1"), Sample.Key("never-kept")] }, Now.AddHours(12), None);

        Assert.Equal(FreshnessState.Fresh, (await EventAsync("l1")).Freshness);
        Assert.Empty(await Store.Freshness.ReadUnseenAsync("yelp/a", "other", Now.AddHours(12), null, 100, None));
    }

    [StoreFact]
    public async Task A_fresh_listing_that_joins_an_expired_event_makes_it_fresh_and_a_merge_takes_what_its_listings_say()
    {
        await SearchAsync("yelp/a", 0, "l1", "l2");
        await EventsAsync("l1", "l2");
        foreach (var hour in new[] { 6, 12, 18 })
            await SearchAsync("yelp/a", hour);
        Assert.Empty(await ListedAsync());

        // l2's event goes into a new one, with all that it has: still expired.
        var merged = Sample.New(Sample.Id(0), Of("l2")) with { Retired = [new RetiredEvent(IdOf("l2"), 1)] };
        Assert.True(Assert.Single(await Store.Events.WriteAsync([merged], Now.AddHours(19), None)));
        Assert.Equal(FreshnessState.Expired, (await Store.Events.FindAsync(Sample.Id(0), None))!.Freshness);

        Assert.True(Assert.Single(await Store.Events.WriteAsync([Sample.Change(IdOf("l1"), 1, Of("l1"), Of("l3"))], Now.AddHours(20), None)));
        Assert.Equal(FreshnessState.Fresh, (await EventAsync("l1")).Freshness);
    }

    [StoreFact]
    public async Task The_log_tells_what_became_of_a_listing()
    {
        await SearchAsync("yelp/a", 0, "l1");
        await EventsAsync("l1");
        foreach (var hour in new[] { 6, 12, 18 })
            await SearchAsync("yelp/a", hour);
        await SearchAsync("yelp/a", 24, "l1");

        await using var database = Fixture.OpenDatabase();
        var log = await database.ReadAsync(
            "read the log",
            session => session.QueryAsync("SELECT status, event_id FROM event_processing_log WHERE stage = 'freshness' ORDER BY created_at", row => (row.Text("status"), row.Id("event_id"))),
            None);
        Assert.Equal([("stale", IdOf("l1")), ("expired", IdOf("l1")), ("revived", IdOf("l1"))], log);
    }

    [StoreFact]
    public async Task A_second_run_over_an_unchanged_world_writes_marks_alone_in_a_handful_of_statements()
    {
        string[] ids = [.. Enumerable.Range(0, 400).Select(i => $"l{i:000}")];
        await SearchAsync("yelp/a", 0, ids);
        await EventsAsync(ids);
        var before = await ContentAsync();
        var lease = await AreaLeaseAsync("yelp/a", "second");
        await using var database = new CountingDatabase(Fixture.OpenDatabase());
        var counted = new Sql.SqlRawEventStore(database);

        var commit = await counted.CommitDiscoveryAsync(Batch(lease, [.. ids.Select(id => Found(id))]), Now.AddHours(6), None);

        Assert.Equal((0, 0, 400, 0), (commit!.New, commit.Changed, commit.Unchanged, commit.IngestionTasks.Length));
        Assert.Equal(
            ["INSERT INTO spawn_counters", "INSERT INTO spawn_counters", "UPDATE listing_sightings", "UPDATE raw_events", "UPDATE task_assignments"],
            database.Writes.Order(StringComparer.Ordinal));
        Assert.Equal(before, await ContentAsync());
    }

    private async Task<string> ContentAsync()
    {
        await using var database = Fixture.OpenDatabase();
        var rows = await database.ReadAsync("read all content", async session =>
        {
            var all = new List<string>();
            foreach (var (table, columns) in new[]
            {
                ("raw_events", "id, data, content_hash, discovered_at, processed, processed_at, ingestion_batch_id, error"),
                ("events", "id, version, body, freshness, created_at, updated_at"),
                ("event_sources", "id, event_id, listing, content_hash, freshness, first_seen_at, last_seen_at"),
                ("ingestion_batches", "id, status, completed_at"),
                ("event_processing_log", "event_id, raw_id, stage, created_at"),
            })
                all.AddRange(await session.QueryAsync(
                    $"SELECT {string.Join(" || '|' || ", columns.Split(", ").Select(c => $"coalesce(CAST({c} AS TEXT), '-')"))} AS content FROM {table} ORDER BY content",
                    row => $"{table}: {row.Text("content")}"));
            return all;
        }, None);
        Assert.NotEmpty(rows);
        return string.Join('\n', rows);
    }

    private static Listing Of(string id) => Sample.Listing(id, $"Event {id}", start: Sample.At(Start));

    private static Guid IdOf(string id) => Storage.Rules.DeterministicGuid.Of("event " + id);

    private async Task EventsAsync(params string[] ids) =>
        Assert.DoesNotContain(false, await Store.Events.WriteAsync([.. ids.Select(id => Sample.New(IdOf(id), Of(id)))], Now, None));

    private async Task<EventDocument> EventAsync(string id)
    {
        var found = await Store.Events.FindAsync(IdOf(id), None) ?? await Store.Events.FindAsync(Sample.Id(1), None);
        return found ?? throw new InvalidOperationException($"No event of {id}.");
    }

    private async Task<string[]> ListedAsync(params FreshnessState[] states)
    {
        var query = states.Length == 0 ? new EventQuery() : new EventQuery { Freshness = [.. states] };
        return [.. (await Store.Events.QueryAsync(query, None)).Events.Select(e => e.Event.Content.Key.ExternalId)];
    }

    private async Task<TaskLease> AreaLeaseAsync(string area, string id)
    {
        await EnqueueAsync(TaskOf(id) with { Area = area });
        return Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
    }

    /// <summary>A complete search that finds these listings, so many hours after the first.</summary>
    private async Task<FreshnessChanges> SearchAsync(string area, int hour, params string[] ids)
    {
        var task = $"search-{++_searches}";
        var lease = await AreaLeaseAsync(area, task);
        var at = Now.AddHours(hour);
        await Store.RawEvents.CommitDiscoveryAsync(
            Batch(lease, [.. ids.Select(id => Found(id))]) with { BegunAt = at }, at, None);
        var unseen = await Store.Freshness.ReadUnseenAsync(area, task, at, null, 1000, None);
        var changes = await Store.Freshness.SettleAsync(
            lease, area, [.. unseen.Select(u => new AbsenceVerdict(u.RowId, u.SeenAt, Absence.Missing))], Rules, at, None);
        await Store.Tasks.CompleteAsync(lease, "{}", at, None);
        return changes!.Value;
    }
}
