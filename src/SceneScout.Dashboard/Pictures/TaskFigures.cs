namespace SceneScout.Dashboard.Pictures;

/// <summary>Tasks by state.</summary>
/// <param name="Queued">They wait.</param>
/// <param name="Active">They are worked on.</param>
/// <param name="Completed">They succeeded.</param>
/// <param name="DeadLettered">They were given up.</param>
/// <param name="FailedAttempts">Attempts that failed.</param>
/// <param name="MeanMilliseconds">Mean time of a task.</param>
public sealed record TaskFigures(long Queued, long Active, long Completed, long DeadLettered, long FailedAttempts, long MeanMilliseconds);
