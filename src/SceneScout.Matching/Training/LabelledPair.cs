using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Two records, and whether they are one.</summary>
/// <param name="Left">One.</param>
/// <param name="Right">The other.</param>
/// <param name="Same">The truth.</param>
public sealed record LabelledPair(MatchSide Left, MatchSide Right, bool Same);
