using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>How much each dimension counts. The weights sum to 1.</summary>
public sealed record QualityWeights
{
    // What decimal fractions of seven settings may be off by.
    private const double Tolerance = 0.0005;

    private readonly ImmutableArray<double> _weights;

    private QualityWeights(ImmutableArray<double> weights) => _weights = weights;

    /// <summary>Those of a system where nothing is configured.</summary>
    public static readonly QualityWeights Default = new([0.25, 0.2, 0.2, 0.1, 0.1, 0.05, 0.1]);

    /// <summary>The weight of each dimension, in the order of <see cref="QualityDimension.All"/>.</summary>
    public ReadOnlySpan<double> InOrder => _weights.AsSpan();

    /// <summary>Weights by the names of dimensions.</summary>
    /// <param name="weights">A weight for each dimension, 0 to 1.</param>
    /// <exception cref="ArgumentException">One is missing or out of range, or they do not sum to 1; the message names it.</exception>
    public static QualityWeights Of(IReadOnlyDictionary<string, double> weights) =>
        Mistake(weights) is { } mistake ? throw new ArgumentException(mistake, nameof(weights)) : new([.. QualityDimension.All.Select(name => weights[name])]);

    /// <summary>What is wrong with weights; null for nothing.</summary>
    /// <param name="weights">Weights by the names of dimensions.</param>
    public static string? Mistake(IReadOnlyDictionary<string, double> weights)
    {
        foreach (var name in QualityDimension.All)
            if (!weights.TryGetValue(name, out var weight) || !(weight is >= 0 and <= 1))
                return string.Create(CultureInfo.InvariantCulture, $"{name} = {(weights.TryGetValue(name, out var given) ? given : double.NaN)}: a number from 0 to 1 is accepted.");
        var sum = QualityDimension.All.Sum(name => weights[name]);
        return Math.Abs(sum - 1) <= Tolerance
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", QualityDimension.All.Select(name => $"{name} = {weights[name]}"))} sum to {sum:0.####}; they are accepted when they sum to 1.");
    }
}
