using System.Collections.Immutable;

namespace SceneScout.Matching.Model;

/// <summary>What is thought of a pair.</summary>
/// <param name="Probability">That both are one, 0 to 1.</param>
/// <param name="Outcome">What is done.</param>
/// <param name="Reasons">Why, the weightiest first, in words that a person understands.</param>
public sealed record PairVerdict(double Probability, MatchOutcome Outcome, ImmutableArray<string> Reasons);
