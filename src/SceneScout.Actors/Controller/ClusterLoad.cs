using System.Collections.Immutable;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>The cluster's load at an instant.</summary>
/// <param name="Backlogs">What waits and runs, by type.</param>
/// <param name="Counts">Tasks by state.</param>
/// <param name="Workers">Workers alive.</param>
/// <param name="Failed">Attempts that failed, ever.</param>
/// <param name="Pipeline">Listings so far.</param>
/// <param name="Holds">Stages that hold those before them.</param>
internal sealed record ClusterLoad(
    ImmutableArray<Backlog> Backlogs, ImmutableArray<TaskCount> Counts, ImmutableArray<WorkerState> Workers, long Failed, RateSample Pipeline, ImmutableArray<StageHold> Holds)
{
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);

    /// <summary>Reads it.</summary>
    public static async Task<ClusterLoad> ReadAsync(SpawnServices services, DateTimeOffset now, CancellationToken cancellation)
    {
        var backlogs = await services.Store.Tasks.BacklogAsync(now, cancellation);
        var counts = await services.Store.Tasks.CountAsync(cancellation);
        var workers = await services.Store.Workers.ListAsync(cancellation);
        var counters = await services.Store.Workers.CountersAsync(cancellation);
        var control = await services.Store.Control.ReadAsync(cancellation);
        return new(backlogs, counts, [.. workers.Where(w => w.Status != "shutdown" && now - w.LastHeartbeat < Alive)], counters.GetValueOrDefault("tasks.failed"), RateSample.Of(counters, now), control.Holds);
    }

    /// <summary>True while something of a target runs.</summary>
    public bool Runs(PauseTarget target) => target.Scope switch
    {
        PauseScope.Type => Counts.Any(c => c.State == TaskState.Leased && c.Type.Name() == target.Name),
        PauseScope.Source => Counts.Any(c => c.State == TaskState.Leased && c.Source == target.Name),
        PauseScope.Node => Workers.Any(w => w.Node == target.Name && w.CurrentTask is not null),
        _ => Workers.Any(w => w.WorkerId == target.Name && w.CurrentTask is not null),
    };

    /// <summary>What scaling goes by.</summary>
    /// <param name="type">The type of workers.</param>
    /// <param name="policy">What was decided so far.</param>
    /// <param name="services">What the node shares.</param>
    /// <param name="options">With the workers of all nodes.</param>
    /// <param name="now">The instant.</param>
    public ScalingInputs Inputs(TaskType type, SpawnPolicy policy, SpawnServices services, SpawnOptions options, DateTimeOffset now)
    {
        var backlog = Backlogs.FirstOrDefault(b => b.Type == type) ?? new Backlog(type, 0, 0, 0, null);
        // What is held, or waits for its part of the day, cannot be claimed, by however many workers.
        if (options.ClosedUntil(type, now) is not null || services.Stages.Marks(type, options).Any(mark => mark.High > 0 && Holds.Any(h => h.Type == mark.Type && h.Since is not null)))
            backlog = backlog with { Ready = 0, Waiting = backlog.Waiting + backlog.Ready, OldestReady = null };
        var mine = Workers.Where(w => w.WorkerType == type.Name() && w.TasksCompleted > 0).ToList();
        var done = mine.Sum(w => w.TasksCompleted);
        return new(
            type,
            backlog.Ready,
            backlog.Running,
            backlog.OldestReady is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0,
            done == 0 ? 0 : mine.Sum(w => w.AverageTimeMs / 1000d * w.TasksCompleted) / done,
            policy.WorkersOf(type, options),
            options.Types[type].Least,
            policy.LimitOf(type, options));
    }

    /// <summary>The system's figures in the shape of the user's documents.</summary>
    public SystemMetrics Metrics(SystemPerformance performance)
    {
        var done = Workers.Sum(w => w.TasksCompleted);
        return new SystemMetrics(
            new WorkerTotals(Workers.Length, By(w => w.WorkerType), By(w => w.Status)),
            new TaskTotals(
                Sum(TaskState.Queued), Sum(TaskState.Leased), Sum(TaskState.Succeeded), Failed,
                done == 0 ? 0 : Workers.Sum(w => w.AverageTimeMs * w.TasksCompleted) / done),
            performance);
    }

    private long Sum(TaskState state) => Counts.Where(c => c.State == state).Sum(c => c.Count);

    private ImmutableSortedDictionary<string, int> By(Func<WorkerState, string> key) =>
        Workers.GroupBy(key).ToImmutableSortedDictionary(g => g.Key, g => g.Count());
}
