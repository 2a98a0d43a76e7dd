using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Executes requests. Each effect is named after its request (task id, plan id, worker's wish), so executing one again, here or on another node, has no further effect.</summary>
/// <param name="services">What the node shares.</param>
/// <param name="controller">The controller's proxy.</param>
/// <param name="timeout">How long the controller may take.</param>
internal sealed class RequestExecutor(SpawnServices services, Func<IActorRef> controller, TimeSpan timeout)
{
    /// <summary>Executes one.</summary>
    /// <returns>Its end, or null with the reason why it must be tried again.</returns>
    public async Task<(SpawnRequestEnd? End, string? Again)> ExecuteAsync(SpawnRequest request, CancellationToken cancellation)
    {
        var (work, mistake) = RequestReader.Read(request.Id, request.Action, request.ParamsJson, request.CreatedAt, services.Sources, services.Stages);
        if (mistake is not null)
            return (RequestEnd.Refused(request.Id, mistake), null);
        using var step = SpawnActivities.Step($"request {request.Action}", request.TraceParent, ActivityKind.Consumer);
        var trace = step?.Id ?? request.TraceParent;
        try
        {
            return work switch
            {
                RequestedWork.OneTask one => (await QueueAsync(request.Id, one.Task with { TraceParent = trace }, cancellation), null),
                RequestedWork.ManyTasks many => (await QueueAsync(request.Id, [.. many.Tasks.Select(task => task with { TraceParent = trace })], cancellation), null),
                RequestedWork.Worker worker => Answered(request.Id, await controller().Ask<object>(worker.Command, timeout, cancellation)),
                RequestedWork.Discovery discovery => Answered(request.Id, await controller().Ask<object>(discovery.Command with { TraceParent = trace }, timeout, cancellation)),
                _ => throw new InvalidOperationException("A request asks for a worker, tasks or discovery."),
            };
        }
        catch (Exception e) when (e is StoreUnavailableException or AskTimeoutException)
        {
            return (null, TaskFaults.Of(e).Message);
        }
    }

    private async Task<SpawnRequestEnd> QueueAsync(Guid id, NewTask task, CancellationToken cancellation)
    {
        var queued = await services.Store.Tasks.EnqueueAsync([task], services.Options.QueueLimit, services.Now, cancellation);
        return queued.Refused is { } refused
            ? RequestEnd.Refused(id, refused)
            : RequestEnd.Task(id, queued.Known.IsEmpty ? task.Id : queued.Known[0], !queued.Known.IsEmpty);
    }

    private async Task<SpawnRequestEnd> QueueAsync(Guid id, ImmutableArray<NewTask> tasks, CancellationToken cancellation)
    {
        var queued = await services.Store.Tasks.EnqueueAsync(tasks, services.Options.QueueLimit, services.Now, cancellation);
        return queued.Refused is { } refused ? RequestEnd.Refused(id, refused) : RequestEnd.Tasks(id, tasks.Select(task => task.Id), queued.Known);
    }

    private static (SpawnRequestEnd?, string?) Answered(Guid id, object answer) => answer switch
    {
        SpawnReplies.WorkerSpawned spawned => (RequestEnd.Worker(id, spawned.WorkerId), null),
        SpawnReplies.DiscoveryPlanned planned => (RequestEnd.Discovery(id, planned.PlanId, planned.Tasks, planned.Areas), null),
        // The controller moves or its store is away: that passes.
        SpawnReplies.Refused { Fault: { Kind: FaultKind.Database or FaultKind.TaskTimeout } fault } => (null, fault.Message),
        SpawnReplies.Refused refused => (RequestEnd.Refused(id, refused.Fault), null),
        _ => throw new InvalidOperationException($"The controller answered {answer.GetType().Name}."),
    };
}
