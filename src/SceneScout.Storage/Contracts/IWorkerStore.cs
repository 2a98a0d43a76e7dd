using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>Worker states and durable counters.</summary>
public interface IWorkerStore
{
    /// <summary>Writes worker states, by worker id.</summary>
    Task UpsertAsync(IReadOnlyList<WorkerState> workers, CancellationToken cancellation);

    /// <summary>All workers, by id.</summary>
    Task<ImmutableArray<WorkerState>> ListAsync(CancellationToken cancellation);

    /// <summary>All counters: <c>listings.discovered</c>, <c>listings.unchanged</c>, <c>listings.ingested</c>, <c>listings.rejected</c>, <c>events.processed</c>, <c>tasks.failed</c>. Each moves in the transaction of the work that it counts, so that a crash loses and doubles nothing.</summary>
    Task<ImmutableSortedDictionary<string, long>> CountersAsync(CancellationToken cancellation);
}

/// <summary>A worker as others see it.</summary>
/// <param name="WorkerId">For example <c>worker-discovery-1</c>.</param>
/// <param name="WorkerType"><c>discovery</c>, <c>ingestion</c> or <c>processing</c>.</param>
/// <param name="Status"><c>idle</c>, <c>busy</c>, <c>error</c> or <c>shutdown</c>.</param>
/// <param name="CurrentTask">Id of the task it works on.</param>
/// <param name="TasksCompleted">Since it started.</param>
/// <param name="AverageTimeMs">Mean time of a task, milliseconds.</param>
/// <param name="ErrorRate">Failed attempts over all attempts, 0 to 1.</param>
/// <param name="LastHeartbeat">When it wrote this.</param>
/// <param name="Node">Address of its node.</param>
public sealed record WorkerState(
    string WorkerId,
    string WorkerType,
    string Status,
    string? CurrentTask,
    long TasksCompleted,
    long AverageTimeMs,
    double ErrorRate,
    DateTimeOffset LastHeartbeat,
    string? Node);
