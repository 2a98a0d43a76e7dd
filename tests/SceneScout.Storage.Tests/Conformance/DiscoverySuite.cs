using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Discovery_on_SQLite() : DiscoverySuite(new SqliteFixture());

public sealed class Discovery_on_PostgreSQL() : DiscoverySuite(new PostgresFixture());

public abstract class DiscoverySuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task New_listings_are_kept_and_queued_for_ingestion_in_batches()
    {
        var lease = await LeaseAsync("d1");
        var batch = Batch(lease, [.. Enumerable.Range(0, 5).Select(i => Found($"l{i}"))]) with { IngestionBatchSize = 2, Priority = 8, TraceParent = "00-t-01" };

        var commit = await Store.RawEvents.CommitDiscoveryAsync(batch, Now, None);

        Assert.Equal((5, 0, 0, 3), (commit!.New, commit.Changed, commit.Unchanged, commit.IngestionTasks.Length));
        Assert.Equal(new DiscoveryCheckpoint("next", 1, 5, 0, 0) { New = 5 }.OnDay(1, Now), commit.Checkpoint);
        var tasks = await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None);
        Assert.Equal(commit.IngestionTasks.Order(StringComparer.Ordinal), tasks.Select(t => t.Task.Id).Order(StringComparer.Ordinal));
        Assert.All(tasks, t => Assert.Equal((8, "yelp", "00-t-01"), (t.Task.Priority, t.Task.Source, t.Task.TraceParent)));
        Assert.All(tasks, t => Assert.Matches("^ingestion-yelp-[0-9a-f-]{36}$", t.Task.Id));
        var parameters = tasks.Select(t => JsonSerializer.Deserialize(t.Task.ParametersJson, TaskJson.Default.IngestionParameters)!).ToList();
        Assert.All(parameters, p => Assert.Equal(p.EventIds.Length, p.BatchSize));
        var rows = await Store.RawEvents.ReadAsync([.. parameters.SelectMany(p => p.EventIds)], None);
        Assert.Equal<string>(["l0", "l1", "l2", "l3", "l4"], rows.Select(r => r.Key.ExternalId).Order());
        Assert.All(rows, r => Assert.Equal((false, "h1", Now, Now), (r.Processed, r.ContentHash, r.DiscoveredAt, r.LastSeenAt)));
    }

    [StoreFact]
    public async Task Unchanged_listings_are_only_marked_as_seen()
    {
        var lease = await LeaseAsync("d1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b")), Now, None);
        var before = await RowAsync("a");

        var commit = await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b", "h2"), Found("c")), Now.AddHours(1), None);

        Assert.Equal((1, 1, 1, 1), (commit!.New, commit.Changed, commit.Unchanged, commit.IngestionTasks.Length));
        Assert.Equal(before with { LastSeenAt = Now.AddHours(1) }, await RowAsync("a"));
        Assert.Equal(("h2", Now, Now.AddHours(1)), ((await RowAsync("b")).ContentHash, (await RowAsync("b")).DiscoveredAt, (await RowAsync("b")).LastSeenAt));
        Assert.Equal(new DiscoveryCheckpoint("next", 2, 5, 1, 0) { New = 3 }.OnDay(2, Now), commit.Checkpoint);
    }

    [StoreFact]
    public async Task A_key_that_stands_twice_is_kept_as_its_last()
    {
        var lease = await LeaseAsync("d1");

        var commit = await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a", "h1"), Found("b"), Found("a", "h2"), Found("a", "h3")), Now, None);

        Assert.Equal((2, 0, 2), (commit!.New, commit.Changed, commit.Unchanged));
        Assert.Equal("h3", (await RowAsync("a")).ContentHash);
        Assert.Equal((4, 2), (await CounterAsync("listings.discovered"), await CounterAsync("listings.unchanged")));
    }

    [StoreFact]
    public async Task The_same_id_of_two_sources_names_two_listings()
    {
        var lease = await LeaseAsync("d1");

        var commit = await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("a", source: "meetup"), Found("A")), Now, None);

        Assert.Equal((3, 2), (commit!.New, commit.IngestionTasks.Length));
    }

    [StoreFact]
    public async Task Repeating_a_commit_queues_nothing_twice()
    {
        var lease = await LeaseAsync("d1");
        var batch = Batch(lease, Found("a"), Found("b"));
        await Store.RawEvents.CommitDiscoveryAsync(batch, Now, None);

        var again = await Store.RawEvents.CommitDiscoveryAsync(batch, Now, None);

        Assert.Equal((0, 0, 2, 0), (again!.New, again.Changed, again.Unchanged, again.IngestionTasks.Length));
        Assert.Single(await Store.Tasks.ListAsync(TaskType.Ingestion, null, 10, None));
    }

    [StoreFact]
    public async Task Every_commit_of_a_task_queues_tasks_of_its_own()
    {
        var lease = await LeaseAsync("d1");
        var ids = new HashSet<string>();
        for (var i = 0; i < 4; i++)
            ids.UnionWith((await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a", $"h{i}"), Found("b", $"h{i}")) with { Pages = 0, IngestionBatchSize = 1 }, Now, None))!.IngestionTasks);
        await Store.Tasks.ReleaseAsync(lease, Now, None);
        var next = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        ids.UnionWith((await Store.RawEvents.CommitDiscoveryAsync(Batch(next, Found("a", "h9")), Now, None))!.IngestionTasks);

        Assert.Equal(9, ids.Count);
        Assert.Equal(9, (await Store.Tasks.ListAsync(TaskType.Ingestion, null, 100, None)).Length);
    }

    [StoreFact]
    public async Task What_a_search_has_seen_of_its_parts_moves_with_its_listings()
    {
        var lease = await LeaseAsync("d1");
        var parts = SearchParts.MaybeLess with { Skipped = 1, Heads = 2, Digest = -3, Long = ["0011223344556677"] };
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")) with { Parts = parts, Cursor = null }, Now, None);

        var checkpoint = JsonSerializer.Deserialize((await FindAsync("d1")).CheckpointJson!, TaskJson.Default.DiscoveryCheckpoint)!;
        Assert.Equal(parts, checkpoint.Parts);
        Assert.False(checkpoint.IsComplete);
    }

    [StoreFact]
    public async Task Failures_count_as_discovered_and_rejected()
    {
        var lease = await LeaseAsync("d1");

        var commit = await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")) with { Failures = 3, Cursor = null }, Now, None);

        Assert.Equal(new DiscoveryCheckpoint(null, 1, 4, 0, 3) { New = 1 }.OnDay(1, Now), commit!.Checkpoint);
        Assert.Equal((4, 3), (await CounterAsync("listings.discovered"), await CounterAsync("listings.rejected")));
    }

    [StoreFact]
    public async Task Venues_are_kept_with_the_listings()
    {
        var lease = await LeaseAsync("d1");
        var venue = new VenueRecord { Key = Sample.Key("v1", "googleplaces"), Venue = Sample.Place(52.5, 13.4, name: "Lido") };

        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease) with { Venues = [venue, venue with { Website = "https://lido.example" }] }, Now, None);

        Assert.Equal(1, await Store.Venues.CountAsync(None));
        Assert.Equal("https://lido.example", Assert.Single(await Store.Venues.FindByNameAsync(["lido"], None)).Website);
    }

    [StoreFact]
    public async Task Place_and_time_of_a_listing_may_be_odd()
    {
        var lease = await LeaseAsync("d1");
        var commit = await Store.RawEvents.CommitDiscoveryAsync(Batch(
            lease,
            Found("a") with { Location = new GeoPoint(-90, 180), Range = new DateRange(Now, Now) },
            Found("b") with { Range = new DateRange(Now, Now.AddDays(-1)) },
            Found("c") with { Location = new GeoPoint(0.1, 0), Range = new DateRange(Now, Now.AddHours(2)) }), Now, None);

        Assert.Equal(3, commit!.New);
    }

    [StoreFact]
    public async Task Place_and_time_stand_in_columns_and_what_is_not_said_stays_empty()
    {
        await Store.RawEvents.CommitDiscoveryAsync(
            Batch(await LeaseAsync("d1"), Found("a") with { Location = new GeoPoint(52.5, 13.25), Range = new DateRange(Now, Now.AddHours(2)) }, Found("b")), Now, None);

        Assert.Equal<(double?, double?, DateTimeOffset?, DateTimeOffset?)>((52.5, 13.25, Now, Now.AddHours(2)), await PlaceAsync("a"));
        Assert.Equal<(double?, double?, DateTimeOffset?, DateTimeOffset?)>((null, null, null, null), await PlaceAsync("b"));
    }

    [StoreFact]
    public async Task A_row_that_was_kept_without_place_and_time_gets_them_when_it_is_seen_again()
    {
        var lease = await LeaseAsync("d1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b", "h2")), Now, None);
        var placed = Found("a") with { Location = new GeoPoint(52.5, 13.25), Range = new DateRange(Now, Now.AddHours(2)) };

        // What is older and says something else is no word on the content that stands.
        var commit = await Store.RawEvents.CommitDiscoveryAsync(
            Batch(lease, placed, Found("b", "h1") with { Location = new GeoPoint(1, 1), ObservedAt = Now.AddHours(-1) }), Now.AddHours(1), None);

        Assert.Equal((0, 0, 2), (commit!.New, commit.Changed, commit.Unchanged));
        Assert.Equal<(double?, double?, DateTimeOffset?, DateTimeOffset?)>((52.5, 13.25, Now, Now.AddHours(2)), await PlaceAsync("a"));
        Assert.Equal<(double?, double?, DateTimeOffset?, DateTimeOffset?)>((null, null, null, null), await PlaceAsync("b"));
    }

    [StoreFact]
    public async Task The_log_has_a_line_for_each_new_and_changed_listing()
    {
        var lease = await LeaseAsync("d1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a") with { ObservedAt = Now.AddMilliseconds(-250) }, Found("b")), Now, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b", "h2") with { ObservedAt = Now.AddSeconds(9) }), Now.AddSeconds(10), None);

        await using var database = Fixture.OpenDatabase();
        var lines = await database.ReadAsync(
            "read the log",
            session => session.QueryAsync(
                "SELECT r.external_id, l.status, l.worker_id, l.processing_time_ms, l.created_at FROM event_processing_log l JOIN raw_events r ON r.id = l.raw_id WHERE l.stage = 'discovery' ORDER BY l.created_at, r.external_id",
                row => (row.Text("external_id"), row.Text("status"), row.Text("worker_id"), row.Long("processing_time_ms"), row.Instant("created_at"))),
            None);
        Assert.Equal([("a", "success", "w1", 250L, Now), ("b", "success", "w1", 0L, Now), ("b", "success", "w1", 1000L, Now.AddSeconds(10))], lines);
    }

    [StoreFact]
    public async Task Discoveries_at_once_of_the_same_listings_keep_each_once()
    {
        var leases = new List<TaskLease>();
        for (var i = 0; i < 8; i++)
            leases.Add(await LeaseAsync($"d{i}"));

        var commits = await Task.WhenAll(leases.Select((lease, i) => Task.Run(
            () => Store.RawEvents.CommitDiscoveryAsync(Batch(lease, [.. Enumerable.Range(0, 100).Select(n => Found($"l{(n * (i + 1)) % 101}"))]), Now, None))));

        // Eight times l0 to l100 but for one each: together they are 101 listings.
        Assert.Equal(101, commits.Sum(c => c!.New));
        Assert.Equal(800, await CounterAsync("listings.discovered"));
        Assert.Equal(699, await CounterAsync("listings.unchanged"));
    }

    [StoreFact]
    public async Task A_listing_that_cannot_be_kept_is_refused_by_name()
    {
        var lease = await LeaseAsync("d1");

        var notJson = await Assert.ThrowsAsync<ArgumentException>(() => Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a") with { Json = "<html>" }), Now, None));
        Assert.Contains("yelp:a", notJson.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a") with { Json = "[]" }), Now, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found(new string('x', 9999))), Now, None));
    }

    private async Task<(double?, double?, DateTimeOffset?, DateTimeOffset?)> PlaceAsync(string id)
    {
        await using var database = Fixture.OpenDatabase();
        return await database.ReadAsync(
            "read a place",
            session => session.FirstAsync(
                "SELECT latitude, longitude, range_start, range_end FROM raw_events WHERE external_id = $1",
                row => (Real(row, "latitude"), Real(row, "longitude"), row.InstantOrNull("range_start"), row.InstantOrNull("range_end")),
                id),
            None);
    }

    private static double? Real(Sql.SqlRow row, string column) => row.IsNull(column) ? null : row.Double(column);

    private async Task<RawEvent> RowAsync(string id) =>
        Assert.Single(await Store.RawEvents.ReadAsync([Rules.DeterministicGuid.Of($"yelp:{id}")], None));
}
