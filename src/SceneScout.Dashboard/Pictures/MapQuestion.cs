namespace SceneScout.Dashboard.Pictures;

/// <summary>Which events a map shows.</summary>
/// <param name="Days">Those that begin within so many days from now; null for all that are still listed.</param>
/// <param name="Category">Only this category; null for all.</param>
public sealed record MapQuestion(int? Days, string? Category);
