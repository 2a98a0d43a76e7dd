using System.Text.Json.Nodes;
using SceneScout.Actors.Channels;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>A worker in the shape of the user's documents.</summary>
internal sealed record WorkerView(string Id, string Type, string Status, string? CurrentTask, WorkerPerformance Performance, string? Node)
{
    public static WorkerView Of(WorkerState w) => new(
        w.WorkerId, w.WorkerType, w.Status, w.CurrentTask,
        new WorkerPerformance(w.TasksCompleted, w.AverageTimeMs, w.ErrorRate, w.LastHeartbeat.ToUnixTimeMilliseconds()), w.Node);

    /// <summary>As it says of itself.</summary>
    public static WorkerView Of(WorkerState known, StatusMessage said) => new(
        said.WorkerId, known.WorkerType, said.Status, said.CurrentTask,
        new WorkerPerformance(said.Performance.TasksCompleted, said.Performance.AverageTime, said.Performance.ErrorRate, said.Performance.LastHeartbeat), known.Node);
}

/// <summary>A worker's figures: times in milliseconds, the heartbeat as Unix milliseconds, the error rate from 0 to 1.</summary>
internal sealed record WorkerPerformance(long TasksCompleted, long AverageTime, double ErrorRate, long LastHeartbeat);

/// <summary>A task in the shape of the user's documents.</summary>
internal sealed record TaskView(
    string TaskId,
    string TaskType,
    string Status,
    string? Source,
    string? Area,
    int Priority,
    string? WorkerId,
    JsonNode? Parameters,
    long? Deadline,
    int RetryCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NotBefore,
    string? Error)
{
    public static TaskView Of(TaskRecord t) => new(
        t.Task.Id, t.Task.Type.Name(), t.State.Name(), t.Task.Source, t.Task.Area, t.Task.Priority,
        t.State == TaskState.Leased ? t.WorkerId : null, JsonNode.Parse(t.Task.ParametersJson), t.Task.Deadline?.ToUnixTimeMilliseconds(),
        Math.Max(0, t.Attempts - 1), t.CreatedAt, t.Task.NotBefore, t.Error);
}
