namespace SceneScout.Dashboard.Pictures;

/// <summary>A key as people may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Trouble">Why it is not used; null when it is.</param>
/// <param name="Until">Until when; null when that is not known.</param>
public sealed record KeyHealth(string Id, string? Trouble, DateTimeOffset? Until);
