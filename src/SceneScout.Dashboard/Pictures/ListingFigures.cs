namespace SceneScout.Dashboard.Pictures;

/// <summary>Listings through the pipeline, since the store began.</summary>
/// <param name="Discovered">Found by searches.</param>
/// <param name="Unchanged">Known, and the same as before.</param>
/// <param name="Ingested">Matched into events.</param>
/// <param name="Rejected">Refused with their reasons.</param>
public sealed record ListingFigures(long Discovered, long Unchanged, long Ingested, long Rejected);
