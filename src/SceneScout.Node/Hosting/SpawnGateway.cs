using Akka.Actor;
using Akka.Hosting;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Hosting;

/// <summary>Asks the controller, wherever in the cluster it is.</summary>
internal sealed class SpawnGateway(IRequiredActor<Keys.Controller> controller)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Plans and queues discovery.</summary>
    public Task<(SpawnReplies.DiscoveryPlanned? Planned, SpawnFault? Fault)> PlanAsync(SpawnCommands.PlanDiscovery command, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.DiscoveryPlanned>(command, cancellation);

    /// <summary>One worker more.</summary>
    public Task<(SpawnReplies.WorkerSpawned? Spawned, SpawnFault? Fault)> SpawnAsync(TaskType type, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.WorkerSpawned>(new SpawnCommands.SpawnWorker(type), cancellation);

    /// <summary>Queues a task.</summary>
    public Task<(SpawnReplies.TaskAccepted? Accepted, SpawnFault? Fault)> SubmitAsync(NewTask task, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.TaskAccepted>(new SpawnCommands.SubmitTask(task), cancellation);

    /// <summary>What the controller wants.</summary>
    public Task<(SpawnReplies.Policy? Policy, SpawnFault? Fault)> PolicyAsync(CancellationToken cancellation) => PolicyAsync(Timeout, cancellation);

    /// <summary>Likewise, for those who cannot wait so long.</summary>
    public Task<(SpawnReplies.Policy? Policy, SpawnFault? Fault)> PolicyAsync(TimeSpan patience, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.Policy>(new SpawnCommands.AskPolicy(), cancellation, patience);

    /// <summary>Pauses or drains a type, source, node or worker.</summary>
    public Task<(SpawnReplies.Paused? Paused, SpawnFault? Fault)> PauseAsync(SpawnCommands.Pause command, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.Paused>(command, cancellation);

    /// <summary>Ends a pause or drain.</summary>
    public Task<(SpawnReplies.Resumed? Resumed, SpawnFault? Fault)> ResumeAsync(SpawnCommands.Resume command, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.Resumed>(command, cancellation);

    /// <summary>Sets the number of workers of a type, or lets load decide again.</summary>
    public Task<(SpawnReplies.Scaled? Scaled, SpawnFault? Fault)> ScaleAsync(SpawnCommands.Scale command, CancellationToken cancellation) =>
        AskAsync<SpawnReplies.Scaled>(command, cancellation);

    /// <summary>The next scheduled runs.</summary>
    public Task<(ScheduleReplies.Runs? Runs, SpawnFault? Fault)> RunsAsync(CancellationToken cancellation) =>
        AskAsync<ScheduleReplies.Runs>(new ScheduleQueries.AskRuns(), cancellation);

    private async Task<(T? Reply, SpawnFault? Fault)> AskAsync<T>(ISpawnCommand command, CancellationToken cancellation, TimeSpan? patience = null)
        where T : class
    {
        var timeout = patience ?? Timeout;
        var actor = await controller.GetAsync(cancellation);
        try
        {
            return await actor.Ask<object>(command, timeout, cancellation) switch
            {
                T reply => (reply, null),
                SpawnReplies.Refused refused => (null, refused.Fault),
                var other => throw new InvalidOperationException($"The controller answered {other.GetType().Name}."),
            };
        }
        catch (AskTimeoutException)
        {
            return (null, new SpawnFault(FaultKind.TaskTimeout, $"The controller did not answer within {timeout.TotalSeconds:0} s; it may be moving to another node."));
        }
    }
}
