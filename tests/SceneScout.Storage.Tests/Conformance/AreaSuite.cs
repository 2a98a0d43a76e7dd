using System.Text.Json;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Areas_on_SQLite() : AreaSuite(new SqliteFixture());

public sealed class Areas_on_PostgreSQL() : AreaSuite(new PostgresFixture());

public abstract class AreaSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string Area = "yelp/u33db";

    [StoreFact]
    public async Task A_completed_search_stands_with_its_area()
    {
        var lease = await SearchAsync("d1", Now);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b")), Now, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b", "h2"), Found("c")) with { Pages = 2, Failures = 1, Cursor = null }, Now, None);
        await CompleteAsync(lease, Now.AddMinutes(3));

        var area = Assert.Single(await Store.Areas.ListAsync(None)).Value;
        Assert.Equal(new AreaSearch("d1", Now, Now.AddMinutes(3), 6, 3, 1, 3), area.Last);
        Assert.Equal((Area, 1, 0, 3.0, null), (area.AreaId, area.Searches, area.EmptyRuns, area.MeanCalls, area.FreshPerDay));
    }

    [StoreFact]
    public async Task Calls_of_a_day_are_told_by_area_those_of_searches_under_way_among_them()
    {
        var (today, tomorrow) = (DateOnly.FromDateTime(Now.UtcDateTime), Now.AddDays(1));
        var done = await SearchAsync("d1", Now);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(done, Found("a")) with { Pages = 3, Cursor = null }, Now, None);
        await CompleteAsync(done, Now.AddMinutes(3));
        var waiting = await SearchAsync("d2", Now);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(waiting, Found("b")) with { Pages = 4 }, Now, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(waiting, Found("c")) with { Pages = 1 }, Now.AddMinutes(1), None);
        await EnqueueAsync(TaskOf("other", source: "meetup") with { Area = "meetup/u33db" }, TaskOf("new") with { Area = "yelp/new" });
        var calls = await Store.Areas.CallsAsync("yelp", today, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(waiting, Found("d")) with { Pages = 2 }, tomorrow, None);

        Assert.Equal(KeyValuePair.Create(Area, 8), Assert.Single(calls));
        Assert.Equal(KeyValuePair.Create(Area, 2), Assert.Single(await Store.Areas.CallsAsync("yelp", today.AddDays(1), None)));
        Assert.Empty(await Store.Areas.CallsAsync("meetup", today, None));
    }

    [StoreFact]
    public async Task Every_search_adds_to_what_stands_as_the_rule_says()
    {
        var expected = AreaYield.Of(Area);
        for (var run = 0; run < 3; run++)
        {
            var at = Now.AddHours(6 * run);
            var lease = await SearchAsync($"d{run}", at);
            await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b", run == 0 ? "h1" : "h2")) with { Cursor = null }, at, None);
            await CompleteAsync(lease, at.AddMinutes(1));
            expected = expected.After(new AreaSearch($"d{run}", at, at.AddMinutes(1), 2, run == 0 ? 2 : 0, run == 1 ? 1 : 0, 1));
        }

        Assert.Equal(expected, Assert.Single(await Store.Areas.ListAsync(None)).Value);
        Assert.Equal((3, 1, 6, 2, 1, 3), (expected.Searches, expected.EmptyRuns, expected.TotalSeen, expected.TotalNew, expected.TotalChanged, expected.TotalCalls));
    }

    [StoreFact]
    public async Task What_was_found_before_a_failed_attempt_counts_once()
    {
        var lease = await SearchAsync("d1", Now);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")), Now, None);
        await Store.Tasks.FailAsync(lease, new SpawnFault(FaultKind.ExternalApi, "down"), new RetryDecision.RetryAt(Now, true), Now, None);
        Assert.Empty(await Store.Areas.ListAsync(None));

        var again = Assert.Single(await ClaimAsync(TaskType.Discovery, at: Now.AddHours(1))).Lease;
        await Store.RawEvents.CommitDiscoveryAsync(Batch(again, Found("a"), Found("b")) with { Cursor = null }, Now, None);
        await CompleteAsync(again, Now.AddHours(1));
        Assert.False(await Store.Tasks.CompleteAsync(again, "{}", Now, None));

        var search = Assert.Single(await Store.Areas.ListAsync(None)).Value.Last!;
        Assert.Equal((2, Now.AddHours(1)), (search.New, search.StartedAt));
    }

    [StoreFact]
    public async Task A_lost_lease_adds_nothing()
    {
        var lease = await SearchAsync("d1", Now);

        Assert.False(await Store.Tasks.CompleteAsync(lease with { Fence = 99 }, Result(new DiscoveryCheckpoint(null, 1, 1, 0, 0)), Now, None));
        Assert.Empty(await Store.Areas.ListAsync(None));
    }

    [StoreFact]
    public async Task Other_tasks_and_searches_without_an_area_add_nothing()
    {
        var ingestion = await LeaseAsync("i1", TaskType.Ingestion);
        var adhoc = await LeaseAsync("d1");

        Assert.True(await Store.Tasks.CompleteAsync(ingestion, Result(new DiscoveryCheckpoint(null, 1, 1, 0, 0)), Now, None));
        Assert.True(await Store.Tasks.CompleteAsync(adhoc, Result(new DiscoveryCheckpoint(null, 1, 1, 0, 0)), Now, None));
        Assert.True(await Store.Tasks.CompleteAsync(await SearchAsync("d2", Now), """{"by":"hand"}""", Now, None));
        Assert.True(await Store.Tasks.CompleteAsync(await SearchAsync("d3", Now), "[]", Now, None));
        Assert.Empty(await Store.Areas.ListAsync(None));
    }

    [StoreFact]
    public async Task Searches_of_one_area_that_end_together_all_count()
    {
        var leases = new List<TaskLease>();
        for (var i = 0; i < 6; i++)
            leases.Add(await SearchAsync($"d{i}", Now));

        await Task.WhenAll(leases.Select(lease => Task.Run(
            () => Store.Tasks.CompleteAsync(lease, Result(new DiscoveryCheckpoint(null, 2, 5, 0, 0)), Now, None))));

        var area = Assert.Single(await Store.Areas.ListAsync(None)).Value;
        Assert.Equal((6, 30, 12), (area.Searches, area.TotalSeen, area.TotalCalls));
    }

    [StoreFact]
    public async Task Areas_under_search_are_those_of_live_discovery_tasks()
    {
        await EnqueueAsync(TaskOf("queued") with { Area = "yelp/queued" }, TaskOf("other", TaskType.Ingestion) with { Area = "yelp/other" });
        var done = await SearchAsync("done", Now, "yelp/done", priority: 50);
        await CompleteAsync(done, Now);
        await SearchAsync("leased", Now, "yelp/leased", priority: 50);

        Assert.Equal<string>(["yelp/leased", "yelp/queued"], await Store.Areas.LiveAsync(None));
    }

    private async Task<TaskLease> SearchAsync(string id, DateTimeOffset at, string area = Area, int priority = 5)
    {
        await Store.Tasks.EnqueueAsync([TaskOf(id, priority: priority) with { Area = area }], 10_000, at, None);
        return Assert.Single(await ClaimAsync(TaskType.Discovery, at: at)).Lease;
    }

    private async Task CompleteAsync(TaskLease lease, DateTimeOffset at) =>
        Assert.True(await Store.Tasks.CompleteAsync(lease, (await FindAsync(lease.TaskId)).CheckpointJson ?? Result(new DiscoveryCheckpoint(null, 1, 0, 0, 0)), at, None));

    private static string Result(DiscoveryCheckpoint reached) => JsonSerializer.Serialize(reached, TaskJson.Default.DiscoveryCheckpoint);
}
