namespace SceneScout.Classification;

/// <summary>A category that a listing may be of.</summary>
/// <param name="Category">One of <see cref="Taxonomy.Categories"/>.</param>
/// <param name="Subcategory">One of the category's own.</param>
/// <param name="Confidence">0 to 1: the share of listings with such a figure that are of this category.</param>
public readonly record struct RankedCategory(string Category, string Subcategory, double Confidence);
