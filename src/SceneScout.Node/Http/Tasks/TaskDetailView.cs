using System.Text.Json.Nodes;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;

namespace SceneScout.Node.Http.Tasks;

/// <summary>One task, and why it is where it is.</summary>
/// <param name="Task">The task.</param>
/// <param name="Reason">Why, as one of the closed list of reasons.</param>
/// <param name="Why">The same in a sentence.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Checkpoint">Where it would go on.</param>
/// <param name="CompletedAt">When it ended.</param>
internal sealed record TaskDetailView(TaskView Task, string Reason, string Why, JsonNode? Result, JsonNode? Checkpoint, DateTimeOffset? CompletedAt)
{
    /// <summary>Of a task and its reason.</summary>
    public static TaskDetailView Of(TaskRecord task, TaskWhy why) => new(
        TaskView.Of(task), why.Reason.Code(), why.Text,
        task.ResultJson is { } result ? JsonNode.Parse(result) : null, task.CheckpointJson is { } checkpoint ? JsonNode.Parse(checkpoint) : null, task.CompletedAt);
}
