using System.Text.Json.Nodes;

namespace SceneScout.Client.Work;

/// <summary>A task.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="TaskType">Its type.</param>
/// <param name="Status">queued, leased, succeeded, dead-lettered or cancelled.</param>
/// <param name="Source">Its source.</param>
/// <param name="Priority">Higher first.</param>
/// <param name="WorkerId">Who works on it.</param>
/// <param name="Parameters">What it is to do.</param>
/// <param name="RetryCount">Attempts after the first.</param>
/// <param name="CreatedAt">When it was queued.</param>
/// <param name="Error">What went wrong last.</param>
public sealed record ScoutTask(
    string TaskId, string TaskType, string Status, string? Source, int Priority, string? WorkerId, JsonNode? Parameters, int RetryCount, DateTimeOffset CreatedAt, string? Error);

/// <summary>A task, and why it is where it is.</summary>
/// <param name="Task">The task.</param>
/// <param name="Reason">Why, as one of the closed list of reasons.</param>
/// <param name="Why">The same in a sentence.</param>
/// <param name="Result">What it came to.</param>
/// <param name="CompletedAt">When it ended.</param>
public sealed record ScoutTaskDetail(ScoutTask Task, string Reason, string Why, JsonNode? Result, DateTimeOffset? CompletedAt);

/// <summary>Which tasks; null means any.</summary>
public sealed record TaskSearch
{
    /// <summary>queued, leased, succeeded, dead-lettered or cancelled.</summary>
    public string? State { get; init; }

    /// <summary>discovery, ingestion, processing, ...</summary>
    public string? Type { get; init; }

    /// <summary>The source.</summary>
    public string? Source { get; init; }

    /// <summary>Tasks of a page, 1 to 500.</summary>
    public int? PageSize { get; init; }

    internal string Address(string? after) => new QueryText("api/tasks").Add("state", State).Add("type", Type).Add("source", Source).Add("limit", PageSize).Add("after", after).ToString();
}

/// <summary>A task that was queued.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Known">Whether it was queued before.</param>
public sealed record ScoutQueued(string TaskId, bool Known);

/// <summary>A task that was given up.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="TaskType">Its type.</param>
/// <param name="Source">Its source.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Faults">Its attempts' faults, oldest first.</param>
public sealed record ScoutDeadLetter(string TaskId, string TaskType, string? Source, DateTimeOffset DeadAt, IReadOnlyList<string> Faults);

/// <summary>A worker.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">idle, busy, error or shutdown.</param>
/// <param name="CurrentTask">What it works on.</param>
/// <param name="Performance">How it does.</param>
/// <param name="Node">The address of its node.</param>
public sealed record ScoutWorker(string Id, string Type, string Status, string? CurrentTask, ScoutPerformance Performance, string? Node);

/// <summary>How a worker does.</summary>
/// <param name="TasksCompleted">Since it started.</param>
/// <param name="AverageTime">Mean time of a task, milliseconds.</param>
/// <param name="ErrorRate">Failed attempts over all, 0 to 1.</param>
/// <param name="LastHeartbeat">When it was heard of last, Unix milliseconds.</param>
public sealed record ScoutPerformance(long TasksCompleted, double AverageTime, double ErrorRate, long LastHeartbeat);
