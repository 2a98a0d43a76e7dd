namespace SceneScout.Matching.Model;

/// <summary>What a model reached on a set of labelled pairs; only <c>merge</c> counts as the same.</summary>
/// <param name="Set">Which pairs.</param>
/// <param name="Pairs">How many.</param>
/// <param name="Precision">Part of the merged that are the same.</param>
/// <param name="Recall">Part of the same that were merged.</param>
/// <param name="F1">Harmonic mean of both.</param>
/// <param name="Reviewed">Part of all pairs that a person would look at.</param>
/// <param name="CalibrationError">Mean distance between the probability and what came true, over ten bands of probability.</param>
public sealed record SetEvaluation(string Set, int Pairs, double Precision, double Recall, double F1, double Reviewed, double CalibrationError);
