namespace SceneScout.Domain.Processing;

/// <summary>A category that an event may be of.</summary>
/// <param name="Name">One of <see cref="CategoryName.All"/>.</param>
/// <param name="Subcategory">One of the category's own; null when nothing says which.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record CategoryGuess(string Name, string? Subcategory, double Confidence);
