using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>Two listings that may be one event; until a person says so they stay two.</summary>
/// <param name="Left">The smaller key.</param>
/// <param name="Right">The greater key.</param>
/// <param name="Probability">That both are one, 0 to 1.</param>
/// <param name="Reasons">What is known, the weightiest first.</param>
public sealed record DoubtfulPair(ListingKey Left, ListingKey Right, double Probability, ImmutableArray<string> Reasons);
