namespace SceneScout.Domain.Scheduling;

/// <summary>When something runs next.</summary>
/// <param name="At">Not before the instant asked at; that instant itself when it is due.</param>
/// <param name="Reason">Why then.</param>
public readonly record struct NextRun(DateTimeOffset At, RunReason Reason);
