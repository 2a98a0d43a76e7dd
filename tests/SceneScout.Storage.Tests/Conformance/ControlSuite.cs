using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Control_on_SQLite() : ControlSuite(new SqliteFixture());

public sealed class Control_on_PostgreSQL() : ControlSuite(new PostgresFixture());

public abstract class ControlSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task Each_controller_takes_the_next_epoch()
    {
        Assert.Null((await Store.Control.ReadAsync(None)).Epoch);

        Assert.Equal(new ControllerEpoch(1, "node-1", Now), await Store.Control.TakeEpochAsync("node-1", Now, None));
        Assert.Equal(2, (await Store.Control.TakeEpochAsync("node-2", Now, None)).Epoch);
        Assert.Equal("node-2", (await Store.Control.ReadAsync(None)).Epoch!.Holder);
    }

    [StoreFact]
    public async Task Controllers_that_start_together_get_different_epochs()
    {
        var epochs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.Control.TakeEpochAsync($"n{i}", Now, None))));

        Assert.Equal(Enumerable.Range(1, 8).Select(i => (long)i), epochs.Select(e => e.Epoch).Order());
    }

    [StoreFact]
    public async Task No_write_of_a_controller_stands_once_another_has_taken_over()
    {
        var old = Store.FencedBy((await Store.Control.TakeEpochAsync("old", Now, None)).Epoch);
        await old.Tasks.EnqueueAsync([TaskOf("before")], 10, Now, None);
        await ClaimAsync(TaskType.Discovery);
        var next = Store.FencedBy((await Store.Control.TakeEpochAsync("next", Now, None)).Epoch);

        foreach (var write in new Func<Task>[]
        {
            () => old.Tasks.EnqueueAsync([TaskOf("after")], 10, Now, None),
            () => old.Tasks.ReapAsync(3, Now.AddHours(1), None),
            () => old.Tasks.ExpireAsync(Now, None),
            () => old.RawEvents.SweepAsync(100, 100, Now, None),
            () => old.Control.PauseAsync(PauseOf(PauseScope.Type, "discovery"), None),
            () => old.Control.ResumeAsync(new PauseTarget(PauseScope.Type, "discovery"), Act, None),
            () => old.Control.SetTargetAsync(new WorkerTarget(TaskType.Discovery, 9, "", Now), None),
        })
            Assert.Equal((1, 2), Epochs(await Assert.ThrowsAsync<StaleEpochException>(write)));

        Assert.Null(await Store.Tasks.FindAsync("after", None));
        Assert.Equal(TaskState.Leased, (await FindAsync("before")).State);
        var state = await Store.Control.ReadAsync(None);
        Assert.Empty(state.Pauses);
        Assert.Empty(state.Targets);
        Assert.Equal<string>(["after"], (await next.Tasks.EnqueueAsync([TaskOf("after")], 10, Now, None)).Queued);
    }

    [StoreFact]
    public async Task Nothing_is_claimed_for_what_is_paused()
    {
        await EnqueueAsync(TaskOf("y", source: "yelp"), TaskOf("m", source: "meetup"), TaskOf("i", TaskType.Ingestion));

        await Store.Control.PauseAsync(PauseOf(PauseScope.Source, "yelp"), None);
        Assert.Equal<string>(["m"], await IdsAsync(Request(TaskType.Discovery)));
        Assert.Empty(await IdsAsync(Request(TaskType.Ingestion)));

        await Store.Control.ResumeAsync(new PauseTarget(PauseScope.Source, "yelp"), Act, None);
        await Store.Control.PauseAsync(PauseOf(PauseScope.Type, "discovery"), None);
        Assert.Empty(await IdsAsync(Request(TaskType.Discovery)));
        await Store.Control.ResumeAsync(new PauseTarget(PauseScope.Type, "discovery"), Act, None);

        await Store.Control.PauseAsync(PauseOf(PauseScope.Node, "node-1"), None);
        await Store.Control.PauseAsync(PauseOf(PauseScope.Worker, "w2"), None);
        Assert.Empty(await IdsAsync(Request(TaskType.Ingestion) with { Node = "node-1" }));
        Assert.Empty(await IdsAsync(Request(TaskType.Ingestion) with { Node = "node-2", WorkerId = "w2" }));
        Assert.Equal<string>(["i"], await IdsAsync(Request(TaskType.Ingestion) with { Node = "node-2" }));
    }

    [StoreFact]
    public async Task A_pause_says_who_and_why_and_is_audited_once()
    {
        var pause = PauseOf(PauseScope.Source, "yelp") with { By = "ann", Reason = "angry letter" };

        Assert.True(await Store.Control.PauseAsync(pause, None));
        Assert.False(await Store.Control.PauseAsync(pause with { Since = Now.AddHours(1) }, None));
        Assert.Equal(pause, Assert.Single((await Store.Control.ReadAsync(None)).Pauses));
        Assert.True(await Store.Control.PauseAsync(pause with { Mode = PauseMode.Drain }, None));
        Assert.Equal(PauseMode.Drain, Assert.Single((await Store.Control.ReadAsync(None)).Pauses).Mode);

        Assert.True(await Store.Control.ResumeAsync(pause.Target, Act, None));
        Assert.False(await Store.Control.ResumeAsync(pause.Target, Act, None));
        Assert.Empty((await Store.Control.ReadAsync(None)).Pauses);
    }

    [StoreFact]
    public async Task A_worker_beyond_the_target_claims_nothing_whoever_woke_it()
    {
        await EnqueueAsync(TaskOf("t1"), TaskOf("t2"));
        await Store.Control.SetTargetAsync(new WorkerTarget(TaskType.Discovery, 2, "two are enough", Now), None);

        Assert.Empty(await IdsAsync(Request(TaskType.Discovery) with { Slot = 3 }));
        Assert.Empty(await IdsAsync(Request(TaskType.Discovery) with { Slot = 3, Reclaim = true }));
        Assert.Equal<string>(["t1"], await IdsAsync(Request(TaskType.Discovery) with { Slot = 2 }));

        await Store.Control.SetTargetAsync(new WorkerTarget(TaskType.Discovery, 3, "more", Now), None);
        Assert.Equal<string>(["t2"], await IdsAsync(Request(TaskType.Discovery) with { Slot = 3 }));
        Assert.Equal(3, Assert.Single((await Store.Control.ReadAsync(None)).Targets).Workers);
    }

    private static Act Act { get; } = new("ann", "", Now);

    private static Pause PauseOf(PauseScope scope, string name) => new(new PauseTarget(scope, name), PauseMode.Pause, "ann", "", Now);

    private static (long Mine, long Newest) Epochs(StaleEpochException stale) => (stale.Mine, stale.Newest);

    private static ClaimRequest Request(TaskType type) => new(type, "w1", 1, Now.AddMinutes(5), []);

    private async Task<IEnumerable<string>> IdsAsync(ClaimRequest request) => (await Store.Tasks.ClaimAsync(request, Now, None)).Select(t => t.Task.Id);
}
