using System.Text.Json.Nodes;
using SceneScout.Actors.Channels;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>A worker in the shape of the user's documents.</summary>
internal sealed record WorkerView(string Id, string Type, string Status, string? CurrentTask, WorkerPerformance Performance, string? Node)
{
    public static WorkerView Of(WorkerState w) => new(w.WorkerId, w.WorkerType, w.Status, w.CurrentTask, WorkerPerformance.Of(w), w.Node);

    /// <summary>As it says of itself.</summary>
    public static WorkerView Of(WorkerState known, StatusMessage said) => new(
        said.WorkerId, known.WorkerType, said.Status, said.CurrentTask, said.Performance, known.Node);
}

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
    string? Error,
    CallView? Call)
{
    public static TaskView Of(TaskRecord t) => new(
        t.Task.Id, t.Task.Type.Name(), t.State.Name(), t.Task.Source, t.Task.Area, t.Task.Priority,
        t.State == TaskState.Leased ? t.WorkerId : null, JsonNode.Parse(t.Task.ParametersJson), t.Task.Deadline?.ToUnixTimeMilliseconds(),
        Math.Max(0, t.Attempts - 1), t.CreatedAt, t.Task.NotBefore, t.Error, t.Task.Terms is { } terms ? CallView.Of(terms) : null);
}
