using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;
using SceneScout.Geocoding;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class WorkerActorTests : ActorTest
{
    private static readonly TaskOutcome Done = new TaskOutcome.Done("{}", 1);

    [Fact]
    public async Task A_worker_goes_on_without_a_controller()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 20).Select(i => TaskOf($"t{i}"))]);
        StartWorker(1, task => Props.Create(() => new QuickRunner()));

        await BecomesAsync(async () => (await Store.Tasks.BacklogAsync(DateTimeOffset.UtcNow, None)).All(b => b is { Ready: 0, Running: 0 }));

        Assert.Equal(20, (await Store.Tasks.ListAsync(TaskType.Processing, TaskState.Succeeded, 100, None)).Length);
    }

    [Fact]
    public async Task Leases_of_the_dead_are_taken_back_without_a_controller()
    {
        await EnqueueAsync(TaskOf("t1"));
        var past = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Processing, "dead", 1, past, []), DateTimeOffset.UtcNow, None);
        StartWorker(1, task => Props.Create(() => new QuickRunner()));

        await BecomesAsync(async () => await StateAsync("t1") == TaskState.Succeeded);
    }

    [Fact]
    public async Task A_command_of_a_succeeded_controller_brings_no_worker_back()
    {
        await Store.Control.SetTargetAsync(new WorkerTarget(TaskType.Processing, 1, "one is enough", DateTimeOffset.UtcNow), None);
        await EnqueueAsync(TaskOf("t1"));
        var second = StartWorker(2, task => Props.Create(() => new QuickRunner()));
        await WatchAsync(second);
        second.Tell(new WorkerCommands.EnsureRunning("worker-processing-2", 1));

        // Its node sends it away; until then its claims come to nothing.
        await ExpectTerminatedAsync(second, Patience);
        Assert.Equal(TaskState.Queued, await StateAsync("t1"));

        StartWorker(1, task => Props.Create(() => new QuickRunner()));
        await BecomesAsync(async () => await StateAsync("t1") == TaskState.Succeeded);
    }

    [Fact]
    public async Task A_retired_worker_finishes_what_it_has_and_an_older_command_does_not_keep_it()
    {
        await EnqueueAsync(TaskOf("t1"), TaskOf("t2"));
        var runners = CreateTestProbe();
        var worker = StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));
        await WatchAsync(worker);
        var runner = await runners.ExpectMsgAsync<IActorRef>(Patience);

        worker.Tell(new WorkerCommands.Retire("worker-processing-1", 2));
        worker.Tell(new WorkerCommands.EnsureRunning("worker-processing-1", 1));
        runner.Tell(Done);

        await ExpectTerminatedAsync(worker, Patience);
        Assert.Equal((TaskState.Succeeded, TaskState.Queued), (await StateAsync("t1"), await StateAsync("t2")));
    }

    [Fact]
    public async Task A_worker_that_is_shut_down_finishes_what_it_has_and_ends_although_it_is_wanted()
    {
        await EnqueueAsync(TaskOf("t1"), TaskOf("t2"));
        var runners = CreateTestProbe();
        var worker = StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));
        await WatchAsync(worker);
        var runner = await runners.ExpectMsgAsync<IActorRef>(Patience);

        worker.Tell(SpawnMessage.Of(new ControlMessage.Shutdown("worker-processing-1"), "test", null, DateTimeOffset.UtcNow));
        worker.Tell(new WorkerCommands.EnsureRunning("worker-processing-1", 1));
        runner.Tell(Done);

        await ExpectTerminatedAsync(worker, Patience);
        Assert.Equal((TaskState.Succeeded, TaskState.Queued), (await StateAsync("t1"), await StateAsync("t2")));
    }

    [Fact]
    public async Task A_cancelled_task_stops_its_runner()
    {
        await EnqueueAsync(TaskOf("t1"));
        var runners = CreateTestProbe();
        var worker = StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));
        var runner = await runners.ExpectMsgAsync<IActorRef>(Patience);
        await WatchAsync(runner);

        await Store.Tasks.CancelAsync("t1", DateTimeOffset.UtcNow, None);
        worker.Tell(new Hints.TaskCancelled("t1"));

        await ExpectTerminatedAsync(runner, Patience);
        Assert.Equal(TaskState.Cancelled, await StateAsync("t1"));
    }

    [Fact]
    public async Task At_its_deadline_an_attempt_is_stopped_and_the_task_is_given_up()
    {
        await EnqueueAsync(TaskOf("t1") with { Deadline = DateTimeOffset.UtcNow.AddSeconds(3) });
        var runners = CreateTestProbe();
        StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));
        var runner = await runners.ExpectMsgAsync<IActorRef>(Patience);
        await WatchAsync(runner);

        await ExpectTerminatedAsync(runner, Patience);

        await BecomesAsync(async () => await StateAsync("t1") == TaskState.DeadLettered);
        Assert.StartsWith("DEADLINE_PASSED", (await Store.Tasks.FindAsync("t1", None))!.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_is_given_up_without_a_controller_and_never_begun()
    {
        await EnqueueAsync(TaskOf("t1") with { Deadline = DateTimeOffset.UtcNow.AddMinutes(-1) });
        var runners = CreateTestProbe();
        StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));

        await BecomesAsync(async () => await StateAsync("t1") == TaskState.DeadLettered);
        await runners.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_worker_whose_attempt_failed_is_in_error_for_all_to_see_and_claims_as_before()
    {
        await EnqueueAsync(TaskOf("bad"));
        StartWorker(1, task => Props.Create(() => new JudgingRunner(task.Task.Id)));
        await BecomesAsync(async () => (await Store.Workers.ListAsync(None)).Any(w => w is { Status: "error", CurrentTask: null }));

        await EnqueueAsync(TaskOf("good"));

        await BecomesAsync(async () => (await Store.Workers.ListAsync(None)).Any(w => w is { Status: "idle", TasksCompleted: 1 }));
    }

    [Fact]
    public async Task A_paused_type_is_not_worked_on_until_it_is_resumed()
    {
        var target = new PauseTarget(PauseScope.Type, "processing");
        await Store.Control.PauseAsync(new Pause(target, PauseMode.Pause, "ann", "", DateTimeOffset.UtcNow), None);
        await EnqueueAsync(TaskOf("t1"));
        var runners = CreateTestProbe();
        var worker = StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));
        worker.Tell(new WorkerCommands.EnsureRunning("worker-processing-1", 1));
        await runners.ExpectNoMsgAsync(Options.IdlePoll * 5);

        await Store.Control.ResumeAsync(target, new Act("ann", "", DateTimeOffset.UtcNow), None);

        await runners.ExpectMsgAsync<IActorRef>(Patience);
    }

    [Fact]
    public async Task Work_begins_when_its_part_of_the_day_comes_and_what_runs_goes_on_after_it()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var types = Options.Types.SetItem(TaskType.Processing, new WorkerTypeOptions(1, 2) { OffPeak = OffPeakWindow.Read("13:00-14:00") });
        var options = Options with { Types = types, LeaseTime = TimeSpan.FromHours(6), WorkerTimeout = TimeSpan.FromHours(6) };
        var services = new SpawnServices(Store, SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), time), GeoAtlas.Bundled, new FixedCategorizer(), [], options, time);
        await Store.Tasks.EnqueueAsync([TaskOf("t1"), TaskOf("t2")], 10, time.GetUtcNow(), None);
        var runners = CreateTestProbe();
        var worker = StartWorker(1, task => Props.Create(() => new SlowRunner(runners)), services);
        worker.Tell(new WorkerCommands.EnsureRunning("worker-processing-1", 1));
        await runners.ExpectNoMsgAsync(Options.IdlePoll * 5);

        time.Advance(TimeSpan.FromHours(1));
        var first = await runners.ExpectMsgAsync<IActorRef>(Patience);
        time.Advance(TimeSpan.FromHours(1));
        first.Tell(Done);

        await BecomesAsync(async () => await StateAsync("t1") == TaskState.Succeeded);
        await runners.ExpectNoMsgAsync(Options.IdlePoll * 5);
        Assert.Equal(TaskState.Queued, await StateAsync("t2"));
    }

    [Fact]
    public async Task An_attempt_has_the_time_and_a_task_the_retries_that_its_caller_gave_them()
    {
        await EnqueueAsync(TaskOf("t1") with { Terms = new CallTerms("t1") { Timeout = TimeSpan.FromMilliseconds(50), MaxRetries = 0 } });
        var runners = CreateTestProbe();
        StartWorker(1, task => Props.Create(() => new SlowRunner(runners)));

        await BecomesAsync(async () => await StateAsync("t1") == TaskState.DeadLettered);

        Assert.StartsWith("TASK_TIMEOUT: The attempt took longer than 00:00:00.05", (await Store.Tasks.FindAsync("t1", None))!.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_whose_memory_is_taken_leaves_the_work_to_others()
    {
        var types = Options.Types.SetItem(TaskType.Processing, new WorkerTypeOptions(1, 2) { MemoryLimit = 1 });
        var services = Services(Options with { Types = types });
        await EnqueueAsync(TaskOf("t1"), TaskOf("t2"));
        var runners = CreateTestProbe();
        StartWorker(1, task => Props.Create(() => new SlowRunner(runners)), services);
        StartWorker(2, task => Props.Create(() => new SlowRunner(runners)), services);

        var first = await runners.ExpectMsgAsync<IActorRef>(Patience);
        await runners.ExpectNoMsgAsync(Options.IdlePoll * 5);
        first.Tell(Done);
        await runners.ExpectMsgAsync<IActorRef>(Patience);
    }

    [Fact]
    public async Task A_worker_says_how_it_is_and_what_it_does_on_the_topics()
    {
        var cluster = Cluster.Get(Sys);
        cluster.Join(cluster.SelfAddress);
        await BecomesAsync(() => Task.FromResult(cluster.SelfMember.Status == MemberStatus.Up));
        var tasks = await SubscribeAsync(Topics.Task(TaskType.Processing));
        var results = await SubscribeAsync(Topics.Result(TaskType.Processing));
        var states = await SubscribeAsync(Topics.MetricsWorker);
        var aliased = await SubscribeAsync("spawn.processing.enrichment");
        await EnqueueAsync(TaskOf("t1"));
        var worker = StartWorker(1, task => Props.Create(() => new QuickRunner()));

        await tasks.FishForMessageAsync(m => m is SpawnMessage { Type: "task", Payload: TaskMessage { Assignment: { TaskId: "t1", Deadline: > 0 } } }, Patience);
        await aliased.FishForMessageAsync(m => m is SpawnMessage { Type: "task", Payload: TaskMessage { Assignment.TaskId: "t1" } }, Patience);
        await results.FishForMessageAsync(m => m is SpawnMessage { Type: "result", Payload: ResultMessage { TaskId: "t1", Metrics.ErrorCount: 0 } }, Patience);
        worker.Tell(SpawnMessage.Of(new ControlMessage.Health("worker-processing-1"), "test", null, DateTimeOffset.UtcNow));
        await states.FishForMessageAsync(
            m => m is SpawnMessage { Type: "status", Payload: StatusMessage { WorkerId: "worker-processing-1", Status: "idle", Performance.TasksCompleted: 1 } }, Patience);
    }

    [Fact]
    public async Task Commands_are_obeyed_under_their_second_name_and_once_when_they_come_under_both()
    {
        var cluster = Cluster.Get(Sys);
        cluster.Join(cluster.SelfAddress);
        await BecomesAsync(() => Task.FromResult(cluster.SelfMember.Status == MemberStatus.Up));
        var states = await SubscribeAsync(Topics.MetricsWorker);
        var worker = StartWorker(1, task => Props.Create(() => new QuickRunner()));
        await WatchAsync(worker);
        var mediator = DistributedPubSub.Get(Sys).Mediator;
        var health = SpawnMessage.Of(new ControlMessage.Health("worker-processing-1"), "test", null, DateTimeOffset.UtcNow);

        // Its subscriptions come about by and by: the first question that is answered shows them.
        await BecomesAsync(async () =>
        {
            mediator.Tell(new Publish("spawn.control.health", SpawnMessage.Of(new ControlMessage.Health("worker-processing-1"), "first", null, DateTimeOffset.UtcNow)));
            return await states.ReceiveOneAsync(TimeSpan.FromMilliseconds(500)) is SpawnMessage { Target: "first" };
        });
        foreach (var topic in new[] { "spawn.control.worker", "spawn.control.health" })
            mediator.Tell(new Publish(topic, health));
        await states.FishForMessageAsync(m => m is SpawnMessage { Target: "test" }, Patience);
        mediator.Tell(new Publish("spawn.control.shutdown", SpawnMessage.Of(new ControlMessage.Shutdown("worker-processing-1"), "test", null, DateTimeOffset.UtcNow)));

        await ExpectTerminatedAsync(worker, Patience);
        var answers = new List<string?>();
        while (await states.ReceiveOneAsync(TimeSpan.FromMilliseconds(500)) is SpawnMessage answer)
            answers.Add(answer.Target);
        Assert.DoesNotContain("test", answers);
    }

    private async Task<TestProbe> SubscribeAsync(string topic)
    {
        var probe = CreateTestProbe();
        DistributedPubSub.Get(Sys).Mediator.Tell(new Subscribe(topic, probe), probe);
        await probe.ExpectMsgAsync<SubscribeAck>(Patience);
        return probe;
    }

    private IActorRef StartWorker(int number, Func<TaskRecord, Props> runner, SpawnServices? services = null)
    {
        var shared = services ?? Services();
        var registry = Sys.ActorOf(Props.Create(() => new WorkerRegistryActor(shared)));
        return Sys.ActorOf(Props.Create(() => new WorkerActor($"worker-processing-{number}", TaskType.Processing, shared, runner, registry)));
    }

    private sealed class QuickRunner : ReceiveActor
    {
        protected override void PreStart() => Context.Parent.Tell(Done);
    }

    private sealed class JudgingRunner(string taskId) : ReceiveActor
    {
        protected override void PreStart() =>
            Context.Parent.Tell(taskId == "good" ? Done : new TaskOutcome.Failed(new SpawnFault(FaultKind.Validation, "bad")));
    }

    private sealed class SlowRunner : ReceiveActor
    {
        private readonly IActorRef _probe;

        public SlowRunner(IActorRef probe)
        {
            _probe = probe;
            Receive<TaskOutcome>(outcome => Context.Parent.Tell(outcome));
        }

        protected override void PreStart() => _probe.Tell(Self);
    }
}
