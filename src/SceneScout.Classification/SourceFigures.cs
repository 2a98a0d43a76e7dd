namespace SceneScout.Classification;

/// <summary>How well a model does on a source's listings.</summary>
/// <param name="Listings">How many there are.</param>
/// <param name="Top1">The share whose first category is acceptable.</param>
/// <param name="Top3">The share with an acceptable one among the first three.</param>
/// <param name="First">The share whose first category is the best of the acceptable ones.</param>
/// <param name="Confidence">The mean of the first category's confidence: <paramref name="Top1"/> when it tells the truth.</param>
public sealed record SourceFigures(int Listings, double Top1, double Top3, double First, double Confidence);
