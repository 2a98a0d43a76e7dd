using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Channels;

/// <summary>What a worker tells the topics about its tasks.</summary>
internal static class TaskMessages
{
    /// <summary>It took one.</summary>
    /// <param name="task">The task.</param>
    /// <param name="until">When the attempt is stopped.</param>
    public static TaskMessage Taken(TaskRecord task, DateTimeOffset until) => new(new TaskAssignment(
        task.Task.Id,
        task.WorkerId ?? "",
        task.Task.Type.Name(),
        Json(task.Task.ParametersJson),
        until.ToUnixTimeMilliseconds(),
        Math.Max(0, task.Attempts - 1)));

    /// <summary>It did one.</summary>
    public static ResultMessage Done(TaskRecord task, TaskOutcome.Done done, TimeSpan took) => new(
        task.Task.Id,
        task.WorkerId ?? "",
        (done.ResultJson ?? done.WrittenJson) is { } json ? Json(json) : null,
        new ResultMetrics((long)took.TotalMilliseconds, done.Items, done.Errors),
        ImmutableArray<Guid>.Empty);

    /// <summary>An attempt at one failed.</summary>
    public static ResultMessage Failed(TaskRecord task, SpawnFault fault, TimeSpan took) => new(
        task.Task.Id, task.WorkerId ?? "", null, new ResultMetrics((long)took.TotalMilliseconds, 0, 1), ImmutableArray<Guid>.Empty, fault.ToString());

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
