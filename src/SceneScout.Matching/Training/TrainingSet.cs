namespace SceneScout.Matching.Training;

/// <summary>Labelled pairs that count together: a big set does not drown a small one.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Share">How much they count in all, beside the other sets' shares.</param>
public sealed record TrainingSet(IReadOnlyList<LabelledPair> Pairs, double Share);
