using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>The system at a glance, in the shape of the user's documents.</summary>
/// <param name="Status"><c>idle</c> or <c>processing</c>.</param>
/// <param name="ActiveTasks">Tasks being worked on.</param>
/// <param name="Workers">Workers: total, by type, by status.</param>
/// <param name="Tasks">Tasks by state.</param>
/// <param name="Listings">Listings through the pipeline.</param>
/// <param name="Events">Events in the store.</param>
/// <param name="Performance">Figures of this process.</param>
/// <param name="NextDiscovery">When discovery is planned next.</param>
internal sealed record SystemStatus(
    string Status,
    long ActiveTasks,
    StatusWorkers Workers,
    StatusTasks Tasks,
    StatusListings Listings,
    StatusEvents Events,
    StatusPerformance Performance,
    DateTimeOffset? NextDiscovery)
{
    // Whoever looks here is not to wait for a controller that moves.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);

    /// <summary>Tasks in all states.</summary>
    public long TotalTasks { get; init; }

    /// <summary>What is not known at the moment, each with its reason; empty when all is.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Whether a worker was heard of lately and has not stopped.</summary>
    public static bool IsAlive(WorkerState worker, DateTimeOffset now) => worker.Status != "shutdown" && now - worker.LastHeartbeat < Alive;

    /// <summary>Reads it from the store and the controller; what the controller does not tell within a second is missing.</summary>
    public static async Task<SystemStatus> ReadAsync(
        IStore store, SpawnGateway gateway, PipelineRates rates, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = gateway.PolicyAsync(Patience, cancellation);
        var counts = await store.Tasks.CountAsync(cancellation);
        var totals = await store.Events.TotalsAsync(cancellation);
        var counters = await store.Workers.CountersAsync(cancellation);
        var workers = (await store.Workers.ListAsync(cancellation)).Where(w => IsAlive(w, now)).ToList();
        var (policy, fault) = await asked;
        long Of(TaskState state) => counts.Where(c => c.State == state).Sum(c => c.Count);
        return new SystemStatus(
            Of(TaskState.Queued) + Of(TaskState.Leased) > 0 ? "processing" : "idle",
            Of(TaskState.Leased),
            new StatusWorkers(workers.Count, By(workers, w => w.WorkerType), By(workers, w => w.Status)),
            StatusTasks.Of(counts, counters, workers),
            StatusListings.Of(counters),
            new StatusEvents(totals.Canonical, totals.DuplicatesMerged, totals.Processed, totals.PerSource, totals.PerCategory),
            StatusPerformance.Now(rates, now),
            policy?.NextDiscovery)
        {
            TotalTasks = counts.Sum(c => c.Count),
            Missing = fault is not null ? [$"nextDiscovery: {fault.Message}"]
                : policy!.Epoch is null ? ["nextDiscovery: the controller has not begun yet; it waits for the store or the journal."]
                : [],
        };
    }

    private static ImmutableSortedDictionary<string, int> By(List<WorkerState> workers, Func<WorkerState, string> key) =>
        workers.GroupBy(key).ToImmutableSortedDictionary(g => g.Key, g => g.Count());
}

internal sealed record StatusWorkers(int Total, ImmutableSortedDictionary<string, int> ByType, ImmutableSortedDictionary<string, int> ByStatus);

/// <summary>Tasks by state.</summary>
/// <param name="Queued">They wait.</param>
/// <param name="Active">They are worked on.</param>
/// <param name="Completed">They succeeded.</param>
/// <param name="Failed">They were given up, and nobody has sent them on or discarded them since.</param>
/// <param name="FailedAttempts">Attempts that failed, those after which the task was tried again included; never falls.</param>
/// <param name="DeadLettered">As <paramref name="Failed"/>, under the name of where they are.</param>
/// <param name="AverageCompletionTime">Mean time of a task, milliseconds.</param>
/// <param name="LiveByType">Queued and active tasks by type.</param>
internal sealed record StatusTasks(
    long Queued, long Active, long Completed, long Failed, long FailedAttempts, long DeadLettered, long AverageCompletionTime, ImmutableSortedDictionary<string, long> LiveByType)
{
    /// <summary>Of what the store counts.</summary>
    public static StatusTasks Of(IReadOnlyCollection<TaskCount> counts, ImmutableSortedDictionary<string, long> counters, IReadOnlyCollection<WorkerState> workers)
    {
        var done = workers.Sum(w => w.TasksCompleted);
        return new StatusTasks(
            In(TaskState.Queued), In(TaskState.Leased), In(TaskState.Succeeded), In(TaskState.DeadLettered), counters.GetValueOrDefault("tasks.failed"), In(TaskState.DeadLettered),
            done == 0 ? 0 : workers.Sum(w => w.AverageTimeMs * w.TasksCompleted) / done,
            counts.Where(c => c.State.IsLive()).GroupBy(c => c.Type.Name()).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(c => c.Count)));

        long In(TaskState state) => counts.Where(c => c.State == state).Sum(c => c.Count);
    }
}

internal sealed record StatusListings(long Discovered, long Unchanged, long Ingested, long Rejected)
{
    public static StatusListings Of(ImmutableSortedDictionary<string, long> counters) => new(
        counters.GetValueOrDefault("listings.discovered"),
        counters.GetValueOrDefault("listings.unchanged"),
        counters.GetValueOrDefault("listings.ingested"),
        counters.GetValueOrDefault("listings.rejected"));
}

internal sealed record StatusEvents(
    long Canonical, long DuplicatesMerged, long Processed, ImmutableSortedDictionary<string, long> PerSource, ImmutableSortedDictionary<string, long> PerCategory);

/// <summary>Figures of the node that answers, and of the pipeline as it sees it.</summary>
/// <param name="CpuUsage">Processor time over wall time since the start, per core, 0 to 1.</param>
/// <param name="MemoryUsage">Working set, bytes.</param>
/// <param name="UptimeSeconds">Since the process started.</param>
/// <param name="EventDiscoveryRate">Listings found by an hour, over the last five minutes.</param>
/// <param name="IngestionRate">Listings ingested by an hour, over the last five minutes.</param>
internal sealed record StatusPerformance(double CpuUsage, long MemoryUsage, double UptimeSeconds, double EventDiscoveryRate, double IngestionRate)
{
    public static StatusPerformance Now(PipelineRates rates, DateTimeOffset now)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var up = (now - process.StartTime.ToUniversalTime()).TotalSeconds;
        return new StatusPerformance(
            Math.Round(process.TotalProcessorTime.TotalSeconds / Math.Max(up, 0.001) / Environment.ProcessorCount, 3),
            Environment.WorkingSet,
            Math.Round(up, 1),
            rates.Discovered,
            rates.Ingested);
    }
}
