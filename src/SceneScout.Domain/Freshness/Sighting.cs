namespace SceneScout.Domain.Freshness;

/// <summary>What one area knows of one listing.</summary>
/// <param name="Area">The area, <c>source/cell</c>.</param>
/// <param name="SeenAt">When one of its searches saw the listing last.</param>
/// <param name="Misses">Complete searches since then that should have seen it.</param>
/// <param name="MissedSince">The first of them; null when there was none.</param>
public sealed record Sighting(string Area, DateTimeOffset SeenAt, int Misses, DateTimeOffset? MissedSince)
{
    /// <summary>The sighting after one more miss.</summary>
    public Sighting Miss(DateTimeOffset at) => this with { Misses = Misses + 1, MissedSince = MissedSince ?? at };
}
