namespace SceneScout.Domain.Tasks;

/// <summary>The right to work on a task until an instant. Every write of the worker names it; a write under an old fence is refused.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="WorkerId">Who holds it.</param>
/// <param name="Fence">Grows with every claim of the task.</param>
public sealed record TaskLease(string TaskId, string WorkerId, long Fence);
