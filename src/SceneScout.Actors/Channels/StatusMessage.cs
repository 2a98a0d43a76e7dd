using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels;

/// <summary>How a worker is.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Status"><c>idle</c>, <c>busy</c>, <c>error</c> (its last attempt failed and the next has not begun; it claims like an idle one) or <c>shutdown</c>.</param>
/// <param name="CurrentTask">What it works on.</param>
/// <param name="Performance">Its figures.</param>
public sealed record StatusMessage(string WorkerId, string Status, string? CurrentTask, WorkerPerformance Performance) : SpawnPayload
{
    /// <summary>Of a worker's state.</summary>
    public static StatusMessage Of(WorkerState worker) => new(worker.WorkerId, worker.Status, worker.CurrentTask, WorkerPerformance.Of(worker));
}

/// <summary>Figures of a worker.</summary>
/// <param name="TasksCompleted">Since it started.</param>
/// <param name="AverageTime">Mean time of a task, milliseconds.</param>
/// <param name="ErrorRate">Failed attempts over all, 0 to 1.</param>
/// <param name="LastHeartbeat">Unix milliseconds.</param>
public sealed record WorkerPerformance(long TasksCompleted, long AverageTime, double ErrorRate, long LastHeartbeat)
{
    /// <summary>Of a worker's state.</summary>
    public static WorkerPerformance Of(WorkerState worker) =>
        new(worker.TasksCompleted, worker.AverageTimeMs, worker.ErrorRate, worker.LastHeartbeat.ToUnixTimeMilliseconds());
}

/// <summary>The whole system's figures.</summary>
/// <param name="Workers">Workers.</param>
/// <param name="Tasks">Tasks.</param>
/// <param name="Performance">How fast the pipeline is, and the load of the controller's node; null from a version before it was told.</param>
public sealed record SystemMetrics(WorkerTotals Workers, TaskTotals Tasks, SystemPerformance? Performance = null) : SpawnPayload;

/// <summary>Load and speed.</summary>
/// <param name="CpuUsage">Processor time over wall time of the controller's node since the message before, over all cores, 0 to 1.</param>
/// <param name="MemoryUsage">Working set of the controller's node, bytes.</param>
/// <param name="EventDiscoveryRate">Listings found by an hour, over the last five minutes.</param>
/// <param name="IngestionRate">Listings ingested by an hour, over the last five minutes.</param>
public sealed record SystemPerformance(double CpuUsage, long MemoryUsage, double EventDiscoveryRate, double IngestionRate);

/// <summary>Workers alive.</summary>
/// <param name="Total">All.</param>
/// <param name="ByType">By type name.</param>
/// <param name="ByStatus">By status.</param>
public sealed record WorkerTotals(int Total, ImmutableSortedDictionary<string, int> ByType, ImmutableSortedDictionary<string, int> ByStatus);

/// <summary>Tasks.</summary>
/// <param name="Queued">Waiting.</param>
/// <param name="Active">Being worked on.</param>
/// <param name="Completed">Done.</param>
/// <param name="Failed">Attempts that failed.</param>
/// <param name="AverageCompletionTime">Mean time of a task, milliseconds.</param>
public sealed record TaskTotals(long Queued, long Active, long Completed, long Failed, long AverageCompletionTime);
