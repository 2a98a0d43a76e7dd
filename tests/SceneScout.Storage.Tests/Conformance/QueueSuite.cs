using System.Collections.Concurrent;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Queue_on_SQLite() : QueueSuite(new SqliteFixture());

public sealed class Queue_on_PostgreSQL() : QueueSuite(new PostgresFixture());

public abstract class QueueSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task A_task_comes_back_as_it_was_queued()
    {
        var task = new NewTask
        {
            Id = "t1",
            Type = TaskType.Processing,
            Source = "meetup",
            Area = "berlin",
            Priority = 77,
            ParametersJson = """{"eventIds":[]}""",
            Deadline = Now.AddHours(1),
            NotBefore = Now.AddMinutes(1),
            IdempotencyKey = "key",
            TraceParent = "00-abc-def-01",
        };

        var result = await EnqueueAsync(task);

        Assert.Equal<string>(["t1"], result.Queued);
        var stored = await FindAsync("t1");
        Assert.Equal(task with { ParametersJson = stored.Task.ParametersJson }, stored.Task);
        Assert.Equal("""{"eventIds":[]}""", stored.Task.ParametersJson.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal((TaskState.Queued, 0, 0L, Now), (stored.State, stored.Attempts, stored.Fence, stored.CreatedAt));
        Assert.Equal((null, null, null, null), (stored.AssignedAt, stored.CompletedAt, stored.WorkerId, stored.LeaseUntil));
    }

    [StoreFact]
    public async Task A_known_id_or_key_is_not_queued_again_whatever_its_state()
    {
        await EnqueueAsync(TaskOf("t1") with { IdempotencyKey = "k1" });
        var lease = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        Assert.True(await Store.Tasks.CompleteAsync(lease, "{}", Now, None));

        var again = await EnqueueAsync(TaskOf("t1"), TaskOf("t2") with { IdempotencyKey = "k1" }, TaskOf("t3") with { IdempotencyKey = "k3" }, TaskOf("t4") with { IdempotencyKey = "k3" }, TaskOf("t3"));

        Assert.Equal<string>(["t3"], again.Queued);
        Assert.Equal<string>(["t1", "t1", "t3", "t3"], again.Known);
        Assert.Equal(TaskState.Succeeded, (await FindAsync("t1")).State);
    }

    [StoreFact]
    public async Task The_searches_of_a_plan_are_found_by_its_name_and_time()
    {
        await EnqueueAsync(TaskOf("discovery-yelp-cell2-request-1"), TaskOf("discovery-yelp-cell1-request-1"), TaskOf("discovery-yelp-cell1-request-11"), TaskOf("request-1"));

        Assert.Equal(["discovery-yelp-cell1-request-1", "discovery-yelp-cell2-request-1"], (await Store.Tasks.OfPlanAsync("request-1", Now, Now, None)).Select(task => task.Task.Id));
        Assert.Empty(await Store.Tasks.OfPlanAsync("request-1", Now.AddSeconds(1), Now.AddSeconds(2), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Tasks.OfPlanAsync("request%", Now, Now, None));
    }

    [StoreFact]
    public async Task Nothing_is_queued_when_the_live_tasks_of_a_type_would_pass_the_limit()
    {
        await Store.Tasks.EnqueueAsync([TaskOf("a"), TaskOf("b")], 3, Now, None);
        await ClaimAsync(TaskType.Discovery);

        var refused = await Store.Tasks.EnqueueAsync([TaskOf("a"), TaskOf("c"), TaskOf("d"), TaskOf("p", TaskType.Processing)], 3, Now, None);

        Assert.Empty(refused.Queued);
        Assert.Equal(FaultKind.WorkerLimit, refused.Refused?.Kind);
        Assert.Null(await Store.Tasks.FindAsync("p", None));
        Assert.Equal<string>(["c"], (await Store.Tasks.EnqueueAsync([TaskOf("a"), TaskOf("c")], 3, Now, None)).Queued);
    }

    [StoreFact]
    public async Task Enqueuers_at_once_never_pass_the_limit_together()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Store.Tasks.EnqueueAsync([TaskOf($"t{i}")], 7, Now, None))));

        Assert.Equal(7, results.Sum(r => r.Queued.Length));
        Assert.Equal(13, results.Count(r => r.Refused is not null));
    }

    [StoreFact]
    public async Task A_claim_leases_the_task()
    {
        await EnqueueAsync(TaskOf("t1"));

        var claimed = Assert.Single(await ClaimAsync(TaskType.Discovery, "w7", at: Now.AddSeconds(1)));

        Assert.Equal(claimed, await FindAsync("t1"));
        Assert.Equal((TaskState.Leased, 1, 1L, "w7"), (claimed.State, claimed.Attempts, claimed.Fence, claimed.WorkerId));
        Assert.Equal(Now.AddSeconds(1), claimed.AssignedAt);
        Assert.Equal(Now.AddSeconds(301), claimed.LeaseUntil);
        Assert.Empty(await ClaimAsync(TaskType.Discovery));
    }

    [StoreFact]
    public async Task Claims_go_by_priority_then_age()
    {
        await Store.Tasks.EnqueueAsync([TaskOf("young-high", priority: 9)], 100, Now.AddSeconds(2), None);
        await Store.Tasks.EnqueueAsync([TaskOf("young-low", priority: 1), TaskOf("young")], 100, Now.AddSeconds(1), None);
        await Store.Tasks.EnqueueAsync([TaskOf("old")], 100, Now, None);

        var order = await ClaimAsync(TaskType.Discovery, max: 10, at: Now.AddSeconds(3));

        Assert.Equal<string>(["young-high", "old", "young", "young-low"], order.Select(t => t.Task.Id));
    }

    [StoreFact]
    public async Task A_minute_of_waiting_is_worth_a_point_of_priority()
    {
        await Store.Tasks.EnqueueAsync([TaskOf("waited-11-minutes", priority: 0)], 100, Now, None);
        await Store.Tasks.EnqueueAsync([TaskOf("new", priority: 10)], 100, Now.AddMinutes(11), None);
        await Store.Tasks.EnqueueAsync([TaskOf("new-higher", priority: 12)], 100, Now.AddMinutes(11), None);

        var order = await ClaimAsync(TaskType.Discovery, max: 10, at: Now.AddMinutes(11));

        Assert.Equal<string>(["new-higher", "waited-11-minutes", "new"], order.Select(t => t.Task.Id));
    }

    [StoreFact]
    public async Task Waiting_for_ones_own_time_is_no_waiting()
    {
        await Store.Tasks.EnqueueAsync([TaskOf("for-tomorrow", priority: 1) with { NotBefore = Now.AddDays(1) }], 100, Now, None);
        await Store.Tasks.EnqueueAsync([TaskOf("now", priority: 5)], 100, Now.AddDays(1), None);

        Assert.Equal("now", Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddDays(1))).Task.Id);
    }

    [StoreFact]
    public async Task A_task_is_not_claimed_before_its_time_nor_as_another_type()
    {
        await EnqueueAsync(TaskOf("later") with { NotBefore = Now.AddSeconds(10) });

        Assert.Empty(await ClaimAsync(TaskType.Discovery, at: Now.AddSeconds(9)));
        Assert.Empty(await ClaimAsync(TaskType.Ingestion, at: Now.AddSeconds(10)));
        Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddSeconds(10)));
    }

    [StoreFact]
    public async Task From_its_deadline_on_a_task_is_not_claimed_and_is_given_up_without_an_attempt()
    {
        await EnqueueAsync(TaskOf("late") with { Deadline = Now.AddSeconds(10) }, TaskOf("later") with { Deadline = Now.AddSeconds(11) }, TaskOf("free"));

        Assert.Empty(await Store.Tasks.ExpireAsync(Now.AddSeconds(9), None));
        Assert.Equal<string>(["late"], await Store.Tasks.ExpireAsync(Now.AddSeconds(10), None));
        Assert.Empty(await Store.Tasks.ExpireAsync(Now.AddSeconds(10), None));

        var given = await FindAsync("late");
        Assert.Equal((TaskState.DeadLettered, 0), (given.State, given.Attempts));
        Assert.StartsWith("DEADLINE_PASSED: The deadline, 2026-05-01 12:00:10.000Z, passed", given.Error, StringComparison.Ordinal);
        Assert.Equal(given.Error, Assert.Single(Assert.Single(await Store.Tasks.DeadLettersAsync(10, None)).Faults));
        Assert.Equal<string>(["free"], (await ClaimAsync(TaskType.Discovery, max: 10, at: Now.AddSeconds(11))).Select(t => t.Task.Id));
    }

    [StoreFact]
    public async Task A_worker_that_starts_again_does_not_go_on_with_what_is_late()
    {
        await EnqueueAsync(TaskOf("t1") with { Deadline = Now.AddSeconds(10) });
        Assert.Single(await ClaimAsync(TaskType.Discovery));

        Assert.Empty(await Store.Tasks.ClaimAsync(new(TaskType.Discovery, "w1", 5, Now.AddMinutes(9), [], Reclaim: true), Now.AddSeconds(10), None));

        Assert.Equal<string>(["t1"], await Store.Tasks.ExpireAsync(Now.AddSeconds(10), None));
    }

    [StoreFact]
    public async Task A_dead_letter_that_is_retried_has_no_deadline()
    {
        await EnqueueAsync(TaskOf("t1") with { Deadline = Now.AddSeconds(10) });
        await Store.Tasks.ExpireAsync(Now.AddSeconds(10), None);

        await Store.DeadLetters.RetryAsync("t1", new Act("ann", "still wanted", Now.AddSeconds(20)), None);

        Assert.Null(Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddSeconds(20))).Task.Deadline);
    }

    [StoreFact]
    public async Task Excluded_sources_are_passed_over()
    {
        await EnqueueAsync(TaskOf("y", priority: 9), TaskOf("m", source: "meetup"), TaskOf("none", source: null, priority: 1));

        var claimed = await Store.Tasks.ClaimAsync(new(TaskType.Discovery, "w1", 10, Now.AddMinutes(5), ["yelp", "manual"]), Now, None);

        Assert.Equal<string>(["m", "none"], claimed.Select(t => t.Task.Id));
    }

    [StoreFact]
    public async Task Sixteen_claimers_at_once_get_every_task_and_none_twice()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 600).Select(i => TaskOf($"t{i}", priority: i % 11))]);
        var claimed = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
        {
            while (true)
            {
                var some = await ClaimAsync(TaskType.Discovery, $"w{w}", max: 1 + (w % 7));
                Assert.All(some, t => Assert.Equal((1, $"w{w}"), (t.Attempts, t.WorkerId)));
                if (some.IsEmpty)
                    break;
                foreach (var task in some)
                    claimed.Add(task.Task.Id);
            }
        })));

        // A claimer may see "nothing" while another holds the rows it looks at; what is left then is still there.
        foreach (var task in await ClaimAsync(TaskType.Discovery, max: 100))
            claimed.Add(task.Task.Id);
        Assert.Equal(600, claimed.Count);
        Assert.Equal(600, claimed.Distinct().Count());
    }

    [StoreFact]
    public async Task A_worker_that_starts_again_reclaims_its_own_task_first()
    {
        await EnqueueAsync(TaskOf("own"), TaskOf("waiting", priority: 90), TaskOf("others"));
        await Store.Tasks.ClaimAsync(new(TaskType.Discovery, "w1", 1, Now.AddMinutes(5), []), Now, None);
        await EnqueueAsync(TaskOf("next"));
        var first = Assert.Single(await Store.Tasks.ListAsync(null, TaskState.Leased, 10, None));

        var again = await Store.Tasks.ClaimAsync(new(TaskType.Discovery, "w1", 2, Now.AddMinutes(9), [], Reclaim: true), Now.AddMinutes(1), None);

        Assert.Equal(2, again.Length);
        Assert.Equal((first.Task.Id, 2L, 2), (again[0].Task.Id, again[0].Fence, again[0].Attempts));
        Assert.Equal((1L, 1), (again[1].Fence, again[1].Attempts));
        Assert.False(await Store.Tasks.CompleteAsync(first.Lease, "{}", Now, None));
    }

    [StoreFact]
    public async Task Another_workers_lease_is_not_reclaimed()
    {
        await LeaseAsync("t1", worker: "w1");

        Assert.Empty(await Store.Tasks.ClaimAsync(new(TaskType.Discovery, "w2", 5, Now.AddMinutes(9), [], Reclaim: true), Now, None));
    }

    [StoreFact]
    public async Task Tasks_are_listed_newest_first_by_type_and_state()
    {
        for (var i = 0; i < 5; i++)
            await Store.Tasks.EnqueueAsync([TaskOf($"d{i}"), TaskOf($"p{i}", TaskType.Processing)], 100, Now.AddSeconds(i), None);
        await ClaimAsync(TaskType.Processing);

        Assert.Equal<string>(["p4", "d4", "p3"], (await Store.Tasks.ListAsync(null, null, 3, None)).Select(t => t.Task.Id));
        Assert.Equal<string>(["d4", "d3"], (await Store.Tasks.ListAsync(TaskType.Discovery, null, 2, None)).Select(t => t.Task.Id));
        Assert.Equal<string>(["p0"], (await Store.Tasks.ListAsync(null, TaskState.Leased, 100, None)).Select(t => t.Task.Id));
        Assert.Empty(await Store.Tasks.ListAsync(TaskType.Discovery, TaskState.Leased, 100, None));
    }

    [StoreFact]
    public async Task Tasks_of_a_state_come_in_pages_in_the_order_of_their_queue()
    {
        await EnqueueAsync(TaskOf("b"), TaskOf("c", priority: 9), TaskOf("a"), TaskOf("d", TaskType.Processing, priority: 1));
        await ClaimAsync(TaskType.Discovery);

        var first = await Store.Tasks.PageAsync(TaskState.Queued, null, 2, None);
        var second = await Store.Tasks.PageAsync(TaskState.Queued, first.Next, 2, None);

        Assert.Equal(["a", "b"], first.Tasks.Select(t => t.Task.Id));
        Assert.Equal(["d"], second.Tasks.Select(t => t.Task.Id));
        Assert.Null(second.Next);
        Assert.Equal(["c"], (await Store.Tasks.PageAsync(TaskState.Leased, null, 2, None)).Tasks.Select(t => t.Task.Id));
        Assert.Null((await Store.Tasks.PageAsync(TaskState.Queued, null, 3, None)).Next);
    }

    [StoreFact]
    public async Task Counts_follow_every_step_of_a_task()
    {
        async Task<string> Counts() => string.Join(" ", (await Store.Tasks.CountAsync(None)).Select(c => $"{c.Type.Name()}/{c.Source ?? "-"}/{c.State.Name()}={c.Count}"));
        await EnqueueAsync(TaskOf("a"), TaskOf("b"), TaskOf("c", source: null), TaskOf("i", TaskType.Ingestion));
        Assert.Equal("discovery/-/queued=1 discovery/yelp/queued=2 ingestion/yelp/queued=1", await Counts());

        var leases = (await ClaimAsync(TaskType.Discovery, max: 3, at: Now)).ToDictionary(t => t.Task.Id, t => t.Lease);
        await Store.Tasks.CompleteAsync(leases["a"], "{}", Now, None);
        var fault = new SpawnFault(FaultKind.Validation, "bad");
        await Store.Tasks.FailAsync(leases["b"], fault, new RetryDecision.GiveUp(fault), Now, None);
        await Store.Tasks.CancelAsync("c", Now, None);

        Assert.Equal("discovery/-/cancelled=1 discovery/yelp/succeeded=1 discovery/yelp/dead-lettered=1 ingestion/yelp/queued=1", await Counts());
        Assert.All(await Store.Tasks.CountAsync(None), c => Assert.Equal(Now, c.Oldest));
    }

    [StoreFact]
    public async Task A_task_that_cannot_be_kept_is_refused_by_field()
    {
        var tooLong = await Assert.ThrowsAsync<ArgumentException>(() => EnqueueAsync(TaskOf(new string('x', 5000))));
        Assert.Contains("Id", tooLong.Message, StringComparison.Ordinal);
        var notJson = await Assert.ThrowsAsync<ArgumentException>(() => EnqueueAsync(TaskOf("t") with { ParametersJson = "not json" }));
        Assert.Contains("ParametersJson", notJson.Message, StringComparison.Ordinal);
    }
}
