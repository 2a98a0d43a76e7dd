namespace SceneScout.Matching.Features;

/// <summary>One thing that is measured of a pair.</summary>
/// <param name="Name">Its name in the model's file.</param>
/// <param name="Knots">The values between which the model's curve is straight, rising.</param>
public sealed record FeatureSpec(string Name, params double[] Knots)
{
    /// <summary>1 where more of it never speaks against a pair, -1 where more never speaks for it, 0 where that depends.</summary>
    public int Trend { get; init; }
}
