using System.Collections.Immutable;
using Akka.Cluster;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;

namespace SceneScout.Actors.Workers;

/// <summary>Gathers what there is to know about a task. All of it comes from the store and this node's view of the cluster: no controller is asked.</summary>
public static class TaskFactReader
{
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);

    /// <summary>Why a task is where it is.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="cluster">The node's view of the cluster.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<TaskWhy> WhyAsync(SpawnServices services, Cluster cluster, string taskId, CancellationToken cancellation)
    {
        var now = services.Now;
        var task = await services.Store.Tasks.FindAsync(taskId, cancellation);
        var facts = new TaskFacts { TaskId = taskId, Task = task };
        if (task is { State: TaskState.Queued })
            facts = await WaitingAsync(services, cluster, facts, task, now, cancellation);
        return TaskWhy.Of(facts, now);
    }

    private static async Task<TaskFacts> WaitingAsync(SpawnServices services, Cluster cluster, TaskFacts facts, TaskRecord task, DateTimeOffset now, CancellationToken cancellation)
    {
        var type = task.Task.Type;
        var stage = services.Stages.Find(type);
        var control = await services.Store.Control.ReadAsync(cancellation);
        var workers = await services.Store.Workers.ListAsync(cancellation);
        var place = await services.Store.Tasks.PlaceAsync(task.Task.Id, now, cancellation);
        var held = Held(services, type, control.Holds);
        return facts with
        {
            Pauses = control.Pauses,
            Nodes = [.. cluster.State.Members.Where(m => m.Status == MemberStatus.Up && m.HasRole(stage?.Role ?? type.Name())).Select(m => m.Address.ToString())],
            Wanted = control.Targets.FirstOrDefault(t => t.Type == type)?.Workers,
            Alive = workers.Count(w => w.WorkerType == type.Name() && w.Status != "shutdown" && now - w.LastHeartbeat < Alive),
            SourceLimit = stage is { LimitedBySource: true } && task.Task.Source is { } source && services.Options.SourceConcurrency.TryGetValue(source, out var limit) ? limit : null,
            OffPeak = Window(services, type, now),
            HeldBy = held,
            HeldOffPeak = held is var (hold, _) ? Window(services, hold.Type, now) : null,
            QuotaUntil = TaskFacts.DeferredForQuota(task),
            CallRunning = place?.CallRunning ?? 0,
            SourceRunning = place?.SourceRunning ?? 0,
            TypeRunning = place?.TypeRunning ?? 0,
            Ahead = place?.Ahead ?? 0,
            FirstPriority = place?.FirstPriority,
            OtherSources = place?.OtherSources ?? 0,
        };
    }

    private static (OffPeakWindow, DateTimeOffset)? Window(SpawnServices services, TaskType type, DateTimeOffset now) =>
        services.Options.ClosedUntil(type, now) is { } opens ? (services.Options.Types[type].OffPeak!, opens) : null;

    private static (StageHold, BacklogMark)? Held(SpawnServices services, TaskType type, ImmutableArray<StageHold> holds)
    {
        foreach (var mark in services.Stages.Marks(type, services.Options).Where(m => m.High > 0))
            if (holds.FirstOrDefault(h => h.Type == mark.Type) is { Since: not null } hold)
                return (hold, mark);
        return null;
    }
}
