namespace SceneScout.Dashboard.Pictures;

/// <summary>Something that happened to a task.</summary>
/// <param name="At">When.</param>
/// <param name="What">What.</param>
/// <param name="Detail">More; null for nothing more.</param>
/// <param name="IsFault">Whether it went wrong.</param>
public sealed record TaskMoment(DateTimeOffset At, string What, string? Detail, bool IsFault);
