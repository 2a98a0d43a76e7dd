using System.Text.Json.Serialization;
using SceneScout.Matching.Features;

namespace SceneScout.Matching.Model;

/// <summary>An additive model: the log-odds of a pair are a bias and what each feature adds; where that leaves a pair possible, trees add what several features say together.</summary>
/// <param name="MergeFrom">Probability from which a pair is merged.</param>
/// <param name="ReviewFrom">Probability from which a person looks at a pair.</param>
/// <param name="Bias">Log-odds of a candidate pair of which nothing is known.</param>
/// <param name="Curves">One for each feature, in the features' order.</param>
/// <param name="Trees">Lines of trees; a model without them is asked its curves alone.</param>
public sealed record Scorecard(double MergeFrom, double ReviewFrom, double Bias, ScoreCurve[] Curves, string[]? Trees = null)
{
    /// <summary>Log-odds by curves below which trees are not asked: such a pair is apart.</summary>
    public const double TreesFrom = -4;

    private ScoreForest _forest = new([], 0);

    /// <summary>Log-odds of <see cref="MergeFrom"/>.</summary>
    [JsonIgnore]
    public double MergeLogOdds { get; } = LogOdds(MergeFrom);

    /// <summary>Log-odds of <see cref="ReviewFrom"/>.</summary>
    [JsonIgnore]
    public double ReviewLogOdds { get; } = LogOdds(ReviewFrom);

    /// <summary>Log-odds by curves below which a pair is apart, whatever trees say.</summary>
    [JsonIgnore]
    public double LeastLogOdds => _forest.IsEmpty ? ReviewLogOdds : Math.Min(TreesFrom, ReviewLogOdds);

    /// <summary>What is done at a probability.</summary>
    public MatchOutcome Outcome(double probability) =>
        probability >= MergeFrom ? MatchOutcome.Merge : probability >= ReviewFrom ? MatchOutcome.Review : MatchOutcome.Apart;

    /// <summary>The log-odds of a pair.</summary>
    /// <param name="sum">Bias and what all curves add.</param>
    /// <param name="values">The features' values.</param>
    /// <param name="least">What is certain to stay below it may be told as anything below it.</param>
    public double Whole(double sum, ReadOnlySpan<float> values, double least = double.NegativeInfinity) =>
        sum < TreesFrom ? sum : Math.Max(_forest.Add(sum, values, least), TreesFrom);

    /// <summary>The sum of what features from one to before another add.</summary>
    public double Sum(ReadOnlySpan<float> values, int from, int to)
    {
        var sum = 0.0;
        for (var at = from; at < to; at++)
            sum += Curves[at].At(values[at]);
        return sum;
    }

    /// <summary>The most that features from one on can add.</summary>
    public double Most(int from) => Most(from, Curves.Length);

    /// <summary>The most that features from one to before another can add.</summary>
    public double Most(int from, int to)
    {
        var sum = 0.0;
        for (var at = from; at < to; at++)
            sum += Curves[at].Most;
        return sum;
    }

    /// <summary>Holds that the curves are those of the features that this program measures, and reads the trees.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public Scorecard Checked(FeatureSpec[] specs)
    {
        if (!(ReviewFrom > 0 && ReviewFrom <= MergeFrom && MergeFrom < 1))
            throw new InvalidDataException("the model needs 0 < reviewFrom <= mergeFrom < 1, of venues and of events");
        if (Curves.Length != specs.Length)
            throw new InvalidDataException($"the model has {Curves.Length} features where {specs.Length} are measured");
        for (var at = 0; at < specs.Length; at++)
        {
            var curve = Curves[at];
            if (curve.Name != specs[at].Name || curve.Knots.Length < 2 || curve.Weights.Length != curve.Knots.Length)
                throw new InvalidDataException($"feature {at} of the model is '{curve.Name}' with {curve.Weights.Length} weights; it has to be '{specs[at].Name}' with a weight for each knot");
            if (!curve.Weights.All(double.IsFinite) || curve.Knots.Zip(curve.Knots.Skip(1)).Any(pair => !(pair.First < pair.Second)))
                throw new InvalidDataException($"feature '{curve.Name}' of the model has weights that are no numbers, or knots that do not rise");
        }

        return this with { _forest = new ScoreForest([.. (Trees ?? []).Select(tree => ScoreTree.Read(tree, specs))], specs.Length) };
    }

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
