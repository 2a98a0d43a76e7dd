using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Areas_on_SQLite() : AreaSuite(new SqliteFixture());

public sealed class Areas_on_PostgreSQL() : AreaSuite(new PostgresFixture());

public abstract class AreaSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string Area = "yelp/u33db";

    [StoreFact]
    public async Task What_an_area_says_stands_with_the_end_of_its_search()
    {
        var says = Yield(2) with { FreshPerDay = 3.5, EmptyRuns = 1 };
        var lease = await SearchAsync("d1", Now);
        Assert.Null(await Store.Areas.FindAsync(Area, None));

        await CompleteAsync(lease, Now.AddMinutes(3), says);

        Assert.Equal(says, Assert.Single(await Store.Areas.ListAsync(None)).Value);
        Assert.Equal(says, await Store.Areas.FindAsync(Area, None));
        Assert.Equal(TaskState.Succeeded, (await FindAsync("d1")).State);
    }

    [StoreFact]
    public async Task What_an_area_said_before_does_not_come_back()
    {
        await CompleteAsync(await SearchAsync("d1", Now), Now, Yield(3));
        await CompleteAsync(await SearchAsync("d2", Now), Now, Yield(2));

        Assert.Equal(3, (await Store.Areas.FindAsync(Area, None))!.Searches);
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
    public async Task A_lost_lease_adds_nothing()
    {
        var lease = await SearchAsync("d1", Now);

        Assert.False(await Store.Tasks.CompleteAsync(lease with { Fence = 99 }, "{}", Yield(1), Now, None));
        Assert.Empty(await Store.Areas.ListAsync(None));
    }

    [StoreFact]
    public async Task Tasks_that_say_nothing_of_an_area_add_nothing()
    {
        Assert.True(await Store.Tasks.CompleteAsync(await LeaseAsync("i1", TaskType.Ingestion), "{}", Now, None));
        Assert.True(await Store.Tasks.CompleteAsync(await SearchAsync("d2", Now), """{"by":"hand"}""", Now, None));
        Assert.Empty(await Store.Areas.ListAsync(None));
    }

    [StoreFact]
    public async Task Of_searches_of_one_area_that_end_together_the_last_word_stands()
    {
        var leases = new List<TaskLease>();
        for (var i = 0; i < 6; i++)
            leases.Add(await SearchAsync($"d{i}", Now));

        await Task.WhenAll(leases.Select((lease, i) => Task.Run(() => Store.Tasks.CompleteAsync(lease, "{}", Yield(i + 1), Now, None))));

        Assert.Equal(6, Assert.Single(await Store.Areas.ListAsync(None)).Value.Searches);
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

    private async Task CompleteAsync(TaskLease lease, DateTimeOffset at, AreaYield? says = null) =>
        Assert.True(await Store.Tasks.CompleteAsync(lease, "{}", says, at, None));

    private static AreaYield Yield(int searches) => Enumerable.Range(1, searches).Aggregate(
        AreaYield.Of(Area), (yield, n) => yield.After(new AreaSearch($"d{n}", Now, Now, 6, 3, 1, 3))) with
    { WholeAt = null };
}
