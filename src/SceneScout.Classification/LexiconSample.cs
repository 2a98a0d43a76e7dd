namespace SceneScout.Classification;

/// <summary>A phrase of the lexicon as an example to learn from.</summary>
/// <param name="Vector">Of unit length.</param>
/// <param name="Category">Index of its category.</param>
/// <param name="Subcategory">Index of its sub-category; below 0 without one.</param>
/// <param name="Weight">How much it counts, up to 1.</param>
internal readonly record struct LexiconSample(float[] Vector, int Category, int Subcategory, float Weight);
