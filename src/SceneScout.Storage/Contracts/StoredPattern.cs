namespace SceneScout.Storage.Contracts;

/// <summary>A version of a pattern.</summary>
/// <param name="PatternId">The pattern.</param>
/// <param name="Version">From 1.</param>
/// <param name="Active">Whether it serves new threds.</param>
/// <param name="Json">The pattern as it was put.</param>
/// <param name="PutAt">When.</param>
/// <param name="PutBy">By whom.</param>
public sealed record StoredPattern(string PatternId, int Version, bool Active, string Json, DateTimeOffset PutAt, string PutBy);
