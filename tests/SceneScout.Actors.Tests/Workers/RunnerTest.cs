using System.Text.Json;
using Akka.Actor;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Tests.Doubles;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

/// <summary>Runs of tasks of one type, over a store that can be hindered, on a clock that stands still.</summary>
public abstract class RunnerTest(TaskType type) : ActorTest
{
    protected static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>The store as the runner sees it.</summary>
    private protected HinderedStore Before { get; private set; } = null!;

    private protected SpawnServices Node { get; set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Before = new HinderedStore(Store);
        Node = Services() with { Store = Before, Time = Clock };
    }

    /// <summary>Queues a task and claims it.</summary>
    protected async Task<TaskRecord> QueueAsync(NewTask task)
    {
        await Store.Tasks.EnqueueAsync([task], 100, Clock.GetUtcNow(), None);
        return await ClaimAsync();
    }

    /// <summary>Claims the one task that there is to claim.</summary>
    protected async Task<TaskRecord> ClaimAsync() => Assert.Single(
        await Store.Tasks.ClaimAsync(new ClaimRequest(type, "w", 1, Clock.GetUtcNow().AddMinutes(1), []), Clock.GetUtcNow(), None));

    /// <summary>Starts a run below a worker's stand-in.</summary>
    protected (TestProbe Worker, IActorRef Runner) StartRun(TaskRecord task)
    {
        var worker = CreateTestProbe();
        return (worker, worker.ChildActorOf(RunnerOf(task)));
    }

    /// <summary>Runs a task to its outcome.</summary>
    /// <param name="task">The task.</param>
    /// <param name="timePasses">From when on the clock goes, so that what the run waits for comes; null: it stands still.</param>
    protected async Task<TaskOutcome> RunAsync(TaskRecord task, Func<bool>? timePasses = null)
    {
        var outcome = StartRun(task).Worker.ExpectMsgAsync<TaskOutcome>(Patience).AsTask();
        while (timePasses is not null && await Task.WhenAny(outcome, Task.Delay(TimeSpan.FromMilliseconds(10))) != outcome)
            if (timePasses())
                Clock.Advance(TimeSpan.FromMilliseconds(250));
        return await outcome;
    }

    /// <summary>What a task came to is told as it stands in its row.</summary>
    private protected async Task ToldAsItStandsAsync(TaskRecord task, TaskOutcome outcome, int errors)
    {
        var told = TaskMessages.Done(task, Assert.IsType<TaskOutcome.Done>(outcome), TimeSpan.Zero);
        using var row = JsonDocument.Parse((await Store.Tasks.FindAsync(task.Task.Id, None))!.ResultJson!);
        Assert.True(JsonElement.DeepEquals(row.RootElement, told.Result!.Value));
        Assert.Equal(errors, told.Metrics.ErrorCount);
    }

    /// <summary>Stops a run, as its worker does, and waits until it is gone.</summary>
    protected async Task StopAsync(IActorRef runner)
    {
        await WatchAsync(runner);
        Sys.Stop(runner);
        await ExpectTerminatedAsync(runner, Patience);
    }

    /// <summary>The task is another's when the call begins.</summary>
    private protected Func<Task> LeaseIsLost(TaskRecord task) => () => Store.Tasks.CancelAsync(task.Task.Id, Clock.GetUtcNow(), None);

    /// <summary>Props of the runner of a task.</summary>
    private protected abstract Props RunnerOf(TaskRecord task);
}
