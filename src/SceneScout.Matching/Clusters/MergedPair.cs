using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>A pair of a file that by itself is one.</summary>
/// <param name="LeftKey">A key of one record that is the same wherever the record stands.</param>
/// <param name="Left">The record.</param>
/// <param name="RightKey">The same of the other.</param>
/// <param name="Right">The other.</param>
/// <param name="Probability">How likely they are one.</param>
public sealed record MergedPair(string LeftKey, MatchSide Left, string RightKey, MatchSide Right, double Probability)
{
    // What is certain is no number.
    private const double Least = 1e-6;

    /// <summary>Who lists what stands on the left: a file holds two lists against each other.</summary>
    public const string LeftSource = "left";

    /// <summary>Who lists what stands on the right.</summary>
    public const string RightSource = "right";

    internal double LogOdds => Math.Log(Math.Clamp(Probability, Least, 1 - Least) / (1 - Math.Clamp(Probability, Least, 1 - Least)));
}
