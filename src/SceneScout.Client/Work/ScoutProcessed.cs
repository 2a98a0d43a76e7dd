using System.Text.Json.Nodes;

namespace SceneScout.Client.Work;

/// <summary>What became of events that were sent.</summary>
/// <param name="Success">False when none of them can be used.</param>
/// <param name="Summary">How many came to what.</param>
/// <param name="Results">What became of each.</param>
public sealed record ScoutProcessed(bool Success, ScoutProcessSummary Summary, ScoutProcessResults Results);

/// <summary>How many events of a call came to what.</summary>
public sealed record ScoutProcessSummary(int Total, int Processed, int Skipped, int Failed, int Queued);

/// <summary>The events of a call by what they came to.</summary>
public sealed record ScoutProcessResults(IReadOnlyList<ScoutProcessResult> Successful, IReadOnlyList<ScoutProcessResult> Skipped, IReadOnlyList<ScoutProcessResult> Failed, IReadOnlyList<ScoutProcessResult> Queued);

/// <summary>What became of one event of a call.</summary>
/// <param name="Index">Its place in the call, from 0.</param>
/// <param name="Id">Its id at its source.</param>
/// <param name="Outcome">successful, skipped, failed or queued.</param>
/// <param name="EventId">The event that it stands behind.</param>
/// <param name="Status">published, pending_review, rejected or venue.</param>
/// <param name="Reason">Why it was passed over, or is not done yet.</param>
/// <param name="Error">In a sentence what is wrong.</param>
public sealed record ScoutProcessResult(int Index, string? Id, string Outcome, Guid? EventId, string? Status, string? Reason, string? Error);

/// <summary>How sent events are taken; null for the node's own way.</summary>
public sealed record ProcessSettings
{
    /// <summary>Events that are kept together, 1 to 1000.</summary>
    public int? BatchSize { get; init; }

    /// <summary>False ingests again what is known.</summary>
    public bool? DeduplicationEnabled { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Priority { get; init; }

    /// <summary>Seconds that the answer waits for what becomes of them, 0 to 120.</summary>
    public int? Wait { get; init; }
}

/// <summary>The system at a glance.</summary>
/// <param name="Status">idle or processing.</param>
/// <param name="ActiveTasks">Tasks at work.</param>
/// <param name="Workers">Workers by type and status.</param>
/// <param name="Tasks">Tasks by state.</param>
/// <param name="Performance">Figures of the node that answers.</param>
public sealed record ScoutStatus(string Status, long ActiveTasks, ScoutWorkerCounts Workers, ScoutTaskCounts Tasks, ScoutNodeFigures Performance);

/// <summary>Workers that are there.</summary>
public sealed record ScoutWorkerCounts(int Total, IReadOnlyDictionary<string, int> ByType, IReadOnlyDictionary<string, int> ByStatus);

/// <summary>Tasks by state; the mean time of one in milliseconds.</summary>
public sealed record ScoutTaskCounts(long Queued, long Active, long Completed, long Failed, long AverageCompletionTime);

/// <summary>Processor 0 to 1, memory in bytes, listings found and ingested by an hour.</summary>
public sealed record ScoutNodeFigures(double CpuUsage, long MemoryUsage, double EventDiscoveryRate, double IngestionRate);

internal sealed record ProcessCall(string Source, JsonArray Events, ProcessSettings? Options);

internal sealed record WorkerCall(string Type);

internal sealed record WorkerAnswer(string WorkerId);

internal sealed record EventsAnswer(IReadOnlyList<Events.ScoutEvent> Events, string? Next);

internal sealed record TasksAnswer(IReadOnlyList<ScoutTask> Tasks, string? Next);

internal sealed record LettersAnswer(IReadOnlyList<ScoutDeadLetter> Letters, string? Next);

internal sealed record ActAnswer(string TaskId, bool Changed);
