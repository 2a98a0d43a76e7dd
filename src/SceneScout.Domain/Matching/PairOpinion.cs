using System.Collections.Immutable;

namespace SceneScout.Domain.Matching;

/// <summary>What a judge thinks of two listings.</summary>
/// <param name="Probability">That both are one event, 0 to 1.</param>
/// <param name="Reasons">Why, the weightiest first, for people: <c>same venue (0.97)</c>, <c>titles 0.91</c>, ...</param>
public sealed record PairOpinion(double Probability, ImmutableArray<string> Reasons);
