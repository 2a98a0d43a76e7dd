using Akka.Actor;
using Akka.Persistence;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Controller;

public sealed class SpawnControllerTests : ControllerTest
{
    private static readonly PauseTarget Yelp = new(PauseScope.Source, "yelp");

    [Fact]
    public async Task A_controller_that_another_has_succeeded_decides_nothing_more()
    {
        var old = Start(Sys, out _);
        await PolicyAsync(old);
        using var elsewhere = ActorSystem.Create("elsewhere", Config);
        var next = Start(elsewhere, out _);
        Assert.Equal(2, (await PolicyAsync(next)).Epoch);

        // Whatever it is asked: the store refuses, and then it asks no more.
        Assert.IsType<SpawnReplies.Refused>(await old.Ask<object>(new SpawnCommands.Pause(Yelp, PauseMode.Pause, "ann", ""), Patience));
        var refused = await old.Ask<object>(new SpawnCommands.SpawnWorker(TaskType.Processing), Patience);
        Assert.Equal(FaultKind.Database, Assert.IsType<SpawnReplies.Refused>(refused).Fault.Kind);
        Assert.Empty((await Store.Control.ReadAsync(None)).Pauses);

        Assert.IsType<SpawnReplies.Paused>(await next.Ask<object>(new SpawnCommands.Pause(Yelp, PauseMode.Pause, "ann", ""), Patience));
        await elsewhere.Terminate();
    }

    [Fact]
    public async Task A_succeeded_controller_wakes_no_worker_and_takes_no_lease_back()
    {
        var old = Start(Sys, out var workers);
        await PolicyAsync(old);
        await Store.Control.TakeEpochAsync("another", DateTimeOffset.UtcNow, None);
        // Its own next look finds out; from then on it refuses.
        await BecomesAsync(async () => await old.Ask<object>(new SpawnCommands.Scale(TaskType.Processing, 1, "ann", ""), Patience) is SpawnReplies.Refused);
        while (await workers.ReceiveOneAsync(TimeSpan.FromMilliseconds(10)) is not null)
        {
        }

        await workers.ExpectNoMsgAsync(Options.ControllerTick * 3);
    }

    [Fact]
    public async Task A_pause_is_in_the_store_journaled_and_told_and_outlives_its_controller()
    {
        var first = Start(Sys, out _);
        await PolicyAsync(first);

        var paused = Assert.IsType<SpawnReplies.Paused>(await first.Ask<object>(new SpawnCommands.Pause(Yelp with { Name = "Yelp" }, PauseMode.Drain, "ann", "maintenance"), Patience));
        Assert.Equal((Yelp, "ann", "maintenance", true), (paused.Pause.Target, paused.Pause.By, paused.Pause.Reason, paused.Changed));
        Assert.Equal(PauseMode.Drain, Assert.Single((await Store.Control.ReadAsync(None)).Pauses).Mode);
        Assert.Contains(Published, m => m is SpawnMessage { Payload: ControlMessage.PauseWorker { WorkerId: ControlMessage.AllWorkers } });

        await StopAsync(first);
        var second = Start(Sys, out _);
        await PolicyAsync(second);
        await BecomesAsync(async () => (await PolicyAsync(second)).Drained is [var drained] && drained == Yelp);
        Assert.Equal(paused.Pause, Assert.Single((await PolicyAsync(second)).Pauses!.Value));

        Assert.True(Assert.IsType<SpawnReplies.Resumed>(await second.Ask<object>(new SpawnCommands.Resume(Yelp, "ann", "done"), Patience)).Changed);
        Assert.Empty((await Store.Control.ReadAsync(None)).Pauses);
        Assert.Empty((await PolicyAsync(second)).Pauses!.Value);
    }

    [Fact]
    public async Task What_a_controller_journaled_and_could_not_write_is_in_force_with_the_next_term()
    {
        var pause = new Pause(Yelp, PauseMode.Pause, "ann", "maintenance", DateTimeOffset.UnixEpoch);
        await JournalAsync(new SpawnEvents.Paused(pause), new SpawnEvents.WorkersDesired(TaskType.Ingestion, 2, DateTimeOffset.UnixEpoch));
        await Store.Control.PauseAsync(new Pause(new PauseTarget(PauseScope.Source, "meetup"), PauseMode.Pause, "nobody", "", DateTimeOffset.UnixEpoch), None);

        await PolicyAsync(Start(Sys, out _));

        var control = await Store.Control.ReadAsync(None);
        Assert.Equal(pause, Assert.Single(control.Pauses));
        Assert.Equal(2, control.Targets.Single(t => t.Type == TaskType.Ingestion).Workers);
    }

    [Fact]
    public async Task What_is_decided_while_the_store_cannot_be_written_is_in_force_when_it_can()
    {
        var controller = Start(Sys, out _);
        await PolicyAsync(controller);
        await RunSqlAsync("ALTER TABLE spawn_pauses RENAME TO away");

        var refused = await controller.Ask<SpawnReplies.Refused>(new SpawnCommands.Pause(Yelp, PauseMode.Pause, "ann", ""), Patience);
        Assert.Contains("It is decided", refused.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(Yelp, Assert.Single((await PolicyAsync(controller)).Pauses!.Value).Target);

        await RunSqlAsync("ALTER TABLE away RENAME TO spawn_pauses");
        await BecomesAsync(async () => (await Store.Control.ReadAsync(None)).Pauses is [var pause] && pause.Target == Yelp);
    }

    [Fact]
    public async Task A_pause_of_nothing_known_is_refused_by_name()
    {
        var controller = Start(Sys, out _);

        var refused = await controller.Ask<SpawnReplies.Refused>(new SpawnCommands.Pause(new PauseTarget(PauseScope.Type, "cooking"), PauseMode.Pause, "ann", ""), Patience);

        Assert.Contains("'cooking'", refused.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scaling_down_sends_the_last_workers_away_and_claims_know()
    {
        var controller = Start(Sys, out var workers);
        await PolicyAsync(controller);

        var scaled = await controller.Ask<SpawnReplies.Scaled>(new SpawnCommands.Scale(TaskType.Ingestion, 1, "ann", "night"), Patience);

        Assert.Equal(new SpawnReplies.Scaled(TaskType.Ingestion, 1, true), scaled);
        var retired = new List<string>();
        while (retired.Count < 2)
            if (await workers.ReceiveOneAsync(Patience) is WorkerCommands.Retire retire)
                retired.Add(retire.WorkerId);
        Assert.Equal(["worker-ingestion-2", "worker-ingestion-3"], retired);
        Assert.Equal(1, (await Store.Control.ReadAsync(None)).Targets.Single(t => t.Type == TaskType.Ingestion).Workers);
        var refused = await controller.Ask<SpawnReplies.Refused>(new SpawnCommands.Scale(TaskType.Ingestion, 6, "ann", ""), Patience);
        Assert.Contains("0 to 5", refused.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_wish_twice_spawns_one_worker()
    {
        var controller = Start(Sys, out _);
        var wish = new SpawnCommands.SpawnWorker(TaskType.Discovery, "r1");

        var first = await controller.Ask<SpawnReplies.WorkerSpawned>(wish, Patience);
        await StopAsync(controller);
        var again = await Start(Sys, out _).Ask<SpawnReplies.WorkerSpawned>(wish, Patience);

        Assert.Equal(("worker-discovery-3", "worker-discovery-3"), (first.WorkerId, again.WorkerId));
    }

    [Fact]
    public async Task Workers_follow_the_load_and_the_journal_knows_why()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 300).Select(i => TaskOf($"t{i}", TaskType.Ingestion))]);
        var controller = Start(Sys, out _, Options with { Scaling = new ScalingRules { Interval = TimeSpan.FromMilliseconds(50) } });

        await BecomesAsync(async () => (await PolicyAsync(controller)).Workers["ingestion"] == 5);

        var scaling = Assert.Single((await PolicyAsync(controller)).Scalings!.Value, s => s.Inputs.Type == TaskType.Ingestion);
        Assert.Equal((300, 3, 5), (scaling.Inputs.Ready, scaling.Inputs.Workers, scaling.Workers));
        Assert.Equal(5, (await Store.Control.ReadAsync(None)).Targets.Single(t => t.Type == TaskType.Ingestion).Workers);
        Assert.Contains(Published, m => m is SpawnMessage { Payload: SystemMetrics { Tasks.Queued: 300, Performance.MemoryUsage: > 0 } });
    }

    [Fact]
    public async Task What_gathers_is_queued_and_told_after_its_wait()
    {
        await EnqueueAsync(TaskOf("d1", TaskType.Discovery));
        var now = DateTimeOffset.UtcNow;
        var lease = Assert.Single(await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "w1", 1, now.AddMinutes(5), []), now, None)).Lease;
        var found = new DiscoveredListing(new ListingKey(SourceName.Yelp, "a"), "{}", "h1", null, null);
        await Store.RawEvents.CommitDiscoveryAsync(new DiscoveryBatch(lease, [found], [], 0, null, 1, 5, 100, null) { Gathers = true }, now, None);
        Assert.Empty(await Store.Tasks.ListAsync(TaskType.Ingestion, null, 10, None));

        Start(Sys, out _, Options with { IngestionMaxWait = TimeSpan.FromMilliseconds(1) });

        await BecomesAsync(async () => await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None) is [_]);
        await BecomesAsync(() => Task.FromResult(Published.Any(m => m is Hints.WorkQueued queued && queued.Type == TaskType.Ingestion)));
    }

    // As a controller that ended before it wrote to the store.
    private async Task JournalAsync(params ISpawnEvent[] events)
    {
        var journal = Sys.ActorOf(Props.Create(() => new Scribe(TestActor)));
        await WatchAsync(journal);
        foreach (var happened in events)
        {
            journal.Tell(happened);
            await ExpectMsgAsync(happened, Patience);
        }

        journal.Tell(PoisonPill.Instance);
        await ExpectTerminatedAsync(journal, Patience);
    }

    private sealed class Scribe : ReceivePersistentActor
    {
        public Scribe(IActorRef told)
        {
            Recover<ISpawnEvent>(_ => { });
            Command<ISpawnEvent>(happened => Persist(happened, told.Tell));
        }

        public override string PersistenceId => "spawn-controller";
    }
}
