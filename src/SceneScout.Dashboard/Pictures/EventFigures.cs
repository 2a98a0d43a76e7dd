namespace SceneScout.Dashboard.Pictures;

/// <summary>Events in the store.</summary>
/// <param name="Canonical">Events.</param>
/// <param name="DuplicatesMerged">Listings beyond the first of each.</param>
/// <param name="Processed">Enriched at their newest version.</param>
/// <param name="PerSource">Listings by source.</param>
/// <param name="PerCategory">Events by category.</param>
public sealed record EventFigures(long Canonical, long DuplicatesMerged, long Processed, IReadOnlyDictionary<string, long> PerSource, IReadOnlyDictionary<string, long> PerCategory);
