using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Stages;

public sealed class StageRunnerTests : ActorTest
{
    private const int Threads = 2;
    private static readonly TaskOutcome Done = new TaskOutcome.Done("{}", 1);

    public StageRunnerTests()
        : base(ConfigurationFactory.ParseString($$"""
            akka.actor.processor-stage-dispatcher { type = Dispatcher, executor = fork-join-executor, throughput = 1, dedicated-thread-pool { thread-count = {{Threads}}, threadtype = background } }
            """))
    {
    }

    [Fact]
    public async Task A_task_that_computes_stays_on_its_stages_own_threads_after_every_wait()
    {
        var pooled = new List<bool>();
        var (services, _) = Of("digest", async cancellation =>
        {
            pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            await Task.Delay(1, cancellation);
            pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            return Done;
        });

        Assert.Equal(Done, await RunAsync(services));
        Assert.Equal([false, false], pooled);
    }

    [Fact]
    public async Task No_more_of_its_tasks_run_at_once_than_it_has_threads_and_the_others_wait_their_turn()
    {
        using var gate = new SemaphoreSlim(0);
        var running = 0;
        var most = 0;
        var (services, _) = Of("digest", _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            gate.Wait(Patience, None);
            Interlocked.Decrement(ref running);
            return Task.FromResult(Done);
        });
        var runs = Enumerable.Range(0, Threads + 2).Select(_ => RunAsync(services)).ToList();
        await BecomesAsync(() => Task.FromResult(Volatile.Read(ref running) == Threads));

        gate.Release(runs.Count);

        Assert.All(await Task.WhenAll(runs), outcome => Assert.Equal(Done, outcome));
        Assert.Equal(Threads, most);
    }

    [Fact]
    public async Task Tasks_that_block_all_their_threads_take_none_from_other_stages()
    {
        using var gate = new SemaphoreSlim(0);
        var blocked = 0;
        var (services, _) = Of("digest", _ =>
        {
            Interlocked.Increment(ref blocked);
            gate.Wait(Patience, None);
            return Task.FromResult(Done);
        });
        var runs = Enumerable.Range(0, 20 * Threads).Select(_ => RunAsync(services)).ToList();
        await BecomesAsync(() => Task.FromResult(Volatile.Read(ref blocked) == Threads));

        await EnqueueAsync([.. Enumerable.Range(0, 20).Select(i => TaskOf($"p{i}"))]);
        var registry = Sys.ActorOf(Props.Create(() => new WorkerRegistryActor(services)));
        Sys.ActorOf(Props.Create(() => new WorkerActor(
            "worker-processing-1", TaskType.Processing, services, task => Props.Create(() => new TestStage.WorkRunner(task, services, _ => Task.FromResult(Done))), registry)));
        await BecomesAsync(async () => (await Store.Tasks.ListAsync(TaskType.Processing, TaskState.Succeeded, 100, None)).Length == 20);

        Assert.Equal(Threads, blocked);
        gate.Release(runs.Count);
        await Task.WhenAll(runs);
    }

    [Fact]
    public async Task A_runner_is_stopped_at_once_while_all_threads_of_its_stage_are_busy()
    {
        using var gate = new SemaphoreSlim(0);
        var begun = 0;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (services, stage) = Of("digest", cancellation =>
        {
            if (Interlocked.Increment(ref begun) == 1)
                cancellation.Register(() => told.TrySetResult());
            gate.Wait(Patience, None);
            return Task.FromResult(Done);
        });
        var runner = Sys.ActorOf(stage.Runner(Claimed(stage.Type), new StageContext(services, null!)));
        await BecomesAsync(() => Task.FromResult(Volatile.Read(ref begun) == 1));
        var others = Enumerable.Range(0, Threads).Select(_ => RunAsync(services)).ToList();
        await BecomesAsync(() => Task.FromResult(Volatile.Read(ref begun) == Threads));

        Sys.Stop(runner);

        await told.Task.WaitAsync(Patience);
        gate.Release(2 * Threads);
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task What_it_throws_is_a_failed_attempt()
    {
        var (services, _) = Of("digest", _ => throw new FaultException(new SpawnFault(FaultKind.Validation, "bad")));

        Assert.Equal(new TaskOutcome.Failed(new SpawnFault(FaultKind.Validation, "bad")), await RunAsync(services));
    }

    [Fact]
    public async Task What_it_throws_before_its_first_wait_is_a_failed_attempt_on_the_threads_of_all_as_well()
    {
        var (worker, _) = StartShared(_ => throw new FaultException(new SpawnFault(FaultKind.Validation, "bad")));

        Assert.Equal(new TaskOutcome.Failed(new SpawnFault(FaultKind.Validation, "bad")), await worker.ExpectMsgAsync<TaskOutcome>(Patience));
    }

    [Fact]
    public async Task A_run_that_is_stopped_hears_of_it_and_its_worker_hears_no_outcome()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (worker, runner) = StartShared(async cancellation =>
        {
            cancellation.Register(() => told.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return Done;
        });
        await WatchAsync(runner);

        Sys.Stop(runner);

        await ExpectTerminatedAsync(runner, Patience);
        await told.Task.WaitAsync(Patience);
        Assert.False(worker.HasMessages);
    }

    // A run of a stage that has no threads of its own.
    private (TestProbe Worker, IActorRef Runner) StartShared(Func<CancellationToken, Task<TaskOutcome>> work)
    {
        var (worker, services) = (CreateTestProbe(), Services());
        return (worker, worker.ChildActorOf(Props.Create(() => new TestStage.WorkRunner(Claimed(TaskType.Processing), services, work))));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen)
                return;
    }

    private static TaskRecord Claimed(TaskType type) => new() { Task = TaskOf("t1", type), State = TaskState.Leased, Attempts = 1, CreatedAt = DateTimeOffset.UnixEpoch, WorkerId = "w", Fence = 1 };

    private (SpawnServices Services, StageDefinition Stage) Of(string name, Func<CancellationToken, Task<TaskOutcome>> work)
    {
        var stage = TestStage.Computing(name, work);
        var stages = StageRegistry.BuiltIn.With(stage);
        return (Services(Options with { Types = stages.Workers }) with { Stages = stages }, stage);
    }

    private Task<TaskOutcome> RunAsync(SpawnServices services)
    {
        var stage = services.Stages.Definitions[^1];
        var worker = CreateTestProbe();
        worker.ChildActorOf(stage.Runner(Claimed(stage.Type), new StageContext(services, null!)));
        return worker.ExpectMsgAsync<TaskOutcome>(Patience).AsTask();
    }
}
