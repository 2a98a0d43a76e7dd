namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>Where a pattern stands.</summary>
/// <param name="Version">Its latest version; 0 when there is no such pattern.</param>
/// <param name="Active">Whether it serves new threds.</param>
internal sealed record PatternPlace(int Version, bool Active);
