using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Leases_on_SQLite() : LeaseSuite(new SqliteFixture());

public sealed class Leases_on_PostgreSQL() : LeaseSuite(new PostgresFixture());

public abstract class LeaseSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly SpawnFault Timeout = new(FaultKind.TaskTimeout, "too slow") { Source = "yelp" };

    [StoreFact]
    public async Task A_lease_that_is_lost_writes_nothing()
    {
        var lease = await LeaseAsync("t1");
        foreach (var wrong in new[] { lease with { Fence = 0 }, lease with { Fence = 2 }, lease with { WorkerId = "w2" }, lease with { TaskId = "t2" } })
            await AssertLostAsync(wrong);

        Assert.Equal(TaskState.Leased, (await FindAsync("t1")).State);
        Assert.True(await Store.Tasks.RenewAsync(lease, Now.AddHours(1), None));
    }

    [StoreFact]
    public async Task A_lease_ends_with_its_task()
    {
        var completed = await LeaseAsync("t1");
        Assert.True(await Store.Tasks.CompleteAsync(completed, "{}", Now, None));
        await AssertLostAsync(completed);

        var cancelled = await LeaseAsync("t2");
        Assert.True(await Store.Tasks.CancelAsync("t2", Now, None));
        await AssertLostAsync(cancelled);

        var released = await LeaseAsync("t3");
        Assert.True(await Store.Tasks.ReleaseAsync(released, Now, None));
        await AssertLostAsync(released);
        await ClaimAsync(TaskType.Discovery);
        await AssertLostAsync(released);
    }

    [StoreFact]
    public async Task A_completed_task_keeps_its_result()
    {
        var lease = await LeaseAsync("t1");

        await Store.Tasks.CompleteAsync(lease, """{"n":1}""", Now.AddSeconds(9), None);

        var task = await FindAsync("t1");
        Assert.Equal((TaskState.Succeeded, Now.AddSeconds(9), null), (task.State, task.CompletedAt!.Value, task.LeaseUntil));
        Assert.Contains("\"n\"", task.ResultJson, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_renewed_lease_ends_later()
    {
        var lease = await LeaseAsync("t1");

        Assert.True(await Store.Tasks.RenewAsync(lease, Now.AddHours(1), None));

        Assert.Equal(Now.AddHours(1), (await FindAsync("t1")).LeaseUntil);
        Assert.Empty(await Store.Tasks.ReapAsync(3, Now.AddMinutes(59), None));
    }

    [StoreFact]
    public async Task A_released_task_is_queued_at_once_and_its_attempt_not_counted()
    {
        var lease = await LeaseAsync("t1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")), Now, None);

        Assert.True(await Store.Tasks.ReleaseAsync(lease, Now, None));

        var task = Assert.Single(await ClaimAsync(TaskType.Discovery, "w2"));
        Assert.Equal((1, 2L, "w2"), (task.Attempts, task.Fence, task.WorkerId));
        Assert.Contains("next", task.CheckpointJson, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_task_that_is_put_off_waits_with_its_checkpoint_and_nothing_counts_as_failed()
    {
        var lease = await LeaseAsync("t1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")), Now, None);
        var reason = new SpawnFault(FaultKind.RateLimited, "used up") { Source = "yelp" };

        Assert.True(await Store.Tasks.DeferAsync(lease, new Deferral(Now.AddMinutes(5), true, reason), Now, None));

        var task = await FindAsync("t1");
        Assert.Equal((TaskState.Queued, 0, "RATE_LIMIT_ERROR: used up"), (task.State, task.Attempts, task.Error));
        Assert.Equal((Now.AddMinutes(5), null), (task.Task.NotBefore, task.LeaseUntil));
        await AssertFencedAsync(lease);
        Assert.Empty(await ClaimAsync(TaskType.Discovery, at: Now.AddMinutes(4)));
        var again = Assert.Single(await ClaimAsync(TaskType.Discovery, "w2", at: Now.AddMinutes(5)));
        Assert.Equal((1, 2L), (again.Attempts, again.Fence));
        Assert.Contains("next", again.CheckpointJson, StringComparison.Ordinal);
        Assert.Equal(0, (await Store.Workers.CountersAsync(None)).GetValueOrDefault("tasks.failed"));
        await Store.Tasks.FailAsync(again.Lease, Timeout, new RetryDecision.GiveUp(Timeout), Now, None);
        Assert.Equal<string>(["TASK_TIMEOUT: too slow"], Assert.Single(await Store.Tasks.DeadLettersAsync(10, None)).Faults);
    }

    [StoreFact]
    public async Task A_failed_attempt_waits_and_counts_as_the_decision_says()
    {
        var lease = await LeaseAsync("t1");
        Assert.True(await Store.Tasks.FailAsync(lease, Timeout, new RetryDecision.RetryAt(Now.AddSeconds(30), true), Now, None));

        var task = await FindAsync("t1");
        Assert.Equal((TaskState.Queued, 1, "TASK_TIMEOUT: too slow"), (task.State, task.Attempts, task.Error));
        Assert.Equal(Now.AddSeconds(30), task.Task.NotBefore);
        Assert.Empty(await ClaimAsync(TaskType.Discovery, at: Now.AddSeconds(29)));

        var second = Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddSeconds(30)));
        Assert.Equal(2, second.Attempts);
        await Store.Tasks.FailAsync(second.Lease, new(FaultKind.RateLimited, "slow down"), new RetryDecision.RetryAt(Now, false), Now, None);
        Assert.Equal(1, (await FindAsync("t1")).Attempts);
        Assert.Equal(2, await CounterAsync("tasks.failed"));
    }

    [StoreFact]
    public async Task A_task_that_is_given_up_keeps_all_its_faults_payload_and_trace()
    {
        await EnqueueAsync(TaskOf("t1") with { TraceParent = "00-trace-01", ParametersJson = """{"q":"x"}""" });
        var first = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        await Store.Tasks.FailAsync(first, Timeout, new RetryDecision.RetryAt(Now, true), Now, None);
        var second = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        var last = new SpawnFault(FaultKind.ExternalApi, "HTTP 500") { Status = 500 };

        Assert.True(await Store.Tasks.FailAsync(second, last, new RetryDecision.GiveUp(last), Now.AddMinutes(1), None));

        var letter = Assert.Single(await Store.Tasks.DeadLettersAsync(10, None));
        Assert.Equal(("t1", TaskType.Discovery, "yelp", "00-trace-01", Now.AddMinutes(1)), (letter.TaskId, letter.Type, letter.Source, letter.TraceParent, letter.DeadAt));
        Assert.Equal<string>(["TASK_TIMEOUT: too slow", "EXTERNAL_API_ERROR: HTTP 500"], letter.Faults);
        Assert.Contains("\"q\"", letter.ParametersJson, StringComparison.Ordinal);
        Assert.Equal((TaskState.DeadLettered, "EXTERNAL_API_ERROR: HTTP 500"), ((await FindAsync("t1")).State, (await FindAsync("t1")).Error));
    }

    [StoreFact]
    public async Task A_dead_letter_shows_the_last_twenty_faults()
    {
        await EnqueueAsync(TaskOf("t1"));
        for (var i = 1; i <= 25; i++)
        {
            var lease = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
            var fault = new SpawnFault(FaultKind.Database, $"no {i}");
            RetryDecision decision = i == 25 ? new RetryDecision.GiveUp(fault) : new RetryDecision.RetryAt(Now, true);
            await Store.Tasks.FailAsync(lease, fault, decision, Now, None);
        }

        var faults = Assert.Single(await Store.Tasks.DeadLettersAsync(10, None)).Faults;
        Assert.Equal<string>(Enumerable.Range(6, 20).Select(i => $"DATABASE_ERROR: no {i}"), faults);
    }

    [StoreFact]
    public async Task A_lease_that_ran_out_is_taken_back_and_ends_as_poison_when_attempts_are_used_up()
    {
        var lease = await LeaseAsync("t1");
        Assert.Empty(await Store.Tasks.ReapAsync(2, Now.AddMinutes(4), None));

        Assert.Equal<string>(["t1"], await Store.Tasks.ReapAsync(2, Now.AddMinutes(5), None));
        await AssertLostAsync(lease);
        Assert.Equal((TaskState.Queued, 1), ((await FindAsync("t1")).State, (await FindAsync("t1")).Attempts));

        Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddMinutes(5)));
        Assert.Equal<string>(["t1"], await Store.Tasks.ReapAsync(2, Now.AddMinutes(10), None));
        var letter = Assert.Single(await Store.Tasks.DeadLettersAsync(10, None));
        Assert.Equal(3, letter.Faults.Length);
        Assert.StartsWith("LEASE_LOST: ", letter.Faults[0], StringComparison.Ordinal);
        Assert.StartsWith("POISON_TASK: ", letter.Faults[2], StringComparison.Ordinal);
        Assert.Empty(await Store.Tasks.ReapAsync(2, Now.AddHours(1), None));
    }

    [StoreFact]
    public async Task Reapers_at_once_take_each_task_back_once()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 100).Select(i => TaskOf($"t{i}"))]);
        await ClaimAsync(TaskType.Discovery, max: 100);

        var reaped = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Store.Tasks.ReapAsync(3, Now.AddHours(1), None))));

        Assert.Equal(100, reaped.Sum(r => r.Length));
        Assert.Equal(100, await CounterAsync("tasks.failed"));
    }

    [StoreFact]
    public async Task Only_a_live_task_is_cancelled()
    {
        await EnqueueAsync(TaskOf("t1"));

        Assert.True(await Store.Tasks.CancelAsync("t1", Now, None));
        Assert.False(await Store.Tasks.CancelAsync("t1", Now, None));
        Assert.False(await Store.Tasks.CancelAsync("unknown", Now, None));
        Assert.Empty(await ClaimAsync(TaskType.Discovery));
        Assert.Equal((TaskState.Cancelled, Now), ((await FindAsync("t1")).State, (await FindAsync("t1")).CompletedAt!.Value));
    }

    private async Task AssertFencedAsync(TaskLease lease)
    {
        Assert.False(await Store.Tasks.RenewAsync(lease, Now.AddDays(1), None));
        Assert.False(await Store.Tasks.DeferAsync(lease, new Deferral(Now, true, null), Now, None));
        Assert.Null(await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("lost")), Now, None));
    }

    private async Task AssertLostAsync(TaskLease lease)
    {
        Assert.False(await Store.Tasks.RenewAsync(lease, Now.AddDays(1), None));
        Assert.False(await Store.Tasks.ReleaseAsync(lease, Now, None));
        Assert.False(await Store.Tasks.DeferAsync(lease, new Deferral(Now, true, null), Now, None));
        Assert.False(await Store.Tasks.CompleteAsync(lease, "{}", Now, None));
        Assert.False(await Store.Tasks.FailAsync(lease, Timeout, new RetryDecision.GiveUp(Timeout), Now, None));
        Assert.Null(await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("lost")), Now, None));
        Assert.False(await Store.RawEvents.CommitIngestionAsync(new IngestionOutcome(lease, "yelp", [], [Guid.NewGuid()], 0, Now, [ProcessingParameters.After(10)], null), Now, None));
        Assert.Null(await Store.Events.CommitProcessingAsync(new(lease, []), Now, None));
        Assert.Empty(await Store.Tasks.ListAsync(TaskType.Processing, null, 10, None));
        Assert.Empty(await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None));
        Assert.Empty(await Store.Tasks.DeadLettersAsync(10, None));
    }
}
