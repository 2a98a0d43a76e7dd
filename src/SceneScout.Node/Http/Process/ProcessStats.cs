using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Process;

/// <summary>The system beside a call, in the shape of the user's documents.</summary>
/// <param name="Workers">Workers that are there.</param>
/// <param name="Queued">Tasks that wait.</param>
/// <param name="Metrics">Tasks so far.</param>
internal sealed record ProcessStats(int Workers, long Queued, ProcessMetrics Metrics)
{
    /// <summary>Reads them.</summary>
    public static async Task<ProcessStats> ReadAsync(IStore store, DateTimeOffset now, CancellationToken cancellation)
    {
        var counts = await store.Tasks.CountAsync(cancellation);
        var workers = (await store.Workers.ListAsync(cancellation)).Where(worker => SystemStatus.IsAlive(worker, now)).ToList();
        long Of(TaskState state) => counts.Where(count => count.State == state).Sum(count => count.Count);
        return new ProcessStats(
            workers.Count, Of(TaskState.Queued), new ProcessMetrics(counts.Sum(count => count.Count), Of(TaskState.Succeeded), Of(TaskState.DeadLettered)));
    }
}

/// <summary>Tasks so far.</summary>
/// <param name="TotalTasks">All that are kept.</param>
/// <param name="CompletedTasks">They succeeded.</param>
/// <param name="FailedTasks">They were given up.</param>
internal sealed record ProcessMetrics(long TotalTasks, long CompletedTasks, long FailedTasks);
