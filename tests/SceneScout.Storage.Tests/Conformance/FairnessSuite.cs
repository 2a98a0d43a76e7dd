using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Fairness_on_SQLite() : FairnessSuite(new SqliteFixture());

public sealed class Fairness_on_PostgreSQL() : FairnessSuite(new PostgresFixture());

public abstract class FairnessSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task A_huge_source_takes_turns_with_a_small_one_that_comes_later()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 200).Select(i => TaskOf($"huge-{i:d3}", source: "ticketmaster"))]);
        await Store.Tasks.EnqueueAsync([.. Enumerable.Range(0, 3).Select(i => TaskOf($"small-{i}", source: "meetup"))], 1000, Now.AddMinutes(10), None);

        var order = await DrainAsync(8, Now.AddMinutes(10));

        Assert.Equal<string>(["huge-000", "small-0", "huge-001", "small-1", "huge-002", "small-2", "huge-003", "huge-004"], order);
    }

    [StoreFact]
    public async Task No_more_tasks_of_a_call_run_at_once_than_its_caller_allowed_and_others_pass_them()
    {
        var terms = new CallTerms("c0") { Concurrency = 2, MaxRetries = 7, BackoffMultiplier = 1.5, MaxBackoff = TimeSpan.FromSeconds(9), Timeout = TimeSpan.FromSeconds(11) };
        await EnqueueAsync([.. Enumerable.Range(0, 4).Select(i => TaskOf($"c{i}", priority: 50) with { Terms = terms })]);
        await EnqueueAsync(TaskOf("other", priority: 0));

        var first = await ClaimAsync(TaskType.Discovery, max: 10);
        Assert.Equal<string>(["c0", "c1", "other"], first.Select(t => t.Task.Id).Order(StringComparer.Ordinal));
        Assert.All(first.Where(t => t.Task.Id != "other"), t => Assert.Equal(terms, t.Task.Terms));
        Assert.Empty(await ClaimAsync(TaskType.Discovery, "w2", max: 10));
        Assert.Equal((2, 0), ((await Store.Tasks.PlaceAsync("c2", Now, None))!.CallRunning, (await FindAsync("c2")).Attempts));

        await Store.Tasks.CompleteAsync(first.Single(t => t.Task.Id == "c0").Lease, "{}", Now, None);
        var next = Assert.Single(await ClaimAsync(TaskType.Discovery, "w2", max: 10));
        Assert.Equal(("c2", 1), (next.Task.Id, next.Attempts));
    }

    [StoreFact]
    public async Task Claimers_at_the_same_time_keep_to_what_a_call_allows()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 20).Select(i => TaskOf($"c{i:d2}") with { Terms = new CallTerms("c00") { Concurrency = 3 } })]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => ClaimAsync(TaskType.Discovery, $"w{i}"))));

        var running = await Store.Tasks.ListAsync(TaskType.Discovery, TaskState.Leased, 100, None);
        Assert.InRange(running.Length, 1, 3);
        Assert.Equal(running.Select(t => t.Task.Id).Order(StringComparer.Ordinal), claims.SelectMany(c => c).Select(t => t.Task.Id).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task A_huge_city_takes_turns_with_a_small_one_of_its_source()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 200).Select(i => TaskOf($"huge-{i:d3}") with { Area = "yelp/huge" })]);
        await EnqueueAsync([.. Enumerable.Range(200, 10).Select(i => TaskOf($"huge-{i:d3}") with { Area = "yelp/huge" })]);
        await Store.Tasks.EnqueueAsync([.. Enumerable.Range(0, 3).Select(i => TaskOf($"small-{i}") with { Area = "yelp/small" })], 1000, Now.AddSeconds(1), None);

        var order = await DrainAsync(8, Now.AddSeconds(1));

        Assert.Equal<string>(["huge-000", "small-0", "huge-001", "small-1", "huge-002", "small-2", "huge-003", "huge-004"], order);
    }

    [StoreFact]
    public async Task A_huge_search_that_had_its_turn_stands_behind_whatever_waits_then_and_not_behind_what_comes_much_later()
    {
        await EnqueueAsync(TaskOf("huge", priority: 90), TaskOf("big", priority: 70), TaskOf("small", priority: 0));
        await Store.Tasks.EnqueueAsync([TaskOf("later", priority: 50)], 1000, Now.AddHours(1), None);
        var order = new List<string>();
        for (var turn = 0; turn < 8; turn++)
        {
            var at = Now.AddHours(1).AddSeconds(turn);
            var task = Assert.Single(await ClaimAsync(TaskType.Discovery, at: at));
            order.Add(task.Task.Id);
            if (task.Task.Id is "huge" or "big")
                await Store.Tasks.DeferAsync(task.Lease, new Deferral(at, true, null), at, None);
            else
                await Store.Tasks.CompleteAsync(task.Lease, "{}", at, None);
            if (turn == 4)
                await Store.Tasks.EnqueueAsync([TaskOf("new", priority: 0)], 1000, at.AddMinutes(1), None);
        }

        Assert.Equal<string>(["huge", "big", "small", "later", "huge", "big", "huge", "big"], order);
        Assert.Equal("huge", Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddHours(2))).Task.Id);
    }

    [StoreFact]
    public async Task A_search_that_could_not_begin_keeps_its_place()
    {
        await EnqueueAsync(TaskOf("first", priority: 90), TaskOf("second", priority: 70));
        var first = Assert.Single(await ClaimAsync(TaskType.Discovery));

        await Store.Tasks.DeferAsync(first.Lease, new Deferral(Now.AddSeconds(1), false, null), Now, None);

        Assert.Equal("first", Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddSeconds(1))).Task.Id);
    }

    [StoreFact]
    public async Task A_search_that_the_source_refused_stands_behind_those_that_wait()
    {
        await EnqueueAsync(TaskOf("refused", priority: 90), TaskOf("waits", priority: 1), TaskOf("waits-too", priority: 1));
        var first = Assert.Single(await ClaimAsync(TaskType.Discovery));

        await Store.Tasks.FailAsync(first.Lease, new(FaultKind.RateLimited, "slow down"), new RetryDecision.RetryAt(Now.AddSeconds(1), false) { LetsOthersPass = true }, Now, None);

        Assert.Equal(["waits", "waits-too", "refused"], (await ClaimAsync(TaskType.Discovery, max: 3, at: Now.AddSeconds(1))).Select(t => t.Task.Id));
    }

    [StoreFact]
    public async Task Another_key_or_other_limits_end_the_waits_for_the_calls_of_a_source_and_no_other_wait()
    {
        await EnqueueAsync(TaskOf("budget"), TaskOf("refused"), TaskOf("broken"), TaskOf("later") with { NotBefore = Now.AddHours(1) }, TaskOf("other", source: "meetup"));
        var (limited, broken) = (new SpawnFault(FaultKind.RateLimited, "slow down"), new SpawnFault(FaultKind.ExternalApi, "no"));
        foreach (var task in await ClaimAsync(TaskType.Discovery, max: 10))
            if (task.Task.Id == "budget")
                await Store.Tasks.DeferAsync(task.Lease, new Deferral(Now.AddMinutes(15), false, limited), Now, None);
            else
                await Store.Tasks.FailAsync(task.Lease, task.Task.Id == "broken" ? broken : limited, new RetryDecision.RetryAt(Now.AddMinutes(15), false), Now, None);

        Assert.Equal(2, await Store.Tasks.HurryAsync("yelp", Now.AddSeconds(1), None));

        Assert.Equal(["budget", "refused"], (await ClaimAsync(TaskType.Discovery, max: 10, at: Now.AddSeconds(1))).Select(t => t.Task.Id).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task A_follow_up_task_stands_behind_those_of_its_area()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 5).Select(i => TaskOf($"i{i}", TaskType.Ingestion) with { Area = "yelp/huge" })]);
        await EnqueueAsync(TaskOf("d") with { Area = "yelp/huge" });
        var lease = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")), Now, None);
        await EnqueueAsync(TaskOf("other", TaskType.Ingestion) with { Area = "yelp/other" });

        var order = await ClaimAsync(TaskType.Ingestion, max: 10);

        Assert.Equal("other", order.TakeLast(6).First().Task.Id);
        Assert.StartsWith("ingestion-yelp-", order[^1].Task.Id, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task No_more_tasks_of_a_source_run_than_its_limit_however_many_claim_at_once()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 40).Select(i => TaskOf($"t{i}")), TaskOf("other", source: "meetup")]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => Store.Tasks.ClaimAsync(Limited($"w{i}", 2), Now, None))));

        Assert.Equal(5, claimed.Sum(c => c.Count(t => t.Task.Source == "yelp")));
        Assert.Equal(1, claimed.Sum(c => c.Count(t => t.Task.Source == "meetup")));

        var done = claimed.SelectMany(c => c).First(t => t.Task.Source == "yelp");
        await Store.Tasks.CompleteAsync(done.Lease, "{}", Now, None);
        Assert.Single(await Store.Tasks.ClaimAsync(Limited("w99", 2), Now, None));
    }

    [StoreFact]
    public async Task The_backlog_tells_the_ready_from_those_that_wait()
    {
        await EnqueueAsync(TaskOf("running"), TaskOf("ready"), TaskOf("later") with { NotBefore = Now.AddHours(1) }, TaskOf("paused", source: "meetup"), TaskOf("p", TaskType.Processing));
        await Store.Control.PauseAsync(new Pause(new PauseTarget(PauseScope.Source, "meetup"), PauseMode.Pause, "ann", "", Now), None);
        await ClaimAsync(TaskType.Discovery);

        var backlog = await Store.Tasks.BacklogAsync(Now, None);

        Assert.Equal<Backlog>(
            [new Backlog(TaskType.Discovery, 1, 2, 1, Now), new Backlog(TaskType.Processing, 1, 0, 0, Now)],
            backlog);
        Assert.Equal(2, (await Store.Tasks.BacklogAsync(Now.AddHours(1), None))[0].Ready);
    }

    [StoreFact]
    public async Task A_waiting_task_knows_its_place()
    {
        await EnqueueAsync(TaskOf("first", priority: 50), TaskOf("second", priority: 9), TaskOf("third"), TaskOf("other", source: "meetup"), TaskOf("not-due", priority: 99) with { NotBefore = Now.AddHours(1) });

        Assert.Equal(new QueuePlace(2, 1, 0, 0, 50), await Store.Tasks.PlaceAsync("third", Now, None));
        await ClaimAsync(TaskType.Discovery, max: 1);
        Assert.Equal(0, (await Store.Tasks.PlaceAsync("other", Now, None))!.Ahead);
        Assert.Equal(1, (await Store.Tasks.PlaceAsync("third", Now, None))!.TypeRunning);
        Assert.Null(await Store.Tasks.PlaceAsync("unknown", Now, None));
    }

    private static ClaimRequest Limited(string worker, int max) =>
        new(TaskType.Discovery, worker, max, Now.AddMinutes(5), []) { SourceLimits = ImmutableSortedDictionary<string, int>.Empty.Add("yelp", 5) };

    private async Task<List<string>> DrainAsync(int count, DateTimeOffset from)
    {
        var order = new List<string>();
        for (var i = 0; i < count; i++)
        {
            // A single worker: it ends each task before it claims the next.
            var task = Assert.Single(await ClaimAsync(TaskType.Discovery, at: from.AddSeconds(i)));
            await Store.Tasks.CompleteAsync(task.Lease, "{}", from.AddSeconds(i), None);
            order.Add(task.Task.Id);
        }

        return order;
    }
}
