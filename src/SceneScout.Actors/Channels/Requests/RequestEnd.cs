using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Domain.Faults;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Results of requests as they stand in their rows, in the shapes of the user's documents.</summary>
public static class RequestEnd
{
    /// <summary>A worker was spawned.</summary>
    public static SpawnRequestEnd Worker(Guid id, string workerId) =>
        new(id, false, JsonSerializer.Serialize(new WorkerResult(workerId), RequestJson.Default.WorkerResult), null);

    /// <summary>A task is queued.</summary>
    public static SpawnRequestEnd Task(Guid id, string taskId, bool known) =>
        new(id, false, JsonSerializer.Serialize(new TaskResult(true, taskId, known), RequestJson.Default.TaskResult), null);

    /// <summary>Tasks are queued.</summary>
    /// <param name="id">The request.</param>
    /// <param name="taskIds">All of them.</param>
    /// <param name="known">Those that were queued before.</param>
    public static SpawnRequestEnd Tasks(Guid id, IEnumerable<string> taskIds, IReadOnlyCollection<string> known)
    {
        var results = taskIds.ToDictionary(taskId => taskId, taskId => new TaskResult(true, taskId, known.Contains(taskId)), StringComparer.Ordinal);
        return new(id, false, JsonSerializer.Serialize(new TasksResult(true, results.Count, results), RequestJson.Default.TasksResult), null);
    }

    /// <summary>Discovery is planned.</summary>
    public static SpawnRequestEnd Discovery(Guid id, string planId, int tasks, int areas) =>
        new(id, false, JsonSerializer.Serialize(new PlanResult(true, planId, tasks, areas), RequestJson.Default.PlanResult), null);

    /// <summary>It was refused.</summary>
    public static SpawnRequestEnd Refused(Guid id, SpawnFault fault) =>
        new(id, true, JsonSerializer.Serialize(new RefusedResult(fault.Kind, fault.Traits.Code, fault.Message), RequestJson.Default.RefusedResult), fault.ToString());

    /// <summary>Why a request was refused; null when it was not.</summary>
    public static SpawnFault? FaultOf(SpawnRequest request) =>
        request is { Status: "refused", ResultJson: { } json } && JsonSerializer.Deserialize(json, RequestJson.Default.RefusedResult) is { } refused
            ? new SpawnFault(refused.Kind, refused.Error)
            : null;
}

internal sealed record WorkerResult(string WorkerId);

internal sealed record TaskResult(bool Success, string TaskId, bool Known);

internal sealed record TasksResult(bool Success, int TotalTasks, IReadOnlyDictionary<string, TaskResult> Results);

internal sealed record PlanResult(bool Success, string PlanId, int Tasks, int Areas);

internal sealed record RefusedResult(FaultKind Kind, string Code, string Error);

/// <summary>JSON of results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkerResult))]
[JsonSerializable(typeof(TaskResult))]
[JsonSerializable(typeof(TasksResult))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(RefusedResult))]
internal sealed partial class RequestJson : JsonSerializerContext;
