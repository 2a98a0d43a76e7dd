using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Actors.Channels;

/// <summary>A worker has taken a task.</summary>
/// <param name="Assignment">Which and who.</param>
public sealed record TaskMessage(TaskAssignment Assignment) : SpawnPayload;

/// <summary>Who works on what.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="WorkerId">The worker.</param>
/// <param name="TaskType">The type's name.</param>
/// <param name="Parameters">The task's parameters.</param>
/// <param name="Deadline">When the attempt is stopped, Unix milliseconds: the task's deadline, or earlier the end of the time that any attempt has. Null from nodes of before it was told.</param>
/// <param name="RetryCount">Attempts before this one.</param>
public sealed record TaskAssignment(string TaskId, string WorkerId, string TaskType, JsonElement Parameters, long? Deadline, int RetryCount);

/// <summary>An attempt has ended.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="WorkerId">Who made it.</param>
/// <param name="Result">What came of it, as it stands in the task's row; null when it failed.</param>
/// <param name="Metrics">Its figures.</param>
/// <param name="EventIds">Empty: which events changed is told by the feed alone. Nodes of before the feed named up to 100.</param>
/// <param name="Error">Its fault as <c>CODE: message</c>; null when it succeeded.</param>
public sealed record ResultMessage(string TaskId, string WorkerId, JsonElement? Result, ResultMetrics Metrics, ImmutableArray<Guid> EventIds, string? Error = null) : SpawnPayload;

/// <summary>Figures of an attempt.</summary>
/// <param name="Duration">Milliseconds.</param>
/// <param name="ItemsProcessed">Listings or events that it went through.</param>
/// <param name="ErrorCount">What went wrong: 1 when it failed, else the listings that could not be read or were rejected.</param>
public sealed record ResultMetrics(long Duration, int ItemsProcessed, int ErrorCount);
