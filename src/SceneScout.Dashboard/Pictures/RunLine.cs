namespace SceneScout.Dashboard.Pictures;

/// <summary>A scheduled run.</summary>
/// <param name="Name">What runs.</param>
/// <param name="At">When; null when it is off.</param>
/// <param name="Why">Why then.</param>
public sealed record RunLine(string Name, DateTimeOffset? At, string Why);
