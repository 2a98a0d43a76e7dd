using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Workers_on_SQLite() : WorkerSuite(new SqliteFixture());

public sealed class Workers_on_PostgreSQL() : WorkerSuite(new PostgresFixture());

public abstract class WorkerSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task Workers_are_written_by_id_and_listed_in_order()
    {
        var (b, a) = (Worker("b", Now), Worker("a", Now.AddSeconds(1)) with { CurrentTask = "t1", Node = "n1" });
        await Store.Workers.UpsertAsync([b, a, b with { TasksCompleted = 9 }], None);
        await Store.Workers.UpsertAsync([a with { Status = "error" }], None);

        Assert.Equal<WorkerState>([a with { Status = "error" }, b with { TasksCompleted = 9 }], await Store.Workers.ListAsync(None));
    }

    [StoreFact]
    public async Task Workers_not_heard_of_are_forgotten()
    {
        await Store.Workers.UpsertAsync([Worker("old", Now.AddMinutes(-1)), Worker("new", Now)], None);

        Assert.Equal(new PruneStep(1, null), await Store.Retention.PruneAsync("worker_state", Now, null, 10, Now, None));
        Assert.Equal("new", Assert.Single(await Store.Workers.ListAsync(None)).WorkerId);
    }

    [StoreFact]
    public async Task Counters_begin_at_zero_and_are_all_there()
    {
        var counters = await Store.Workers.CountersAsync(None);

        Assert.Equal<string>(
            [
                "events.processed", "listings.discovered", "listings.expired", "listings.ingested", "listings.rejected", "listings.revived", "listings.stale", "listings.unchanged",
                "listings.unreachable", "tasks.failed",
            ],
            counters.Keys);
        Assert.All(counters.Values, value => Assert.Equal(0, value));
    }

    [StoreFact]
    public async Task A_store_answers_a_probe_and_stops_on_request()
    {
        await Store.ProbeAsync(None);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ProbeAsync(stopped.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Workers.UpsertAsync([Worker("a", Now)], stopped.Token));
        Assert.Empty(await Store.Workers.ListAsync(None));
    }

    [StoreFact]
    public async Task A_closed_store_says_so()
    {
        var store = Fixture.Open();
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ProbeAsync(None));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Workers.UpsertAsync([], None));
    }

    private static WorkerState Worker(string id, DateTimeOffset heartbeat) => new(id, "discovery", "idle", null, 1, 20, 0.25, heartbeat, null);
}
