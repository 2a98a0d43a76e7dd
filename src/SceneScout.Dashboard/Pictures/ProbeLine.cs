namespace SceneScout.Dashboard.Pictures;

/// <summary>The last answer of a probe.</summary>
/// <param name="Name">The probe.</param>
/// <param name="IsHealthy">Whether all is well.</param>
/// <param name="Reason">Why not; null when all is.</param>
public sealed record ProbeLine(string Name, bool IsHealthy, string? Reason);
