namespace SceneScout.Matching.Bench;

/// <summary>What <c>scout bench match</c> found, on one core.</summary>
/// <param name="Records">Records of the made world.</param>
/// <param name="NormalisedPerSecond">Records normalised in a second.</param>
/// <param name="Pairs">Candidate pairs: all of a town's records of one kind.</param>
/// <param name="PairsPerSecond">Pairs judged in a second.</param>
/// <param name="EndedEarlyPercent">Part of the pairs that ended at the first features.</param>
/// <param name="ReferencePerSecond">Edit distances of the same pairs' titles in a second.</param>
/// <param name="Ratio">Pairs judged for each edit distance.</param>
public sealed record MatchBenchReport(int Records, double NormalisedPerSecond, long Pairs, double PairsPerSecond, double EndedEarlyPercent, double ReferencePerSecond, double Ratio);
