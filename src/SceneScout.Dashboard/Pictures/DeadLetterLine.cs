namespace SceneScout.Dashboard.Pictures;

/// <summary>A task that was given up.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Type">Its type.</param>
/// <param name="Source">Its source; null for none.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Faults">The faults of its attempts, the oldest first.</param>
/// <param name="Parameters">Its parameters, JSON.</param>
public sealed record DeadLetterLine(string TaskId, string Type, string? Source, DateTimeOffset DeadAt, IReadOnlyList<string> Faults, string Parameters);
