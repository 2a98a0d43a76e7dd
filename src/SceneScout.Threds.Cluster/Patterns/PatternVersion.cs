namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>A version of a pattern as its owner keeps it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Json">The pattern as it was put.</param>
/// <param name="At">When, in ms since 1970.</param>
/// <param name="By">By whom.</param>
internal sealed record PatternVersion(int Number, string Json, long At, string By);
