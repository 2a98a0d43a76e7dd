using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>Which tasks; all conditions hold at once, null means any.</summary>
/// <param name="Type">Of this type.</param>
/// <param name="State">In this state.</param>
/// <param name="Source">Of this source.</param>
public sealed record TaskFilter(TaskType? Type, TaskState? State, string? Source);
