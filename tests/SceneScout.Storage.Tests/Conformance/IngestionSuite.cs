using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Ingestion_on_SQLite() : IngestionSuite(new SqliteFixture());

public sealed class Ingestion_on_PostgreSQL() : IngestionSuite(new PostgresFixture());

public abstract class IngestionSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task The_end_of_an_ingestion_settles_its_rows()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"), Found("b"), Found("c"));
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a"))], Now, None);

        Assert.True(await Store.RawEvents.CommitIngestionAsync(Outcome(lease, Done(rows[0], Sample.Id(1)), Done(rows[1], RowOutcomeKind.Unchanged), Done(rows[2], RowOutcomeKind.Rejected)), Now, None));

        Assert.All(await Store.RawEvents.ReadAsync([.. rows.Select(r => r.Id)], None), r => Assert.True(r.Processed));
        Assert.Equal(TaskState.Succeeded, (await FindAsync(lease.TaskId)).State);
        Assert.Equal((1, 1, 1), (await CounterAsync("listings.ingested"), await CounterAsync("listings.unchanged"), await CounterAsync("listings.rejected")));
        Assert.False(await Store.RawEvents.CommitIngestionAsync(Outcome(lease, Done(rows[0], Sample.Id(1))), Now, None));
    }

    [StoreFact]
    public async Task Events_to_be_processed_are_queued_in_batches()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"));
        var ids = Enumerable.Range(1, 5).Select(Sample.Id).ToImmutableArray();

        await Store.RawEvents.CommitIngestionAsync(Outcome(lease, Done(rows[0], RowOutcomeKind.Unchanged)) with { EventIds = ids, Next = [ProcessingParameters.After(2)], TraceParent = "00-p-01" }, Now, None);

        var tasks = await Store.Tasks.ListAsync(TaskType.Processing, TaskState.Queued, 10, None);
        Assert.Equal(3, tasks.Length);
        Assert.Equal(ids, tasks.SelectMany(t => JsonSerializer.Deserialize(t.Task.ParametersJson, TaskJson.Default.ProcessingParameters)!.EventIds).Order());
        Assert.All(tasks, t => Assert.Equal(("yelp", "00-p-01"), (t.Task.Source, t.Task.TraceParent)));
    }

    [StoreFact]
    public async Task A_row_that_changed_meanwhile_stays_unprocessed_and_is_counted_once()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"), Found("b"));
        var other = await LeaseAsync("d2");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(other, Found("a", "h2")), Now, None);

        await Store.RawEvents.CommitIngestionAsync(Outcome(lease, [.. rows.Select(r => Done(r, RowOutcomeKind.Ingested))]), Now, None);

        var stored = await Store.RawEvents.ReadAsync([.. rows.Select(r => r.Id)], None);
        Assert.Equal((false, "h2"), (stored.Single(r => r.Key.ExternalId == "a").Processed, stored.Single(r => r.Key.ExternalId == "a").ContentHash));
        Assert.True(stored.Single(r => r.Key.ExternalId == "b").Processed);
        Assert.Equal((3, 1, 1), (await CounterAsync("listings.discovered"), await CounterAsync("listings.ingested"), await CounterAsync("listings.unchanged")));
        // The new content has a task of its own, and settles the account.
        var next = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        await Store.RawEvents.CommitIngestionAsync(Outcome(next.Lease, Done(stored.Single(r => r.Key.ExternalId == "a"), RowOutcomeKind.Ingested)), Now, None);
        Assert.Equal(2, await CounterAsync("listings.ingested"));
    }

    [StoreFact]
    public async Task A_row_that_another_task_settled_is_not_counted_again()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"));
        var second = await LeaseAsync("own-ingestion", TaskType.Ingestion);

        await Store.RawEvents.CommitIngestionAsync(Outcome(lease, Done(rows[0], RowOutcomeKind.Ingested)), Now, None);
        Assert.True(await Store.RawEvents.CommitIngestionAsync(Outcome(second, Done(rows[0], RowOutcomeKind.Ingested), Done(rows[0], RowOutcomeKind.Ingested)), Now, None));

        Assert.Equal(1, await CounterAsync("listings.ingested"));
    }

    [StoreFact]
    public async Task A_changed_row_becomes_unprocessed_again()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"));
        await Store.RawEvents.CommitIngestionAsync(Outcome(lease, Done(rows[0], RowOutcomeKind.Ingested)), Now, None);

        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d2"), Found("a", "h2")), Now, None);

        Assert.False(Assert.Single(await Store.RawEvents.ReadAsync([rows[0].Id], None)).Processed);
        Assert.Equal((2, 1, 0), (await CounterAsync("listings.discovered"), await CounterAsync("listings.ingested"), await CounterAsync("listings.unchanged")));
    }

    [StoreFact]
    public async Task The_log_of_a_row_may_name_an_event_that_is_merged_or_gone()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"), Found("b"));
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b"))], Now, None);
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("a")) with { Retired = [new(Sample.Id(2), 1)] }], Now, None);

        Assert.True(await Store.RawEvents.CommitIngestionAsync(Outcome(lease, Done(rows[0], Sample.Id(2)), Done(rows[1], Sample.Id(99))), Now, None));
    }

    [StoreFact]
    public async Task The_sweep_queues_rows_whose_task_is_gone_and_no_others()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"), Found("b"), Found("c"));
        Assert.Equal(0, await Store.RawEvents.SweepAsync(100, 2, Now, None));
        await Store.Tasks.CancelAsync(lease.TaskId, Now, None);

        Assert.Equal(3, await Store.RawEvents.SweepAsync(100, 2, Now.AddMinutes(1), None));

        Assert.Equal(0, await Store.RawEvents.SweepAsync(100, 2, Now.AddMinutes(2), None));
        var tasks = await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None);
        Assert.Equal(2, tasks.Length);
        Assert.Equal(
            rows.Select(r => r.Id).Order(),
            tasks.SelectMany(t => JsonSerializer.Deserialize(t.Task.ParametersJson, TaskJson.Default.IngestionParameters)!.EventIds).Order());
    }

    [StoreFact]
    public async Task The_sweep_can_come_again_and_is_bounded()
    {
        var (lease, _) = await DiscoverAndClaimAsync([.. Enumerable.Range(0, 10).Select(i => Found($"l{i}"))]);
        await Store.Tasks.CancelAsync(lease.TaskId, Now, None);
        Assert.Equal(4, await Store.RawEvents.SweepAsync(4, 100, Now, None));
        Assert.Equal(6, await Store.RawEvents.SweepAsync(100, 100, Now, None));
        foreach (var task in await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None))
            await Store.Tasks.CancelAsync(task.Task.Id, Now, None);

        Assert.Equal(10, await Store.RawEvents.SweepAsync(100, 100, Now, None));
        Assert.Single(await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None));
    }

    [StoreFact]
    public async Task Rows_that_gather_go_in_full_batches_at_once_and_the_rest_after_its_wait()
    {
        var first = Batch(await LeaseAsync("d1"), Found("a"), Found("b"), Found("c"), Found("d"), Found("e")) with { IngestionBatchSize = 4, Gathers = true };
        Assert.Single((await Store.RawEvents.CommitDiscoveryAsync(first, Now, None))!.IngestionTasks);
        var second = Batch(await LeaseAsync("d2"), Found("f"), Found("g")) with { IngestionBatchSize = 4, Gathers = true };
        Assert.Empty((await Store.RawEvents.CommitDiscoveryAsync(second, Now.AddSeconds(10), None))!.IngestionTasks);
        Assert.Empty(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.FromMinutes(1), None));

        // e, f and g fill no batch of four.
        Assert.Equal(0, await Store.RawEvents.GatherAsync(4, Now.AddSeconds(-1), Now.AddSeconds(29), None));
        Assert.Equal(3, await Store.RawEvents.GatherAsync(4, Now, Now.AddSeconds(30), None));
        Assert.Equal(0, await Store.RawEvents.GatherAsync(4, Now.AddSeconds(60), Now.AddSeconds(60), None));

        var third = Batch(await LeaseAsync("d3"), Found("h"), Found("i"), Found("j")) with { IngestionBatchSize = 4, Gathers = true };
        await Store.RawEvents.CommitDiscoveryAsync(third, Now.AddSeconds(61), None);
        var fourth = Batch(await LeaseAsync("d4"), Found("k"), Found("l")) with { IngestionBatchSize = 4, Gathers = true };
        await Store.RawEvents.CommitDiscoveryAsync(fourth, Now.AddSeconds(62), None);
        Assert.Equal(4, await Store.RawEvents.GatherAsync(4, Now, Now.AddSeconds(63), None));

        var sizes = (await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None))
            .Select(t => JsonSerializer.Deserialize(t.Task.ParametersJson, TaskJson.Default.IngestionParameters)!.EventIds.Length);
        Assert.Equal([3, 4, 4], sizes.Order());
    }

    [StoreFact]
    public async Task A_batch_waits_is_worked_at_and_is_completed()
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d1"), Found("a"), Found("b")), Now, None);
        Assert.Equal(("pending", null, null, 2L, Now, null), await BatchAsync());

        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion, "w7", at: Now.AddSeconds(5)));
        Assert.Equal(("processing", "w7", null, 2L, Now.AddSeconds(5), null), await BatchAsync());

        var rows = await Store.RawEvents.ReadAsync(JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.IngestionParameters)!.EventIds, None);
        await Store.RawEvents.CommitIngestionAsync(Outcome(task.Lease, [.. rows.Select(r => Done(r, RowOutcomeKind.Unchanged))]), Now.AddSeconds(6), None);
        Assert.Equal(("completed", "w7", null, 2L, Now.AddSeconds(-1), Now.AddSeconds(6)), await BatchAsync());
    }

    [StoreFact]
    public async Task A_failed_batch_has_its_error_until_it_is_worked_at_again()
    {
        var (lease, rows) = await DiscoverAndClaimAsync(Found("a"));

        await Store.Tasks.FailAsync(lease, new(FaultKind.Database, "no room"), new RetryDecision.RetryAt(Now.AddSeconds(1), UsesAttempt: true), Now, None);

        Assert.Equal(("failed", "w1", "DATABASE_ERROR: no room", 1L, Now, Now), await BatchAsync());
        var again = Assert.Single(await ClaimAsync(TaskType.Ingestion, "w2", at: Now.AddSeconds(2)));
        Assert.Equal(("processing", "w2", null, 1L, Now.AddSeconds(2), null), await BatchAsync());
        await Store.RawEvents.CommitIngestionAsync(Outcome(again.Lease, Done(rows[0], RowOutcomeKind.Ingested)), Now.AddSeconds(3), None);
        Assert.Equal(("completed", null), ((await BatchAsync()).Status, (await BatchAsync()).Error));
    }

    [StoreFact]
    public async Task A_batch_that_was_given_up_or_cancelled_has_failed()
    {
        var (lease, _) = await DiscoverAndClaimAsync(Found("a"));
        await Store.Tasks.FailAsync(lease, new(FaultKind.Validation, "no"), new RetryDecision.GiveUp(new(FaultKind.Validation, "no")), Now, None);
        Assert.Equal(("failed", "VALIDATION_ERROR: no"), ((await BatchAsync()).Status, (await BatchAsync()).Error));

        await Store.DeadLetters.RetryAsync(lease.TaskId, new Act("ann", "elsewhere", Now), None);
        await ClaimAsync(TaskType.Ingestion);
        await Store.Tasks.CancelAsync(lease.TaskId, Now, None);
        Assert.Equal(("failed", "The task was cancelled."), ((await BatchAsync()).Status, (await BatchAsync()).Error));
    }

    [StoreFact]
    public async Task A_batch_whose_worker_is_gone_has_failed_and_one_that_was_given_back_waits()
    {
        var (lease, _) = await DiscoverAndClaimAsync(Found("a"));
        Assert.True(await Store.Tasks.ReleaseAsync(lease, Now, None));
        Assert.Equal(("pending", null, null, 1L, Now, null), await BatchAsync());

        var second = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        Assert.True(await Store.Tasks.DeferAsync(second.Lease, new Deferral(Now, TookTurn: false, null), Now, None));
        Assert.Equal("pending", (await BatchAsync()).Status);

        await ClaimAsync(TaskType.Ingestion, "w3");
        await Store.Tasks.ReapAsync(5, Now.AddHours(1), None);
        Assert.Equal(("failed", "w3", "LEASE_LOST: The lease of w3 ran out."), ((await BatchAsync()).Status, (await BatchAsync()).Worker, (await BatchAsync()).Error));
    }

    [StoreFact]
    public async Task The_log_says_how_long_an_event_took_to_be_enriched()
    {
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b"))], Now, None);
        var lease = await LeaseAsync("p1", TaskType.Processing);

        await Store.Events.CommitProcessingAsync(
            new(lease, [new(Sample.Id(1), Sample.Enrichment(1)), new(Sample.Id(2), Sample.Enrichment(1))]) { StartedAt = Now.AddSeconds(-3) }, Now, None);

        Assert.Equal(2, await Fixture.CountAsync("event_processing_log WHERE stage = 'enrichment' AND processing_time_ms = 1500"));
    }

    private async Task<(string Status, string? Worker, string? Error, long Events, DateTimeOffset Started, DateTimeOffset? Completed)> BatchAsync()
    {
        await using var database = Fixture.OpenDatabase();
        return Assert.Single(await database.ReadAsync(
            "read the batch",
            session => session.QueryAsync(
                "SELECT status, worker_id, error, event_count, started_at, completed_at FROM ingestion_batches",
                row => (row.Text("status"), row.TextOrNull("worker_id"), row.TextOrNull("error"), row.Long("event_count"), row.Instant("started_at"), row.InstantOrNull("completed_at"))),
            None));
    }

    [StoreFact]
    public async Task Rows_are_read_in_the_order_asked_for()
    {
        var (_, rows) = await DiscoverAndClaimAsync(Found("a"), Found("b"), Found("c"));
        Guid[] asked = [rows[2].Id, Guid.NewGuid(), rows[0].Id];

        Assert.Equal([rows[2].Id, rows[0].Id], (await Store.RawEvents.ReadAsync(asked, None)).Select(r => r.Id));
        Assert.Empty(await Store.RawEvents.ReadAsync([], None));
    }

    private async Task<(TaskLease Lease, ImmutableArray<RawEvent> Rows)> DiscoverAndClaimAsync(params DiscoveredListing[] listings)
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d1"), listings), Now, None);
        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        var ids = JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.IngestionParameters)!.EventIds;
        return (task.Lease, [.. (await Store.RawEvents.ReadAsync(ids, None)).OrderBy(r => r.Key)]);
    }

    private static RowOutcome Done(RawEvent row, RowOutcomeKind kind) => new(row.Id, row.ContentHash, kind, null, kind == RowOutcomeKind.Rejected ? "title: missing" : null);

    private static RowOutcome Done(RawEvent row, Guid eventId) => new(row.Id, row.ContentHash, RowOutcomeKind.Ingested, eventId, null);

    private static IngestionOutcome Outcome(TaskLease lease, params RowOutcome[] rows) => new(lease, "yelp", [.. rows], [], 0, Now.AddSeconds(-1), [ProcessingParameters.After(100)], null);
}
