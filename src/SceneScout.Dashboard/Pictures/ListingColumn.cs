namespace SceneScout.Dashboard.Pictures;

/// <summary>A listing behind an event.</summary>
/// <param name="Key">Source and the source's id.</param>
/// <param name="Source">Its source.</param>
/// <param name="Confidence">How sure it is that it belongs here, 0 to 1.</param>
/// <param name="Reasons">Why it belongs here.</param>
/// <param name="Freshness">Whether its source still lists it; null when that is not known.</param>
/// <param name="Url">Its page; null for none.</param>
public sealed record ListingColumn(string Key, string Source, double Confidence, IReadOnlyList<string> Reasons, string? Freshness, string? Url);
