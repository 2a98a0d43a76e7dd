using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Pruning_on_SQLite() : PruningSuite(new SqliteFixture());

public sealed class Pruning_on_PostgreSQL() : PruningSuite(new PostgresFixture());

public abstract class PruningSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly DateTimeOffset Later = Now.AddDays(60);
    private static readonly DateTimeOffset Cut = Now.AddDays(30);

    [StoreFact]
    public async Task Every_table_has_a_rule_and_every_rule_a_table()
    {
        var tables = (await Fixture.TablesAsync()).Select(table => table.ToLowerInvariant()).Order(StringComparer.Ordinal).ToList();

        Assert.Empty(tables.Except(RetentionRules.All.Keys));
        // The embedded store has its journal in a file of its own, and gives changes their places at once.
        Assert.Empty(RetentionRules.All.Keys.Except(tables).Except(Store.Kind == "sqlite" ? ["event_feed_waiting", "journal", "snapshot", "tags"] : ["schemaversions"]));
        Assert.All(RetentionRules.All.Values, rule => Assert.NotEqual("", rule.Reason));
        Assert.All(RetentionRules.Aged, rule => Assert.InRange(rule.Default, rule.Least, RetentionRules.AgedOf("audit_log").Default));
    }

    [StoreFact]
    public async Task After_everything_old_is_gone_the_ledger_adds_up_and_totals_stand()
    {
        await WorkAsync(() => Task.CompletedTask);
        var counters = await Store.Workers.CountersAsync(None);

        foreach (var rule in RetentionRules.Aged)
            await PruneAllAsync(rule.Table);

        Assert.Empty(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None));
        Assert.Equal(counters, await Store.Workers.CountersAsync(None));
        Assert.Equal((0L, 0L, 0L), await TotalsAsync());
        Assert.Equal<(TaskState, long)>([(TaskState.Leased, 1)], (await Store.Tasks.CountAsync(None)).Select(c => (c.State, c.Count)));
        foreach (var table in new[] { "raw_events", "events", "event_sources", "event_redirects", "event_processing_log", "ingestion_batches", "task_failures", "dead_letters", "images" })
            Assert.Equal((table, 0L), (table, await Fixture.CountAsync(table)));
    }

    [StoreFact]
    public async Task What_is_younger_stays()
    {
        await WorkAsync(() => Task.CompletedTask);

        foreach (var rule in RetentionRules.Aged)
            Assert.Equal((rule.Table, 0), (rule.Table, await PruneAllAsync(rule.Table, Now)));

        Assert.Equal(3, await Fixture.CountAsync("raw_events"));
    }

    [StoreFact]
    public async Task Each_step_takes_no_more_than_its_limit_oldest_first()
    {
        for (var day = 0; day < 5; day++)
            await Store.Audit.AppendAsync(new AuditEntry("ann", $"{day}", null, ImmutableSortedDictionary<string, string>.Empty, Now.AddDays(day)), None);

        Assert.Equal(new PruneStep(2, ""), await Store.Retention.PruneAsync("audit_log", Later, null, 2, Later, None));
        Assert.Equal<string>(["4", "3", "2"], (await Store.Audit.ListAsync(10, None)).Select(e => e.Action));
        Assert.Equal(Now.AddDays(2), await Store.Retention.OldestAsync("audit_log", None));
        Assert.Equal(new PruneStep(1, null), await Store.Retention.PruneAsync("audit_log", Now.AddDays(3), null, 2, Later, None));
        Assert.Equal(2, await PruneAllAsync("audit_log"));
        Assert.Null(await Store.Retention.OldestAsync("audit_log", None));
    }

    [StoreFact]
    public async Task A_table_without_such_a_rule_is_refused()
    {
        Assert.Contains("spawn_counters", (await Assert.ThrowsAsync<ArgumentException>(() => Store.Retention.PruneAsync("spawn_counters", Later, null, 10, Later, None))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Retention.PruneAsync("events", Later, "nowhere", 10, Later, None));
    }

    [StoreFact]
    public async Task The_oldest_row_of_every_table_can_be_asked_for()
    {
        await WorkAsync(() => Task.CompletedTask);
        foreach (var rule in RetentionRules.Aged)
            Assert.True(await Store.Retention.OldestAsync(rule.Table, None) is null or { Year: 2026 }, rule.Table);
        Assert.Equal(Now, await Store.Retention.OldestAsync("task_assignments", None));
    }

    [StoreFact]
    public async Task A_task_of_the_same_id_begins_anew_when_the_old_one_has_gone()
    {
        var lease = await LeaseAsync("again");
        await Store.Tasks.FailAsync(lease, new(FaultKind.ExternalApi, "once"), new RetryDecision.RetryAt(Now, true), Now, None);
        await Store.Tasks.CompleteAsync(Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease, "{}", Now, None);
        Assert.Equal(1, await PruneAllAsync("task_assignments"));

        var second = await LeaseAsync("again");
        Assert.Equal(1, second.Fence);
        Assert.True(await Store.Tasks.FailAsync(second, new(FaultKind.ExternalApi, "once"), new RetryDecision.RetryAt(Now, true), Now, None));
    }

    [StoreFact]
    public async Task Queued_leased_and_dead_lettered_tasks_stay_however_old()
    {
        await LeaseAsync("leased");
        await DieAsync("dead", TaskType.Ingestion);
        await EnqueueAsync(TaskOf("queued"));

        Assert.Equal(0, await PruneAllAsync("task_assignments"));
        Assert.Equal(3, await Fixture.CountAsync("task_assignments"));
    }

    [StoreFact]
    public async Task A_dead_letter_whose_listings_still_wait_stays_and_does_not_hold_up_the_others()
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d"), Found("a")), Now, None);
        await FailAsync(Assert.Single(await ClaimAsync(TaskType.Ingestion)).Lease);
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("e"))], Now, None);
        await EnqueueAsync(TaskOf("p1", TaskType.Processing) with { ParametersJson = $$"""{"eventIds":["{{Sample.Id(1)}}"]}""" });
        await FailAsync(Assert.Single(await ClaimAsync(TaskType.Processing)).Lease);
        await DieAsync("z");

        Assert.Equal(1, await PruneAllAsync("dead_letters", limit: 1));
        Assert.Equal(2, await Fixture.CountAsync("dead_letters"));
        Assert.Null(await Store.Tasks.FindAsync("z", None));
        Assert.DoesNotContain(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None), b => b.Rule is "dead-letters" or "raw-rows" or "tasks" or "fences");
    }

    [StoreFact]
    public async Task An_event_goes_when_it_is_over_and_no_search_has_seen_it_since()
    {
        await EventAsync(1, "over", Now);
        await EventAsync(2, "to-come", Later.AddDays(10));
        await EventAsync(3, "lasts", Now, end: Later.AddDays(10));
        await EventAsync(4, "undated", null);
        await EventAsync(5, "still-listed", Now);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("again"), Found("still-listed")), Cut.AddDays(1), None);

        Assert.Equal(2, await PruneAllAsync("events", limit: 1));

        Assert.Equal<string>(["lasts", "still-listed", "to-come"], await ListingsAsync());
        Assert.Equal(3, await Fixture.CountAsync("raw_events"));
        Assert.Equal(3, await Fixture.CountAsync("event_sources"));
        Assert.Empty((await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None)).Where(b => b.Rule != "event-processed"));
    }

    [StoreFact]
    public async Task An_event_to_come_goes_when_its_sources_had_taken_it_off_long_ago()
    {
        await EventAsync(1, "gone", Later.AddDays(10));
        await Fixture.BreakAsync("UPDATE events SET freshness = 'expired'");

        Assert.Equal(1, await PruneAllAsync("events"));
        Assert.Equal(0, await Fixture.CountAsync("events"));
    }

    [StoreFact]
    public async Task A_listing_that_waits_for_ingestion_keeps_its_event()
    {
        await EventAsync(1, "over", Now);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("again"), Found("over", "h2")), Now, None);

        Assert.Equal(0, await PruneAllAsync("events"));
    }

    [StoreFact]
    public async Task A_block_that_still_remembers_an_event_is_refused_and_writes_it_anew()
    {
        await EventAsync(1, "over", Now);
        await PruneAllAsync("events");

        Assert.False(Assert.Single(await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("over"))], Later, None)));
        Assert.True(Assert.Single(await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("over"))], Later, None)));
    }

    [StoreFact]
    public async Task Sightings_of_long_ago_go_wherever_in_the_table_they_stand()
    {
        var (old, young) = (await AreaLeaseAsync("yelp/a"), await AreaLeaseAsync("yelp/b"));
        await Store.RawEvents.CommitDiscoveryAsync(Batch(old, Found("1"), Found("2"), Found("3")), Now, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(young, Found("1"), Found("4")), Cut, None);

        Assert.Equal(3, await PruneAllAsync("listing_sightings", limit: 2));
        Assert.Equal(2, await Fixture.CountAsync("listing_sightings"));
    }

    [StoreFact]
    public async Task Rejected_listings_go_with_their_sightings()
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await AreaLeaseAsync("yelp/a"), Found("bad")), Now, None);
        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        var row = new RowOutcome(Rules.ListingIds.Of(Sample.Key("bad")), "h1", RowOutcomeKind.Rejected, null, "no title");
        Assert.True(await Store.RawEvents.CommitIngestionAsync(new IngestionOutcome(task.Lease, "yelp", [row], [], 0, Now, [], null), Now, None));

        Assert.Equal(1, await PruneAllAsync("raw_events"));
        Assert.Equal((0L, 0L), (await Fixture.CountAsync("raw_events"), await Fixture.CountAsync("listing_sightings")));
    }

    [StoreFact]
    public async Task Pictures_are_those_of_an_events_newest_version_and_the_one_to_show_first_is_told()
    {
        ImageLink Picture(string name) => new($"https://img.example/{name}.jpg", 640, 480);
        await Store.Events.WriteAsync(
            [Sample.New(Sample.Id(1), Sample.Listing("l") with { Images = [Picture("a"), Picture("b")] }) with { Enrichment = Sample.Enrichment(1) }], Now, None);
        await Store.Events.WriteAsync([Sample.New(Sample.Id(2), Sample.Listing("unprocessed") with { Images = [Picture("a")] })], Now, None);
        Assert.Equal(2, await Fixture.CountAsync("images WHERE width = 640 AND NOT generic"));

        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("l") with { Images = [Picture("b"), Picture("c"), Picture("d")] })], Now, None);
        Assert.Equal((3, 1), (await Fixture.CountAsync("images"), await Fixture.CountAsync("images WHERE is_primary AND position = 0 AND url LIKE '%/b.jpg'")));
    }

    [StoreFact]
    public async Task The_oldest_content_is_that_of_a_listing_or_a_venue_that_is_kept_whole()
    {
        Assert.Null(await Store.Retention.OldestContentAsync(SourceName.Yelp, None));
        await Store.Venues.UpsertAsync([new() { Key = Sample.Key("p"), Venue = new Venue { ExternalId = "p", Name = "The Hall" } }], Now.AddHours(1), None);
        Assert.Equal(Now.AddHours(1), await Store.Retention.OldestContentAsync(SourceName.Yelp, None));
        await EventAsync(1, "l", Now);
        Assert.Equal(Now, await Store.Retention.OldestContentAsync(SourceName.Yelp, None));
        Assert.Null(await Store.Retention.OldestContentAsync(SourceName.Meetup, None));

        await Store.Retention.ExpireAsync(SourceName.Yelp, Now.AddMinutes(1), 10, Later, None);
        Assert.Equal(Now.AddHours(1), await Store.Retention.OldestContentAsync(SourceName.Yelp, None));
        await Store.Retention.ExpireAsync(SourceName.Yelp, Later, 10, Later, None);
        Assert.Null(await Store.Retention.OldestContentAsync(SourceName.Yelp, None));
    }

    private async Task<int> PruneAllAsync(string table, DateTimeOffset? before = null, int limit = 100)
    {
        var rows = 0;
        string? next = null;
        do
        {
            var step = await Store.Retention.PruneAsync(table, before ?? Cut, next, limit, Later, None);
            rows += step.Rows;
            next = step.Next;
        }
        while (next is not null);
        return rows;
    }

    private async Task<(long Events, long Processed, long Listings)> TotalsAsync()
    {
        var totals = await Store.Events.TotalsAsync(None);
        return (totals.Canonical, totals.Processed, totals.Listings);
    }

    private async Task<IEnumerable<string>> ListingsAsync()
    {
        var listings = new List<string>();
        await foreach (var document in Store.Events.StreamAsync(None))
            listings.AddRange(document.Event.Listings.Select(key => key.ExternalId));
        return listings.Order(StringComparer.Ordinal);
    }

    private async Task EventAsync(int id, string listing, DateTimeOffset? start, DateTimeOffset? end = null)
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync($"d-{listing}"), Found(listing)), Now, None);
        var found = Sample.Listing(listing) with
        {
            Time = new EventTime(start is { } s ? Sample.At(s) : EventMoment.Unknown, end is { } e ? Sample.At(e) : null, null, false),
        };
        Assert.True(Assert.Single(await Store.Events.WriteAsync([Sample.New(Sample.Id(id), found)], Now, None)));
        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        var row = new RowOutcome(Rules.ListingIds.Of(Sample.Key(listing)), "h1", RowOutcomeKind.Ingested, Sample.Id(id), null);
        Assert.True(await Store.RawEvents.CommitIngestionAsync(new IngestionOutcome(task.Lease, "yelp", [row], [], 0, Now, [], null), Now, None));
    }

    private async Task<TaskLease> AreaLeaseAsync(string area)
    {
        await EnqueueAsync(TaskOf(area) with { Area = area });
        return Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
    }

    private async Task DieAsync(string id, TaskType? type = null) => Assert.True(await FailAsync(await LeaseAsync(id, type)));

    private Task<bool> FailAsync(TaskLease lease) =>
        Store.Tasks.FailAsync(lease, new(FaultKind.Validation, "no"), new RetryDecision.GiveUp(new(FaultKind.Validation, "no")), Now, None);
}
