namespace SceneScout.Matching.Model;

/// <summary>What a feature's value adds to the log-odds: straight between knots, flat beyond them, nothing when the value is unknown.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Knots">Values, rising.</param>
/// <param name="Weights">Log-odds at the knots.</param>
public sealed record ScoreCurve(string Name, double[] Knots, double[] Weights)
{
    private readonly double[] _steps = [.. Knots.Zip(Knots.Skip(1), (from, to) => to - from)];
    private readonly double[] _rises = [.. Weights.Zip(Weights.Skip(1), (from, to) => to - from)];

    /// <summary>The most that it can add; at least 0, as the value may be unknown.</summary>
    public double Most { get; } = Math.Max(0, Weights.Max());

    /// <summary>What a value adds.</summary>
    /// <param name="value">The value; NaN when unknown.</param>
    public double At(double value)
    {
        if (double.IsNaN(value))
            return 0;
        if (value <= Knots[0])
            return Weights[0];
        for (var at = 1; at < Knots.Length; at++)
            if (value <= Knots[at])
            {
                var part = (value - Knots[at - 1]) / _steps[at - 1];
                return Weights[at - 1] + (part * _rises[at - 1]);
            }

        return Weights[^1];
    }
}
