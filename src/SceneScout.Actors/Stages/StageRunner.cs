using System.Text.Json.Serialization.Metadata;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Stages;

/// <summary>Runs one task of a stage and tells its worker the outcome. The actor itself stays on the threads that all share, so that it is stopped at once even while its stage's own are all busy; the run is on the stage's dispatcher.</summary>
public abstract class StageRunner : ReceiveActor
{
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="claimed">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    protected StageRunner(TaskRecord claimed, SpawnServices services)
    {
        Claimed = claimed;
        Services = services;
        Receive<TaskOutcome>(outcome => Context.Parent.Tell(outcome));
    }

    /// <summary>The claimed task.</summary>
    protected TaskRecord Claimed { get; }

    /// <summary>What the node shares.</summary>
    protected SpawnServices Services { get; }

    /// <summary>Does the task. It runs beside the actor: neither its context nor its sender may be used in it.</summary>
    /// <param name="cancellation">Cancelled when the runner is stopped: the lease is lost, the attempt took too long, or the node ends.</param>
    /// <returns>The outcome; an exception is a failed attempt.</returns>
    protected abstract Task<TaskOutcome> RunAsync(CancellationToken cancellation);

    /// <summary>Reads the task's parameters.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="judge">What is wrong with parameters of this shape, with field, value and what is accepted; null when they can be worked with.</param>
    /// <param name="parameters">The parameters, when the answer is null.</param>
    /// <returns>Null, or the failed attempt: no other would fare better.</returns>
    protected TaskOutcome.Failed? Read<T>(JsonTypeInfo<T> shape, Func<T, string?> judge, out T parameters)
        where T : class
    {
        T? read = null;
        var mistake = TaskParameterRules.Mistake(Claimed.Task.Type, Claimed.Task.ParametersJson, shape, found => (read = found) is null ? "parameters: null; an object is expected." : judge(found!));
        parameters = read!;
        return mistake is null ? null : new TaskOutcome.Failed(new SpawnFault(FaultKind.Validation, $"Task {Claimed.Task.Id}: {mistake}"));
    }

    /// <inheritdoc />
    protected override void PreStart()
    {
        var cancellation = _stopped.Token;
        var run = Services.Stages.Find(Claimed.Task.Type)?.Dispatcher is { } path
            ? Task.Factory.StartNew(() => BeginAsync(cancellation), cancellation, TaskCreationOptions.DenyChildAttach, new DispatcherScheduler(Context.System.Dispatchers.Lookup(path))).Unwrap()
            : BeginAsync(cancellation);
        run.PipeTo(Self, failure: cause => Services.RunFaults.OutcomeOf(cause, Claimed, Services));
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    // What it throws before its first wait is a failed attempt as well, not the end of the actor.
    private async Task<TaskOutcome> BeginAsync(CancellationToken cancellation)
    {
        using var step = SpawnActivities.Step($"run {Claimed.Task.Type.Name()}", Claimed.Task.TraceParent);
        return await RunAsync(cancellation);
    }
}
