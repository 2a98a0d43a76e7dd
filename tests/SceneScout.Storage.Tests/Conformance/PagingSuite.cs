using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Paging_on_SQLite() : PagingSuite(new SqliteFixture());

public sealed class Paging_on_PostgreSQL() : PagingSuite(new PostgresFixture());

/// <summary>What callers of the API page through and ask by time.</summary>
public abstract class PagingSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly SpawnFault Broken = new(FaultKind.ExternalApi, "HTTP 404") { Status = 404 };

    [StoreFact]
    public async Task Pages_of_tasks_hold_each_once_newest_first_while_others_are_queued()
    {
        for (var n = 0; n < 7; n++)
            await Store.Tasks.EnqueueAsync([TaskOf($"t{n}", n % 2 == 0 ? TaskType.Discovery : TaskType.Ingestion, n < 3 ? "yelp" : "meetup")], 100, Now.AddSeconds(n / 2), None);

        var (first, next) = await Store.Tasks.NewestAsync(new TaskFilter(null, null, null), null, 3, None);
        await Store.Tasks.EnqueueAsync([TaskOf("late")], 100, Now.AddMinutes(1), None);
        var (second, last) = await Store.Tasks.NewestAsync(new TaskFilter(null, null, null), next, 3, None);
        var (third, end) = await Store.Tasks.NewestAsync(new TaskFilter(null, null, null), last, 3, None);

        Assert.Equal<string>(["t6", "t5", "t4", "t3", "t2", "t1", "t0"], first.Concat(second).Concat(third).Select(t => t.Task.Id));
        Assert.Null(end);
        Assert.Equal<string>(["t6", "t4"], (await Store.Tasks.NewestAsync(new TaskFilter(TaskType.Discovery, TaskState.Queued, "meetup"), null, 500, None)).Tasks.Select(t => t.Task.Id));
        Assert.Empty((await Store.Tasks.NewestAsync(new TaskFilter(null, TaskState.Leased, null), null, 500, None)).Tasks);
    }

    [StoreFact]
    public async Task Pages_of_dead_letters_hold_each_once_newest_first()
    {
        foreach (var id in new[] { "a", "b", "c" })
            Assert.True(await Store.Tasks.FailAsync(await LeaseAsync(id), Broken, new RetryDecision.GiveUp(Broken), Now, None));

        var (first, next) = await Store.DeadLetters.PageAsync(null, null, null, 2, None);
        var (second, end) = await Store.DeadLetters.PageAsync(null, null, next, 2, None);

        Assert.Equal<string>(["c", "b", "a"], first.Concat(second).Select(d => d.TaskId));
        Assert.Null(end);
        Assert.Empty((await Store.DeadLetters.PageAsync(TaskType.Ingestion, "yelp", null, 2, None)).Letters);
    }

    [StoreFact]
    public async Task Searches_that_moved_since_an_instant_are_live_or_have_ended_since()
    {
        foreach (var name in new[] { "done", "live" })
            await EnqueueAsync(TaskOf($"{name}-plan-1"));
        var lease = Assert.Single(await ClaimAsync(TaskType.Discovery));
        Assert.True(await Store.Tasks.CompleteAsync(lease.Lease, "{}", Now.AddMinutes(1), None));

        Task<string[]> AskAsync(DateTimeOffset? since) => IdsAsync(Store.Tasks.OfPlanAsync("plan-1", Now, Now, since, None));

        Assert.Equal(["done-plan-1", "live-plan-1"], await AskAsync(null));
        Assert.Equal(["done-plan-1", "live-plan-1"], await AskAsync(Now.AddMinutes(1)));
        Assert.Equal([lease.Task.Id == "done-plan-1" ? "live-plan-1" : "done-plan-1"], await AskAsync(Now.AddMinutes(2)));
    }

    [StoreFact]
    public async Task The_first_figure_of_a_minute_stays_and_series_are_read_by_time()
    {
        var at = Now.AddSeconds(7);
        Assert.Equal(2, await Store.Figures.AddAsync(at, new Dictionary<string, double> { ["a"] = 1.5, ["b"] = 2 }, None));
        Assert.Equal(0, await Store.Figures.AddAsync(at.AddSeconds(40), new Dictionary<string, double> { ["a"] = 9 }, None));
        Assert.Equal(1, await Store.Figures.AddAsync(at.AddMinutes(1), new Dictionary<string, double> { ["a"] = 3 }, None));

        Assert.Equal<FigurePoint>([new(Now, "a", 1.5), new(Now, "b", 2), new(Now.AddMinutes(1), "a", 3)], await Store.Figures.ReadAsync(["a", "b"], Now, None));
        Assert.Equal<FigurePoint>([new(Now.AddMinutes(1), "a", 3)], await Store.Figures.ReadAsync(["a"], Now.AddSeconds(1), None));
        Assert.Empty(await Store.Figures.ReadAsync([], Now, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Figures.AddAsync(Now, new Dictionary<string, double> { [""] = 1 }, None));
    }

    [StoreFact]
    public async Task A_place_by_time_misses_no_change_from_then_on()
    {
        for (var n = 0; n < 40; n++)
            await Store.Events.WriteAsync([Sample.New(Sample.Id(n), Sample.Listing($"e{n}"))], Now.AddMinutes(n), None);

        Assert.Equal(0, await Store.Feed.PlaceAtAsync(Now.AddDays(-1), None));
        Assert.Equal(40, await Store.Feed.PlaceAtAsync(Now.AddDays(1), None));
        for (var n = 0; n < 40; n++)
        {
            var changes = (await Store.Feed.ReadAsync(await Store.Feed.PlaceAtAsync(Now.AddMinutes(n), None), 100, documents: false, None)).Changes;
            Assert.Equal((40 - Math.Max(0, n - 5), Now.AddMinutes(Math.Max(0, n - 5))), (changes.Length, changes[0].At));
        }
    }

    [StoreFact]
    public async Task No_change_at_all_has_the_beginning_as_its_place() => Assert.Equal(0, await Store.Feed.PlaceAtAsync(Now, None));

    [StoreFact]
    public async Task Days_are_those_of_the_place_and_not_of_UTC()
    {
        var evening = new DateTimeOffset(2026, 6, 1, 23, 30, 0, TimeSpan.Zero);
        Listing[] listings =
        [
            // In Tokyo the second has begun; in Honolulu it is still the first.
            Sample.Listing("tokyo", start: new EventMoment(new DateOnly(2026, 6, 2), new TimeOnly(8, 30), evening)),
            Sample.Listing("honolulu", start: new EventMoment(new DateOnly(2026, 6, 1), new TimeOnly(21, 0), evening.AddHours(7.5))),
            Sample.Listing("instant", start: new EventMoment(null, null, evening)),
            Sample.Listing("unknown"),
        ];
        await Store.Events.WriteAsync([.. listings.Select((l, i) => Sample.New(Sample.Id(i), l))], Now, None);

        Assert.Equal(["honolulu", "instant"], await FoundAsync(new() { LocalTo = new DateOnly(2026, 6, 1) }));
        Assert.Equal(["tokyo"], await FoundAsync(new() { LocalFrom = new DateOnly(2026, 6, 2) }));
        Assert.Equal(["honolulu", "instant", "tokyo"], await FoundAsync(new() { LocalFrom = new DateOnly(2026, 6, 1), LocalTo = new DateOnly(2026, 6, 2) }));
        Assert.Equal(["honolulu", "instant", "tokyo", "unknown"], await FoundAsync(new() { UpdatedSince = Now }));
        Assert.Empty(await FoundAsync(new() { UpdatedSince = Now.AddSeconds(1) }));
    }

    [StoreFact]
    public async Task A_cursor_that_is_none_is_refused_before_anything_is_asked()
    {
        Assert.False(EventQuery.IsPlace("not-a-cursor"));
        await Store.Events.WriteAsync([.. Enumerable.Range(0, 3).Select(n => Sample.New(Sample.Id(n), Sample.Listing($"e{n}")))], Now, None);

        Assert.True(EventQuery.IsPlace((await Store.Events.QueryAsync(new() { Limit = 1 }, None)).Next!));
    }

    private static async Task<string[]> IdsAsync(Task<System.Collections.Immutable.ImmutableArray<TaskRecord>> tasks) => [.. (await tasks).Select(t => t.Task.Id)];

    private async Task<string[]> FoundAsync(EventQuery query) =>
        [.. (await Store.Events.QueryAsync(query, None)).Events.Select(e => e.Event.Content.Key.ExternalId).Order(StringComparer.Ordinal)];
}
