using SceneScout.Matching.Features;
using SceneScout.Matching.Model;

namespace SceneScout.Matching.Training;

/// <summary>
/// Fits trees to what the curves leave: what several features say together. Gradient boosting by Newton steps over a few levels of values, with leaves held small;
/// where a feature has a trend, no tree goes against it. No chance in it: the same pairs give the same trees.
/// </summary>
internal sealed class TreeFit
{
    private const int MostLevels = 24;

    private readonly FeatureSpec[] _specs;
    private readonly TreeSettings _settings;
    private readonly float[][] _edges;
    private readonly byte[][] _levels;
    private readonly double[] _gradients;
    private readonly double[] _curvatures;

    private TreeFit(FeatureSpec[] specs, List<float[]> rows, TreeSettings settings)
    {
        _specs = specs;
        _settings = settings;
        _edges = [.. specs.Select((_, at) => Edges(rows, at))];
        _levels = [.. rows.Select(row => specs.Select((_, at) => Level(_edges[at], row[at])).ToArray())];
        _gradients = new double[rows.Count];
        _curvatures = new double[rows.Count];
    }

    /// <summary>Fits.</summary>
    /// <param name="specs">The features.</param>
    /// <param name="rows">Values of each pair; NaN when unknown.</param>
    /// <param name="bases">What the curves say of each: log-odds.</param>
    /// <param name="labels">The truth of each pair.</param>
    /// <param name="counts">How much each pair counts.</param>
    /// <param name="settings">How many, how deep.</param>
    public static ScoreTree[] Fit(FeatureSpec[] specs, List<float[]> rows, double[] bases, List<bool> labels, List<double> counts, TreeSettings settings)
    {
        var fit = new TreeFit(specs, rows, settings);
        var sums = (double[])bases.Clone();
        var trees = new List<ScoreTree>();
        var all = Enumerable.Range(0, rows.Count).ToArray();
        for (var tree = 0; tree < settings.Trees; tree++)
        {
            for (var at = 0; at < sums.Length; at++)
            {
                var probability = MatchModel.Probability(sums[at]);
                fit._gradients[at] = counts[at] * (probability - (labels[at] ? 1 : 0));
                fit._curvatures[at] = counts[at] * Math.Max(probability * (1 - probability), 1e-6);
            }

            var grown = fit.Grow(all, settings.Depth, double.NegativeInfinity, double.PositiveInfinity);
            trees.Add(grown);
            for (var at = 0; at < sums.Length; at++)
                sums[at] += grown.At(rows[at]);
        }

        return [.. trees];
    }

    private ScoreTree Grow(int[] rows, int depth, double least, double most)
    {
        var (gradient, curvature) = Sum(rows);
        if (depth > 0 && Best(rows, gradient, curvature, least, most) is { } split)
        {
            var then = rows.Where(row => Goes(row, split)).ToArray();
            var otherwise = rows.Where(row => !Goes(row, split)).ToArray();
            var middle = (split.Then + split.Otherwise) / 2;
            var trend = _specs[split.Feature].Trend;
            return ScoreTree.Of(
                split.Feature, _edges[split.Feature][split.Level], split.UnknownToo,
                Grow(then, depth - 1, trend < 0 ? middle : least, trend > 0 ? middle : most),
                Grow(otherwise, depth - 1, trend > 0 ? middle : least, trend < 0 ? middle : most));
        }

        return ScoreTree.Of(_settings.Rate * Leaf(gradient, curvature, least, most));
    }

    private double Leaf(double gradient, double curvature, double least, double most) => Math.Clamp(-gradient / (curvature + _settings.Small), least, most);

    private (double Gradient, double Curvature) Sum(int[] rows)
    {
        var (gradient, curvature) = (0.0, 0.0);
        foreach (var row in rows)
        {
            gradient += _gradients[row];
            curvature += _curvatures[row];
        }

        return (gradient, curvature);
    }

    private bool Goes(int row, in Split split)
    {
        var level = _levels[row][split.Feature];
        return level == byte.MaxValue ? split.UnknownToo : level <= split.Level;
    }

    private Split? Best(int[] rows, double gradient, double curvature, double least, double most)
    {
        Split? best = null;
        var gain = _settings.LeastGain;
        Span<double> gradients = stackalloc double[MostLevels + 2];
        Span<double> curvatures = stackalloc double[MostLevels + 2];
        for (var feature = 0; feature < _specs.Length; feature++)
        {
            var edges = _edges[feature].Length;
            if (edges == 0)
                continue;
            gradients.Clear();
            curvatures.Clear();
            var unknown = edges + 1;
            foreach (var row in rows)
            {
                var level = _levels[row][feature];
                var cell = level == byte.MaxValue ? unknown : level;
                gradients[cell] += _gradients[row];
                curvatures[cell] += _curvatures[row];
            }

            var (below, belowCurvature) = (0.0, 0.0);
            for (var level = 0; level < edges; level++)
            {
                below += gradients[level];
                belowCurvature += curvatures[level];
                for (var unknownToo = 0; unknownToo < 2; unknownToo++)
                {
                    var (one, oneCurvature) = unknownToo == 0 ? (below, belowCurvature) : (below + gradients[unknown], belowCurvature + curvatures[unknown]);
                    var (other, otherCurvature) = (gradient - one, curvature - oneCurvature);
                    if (oneCurvature < _settings.LeastWeight || otherCurvature < _settings.LeastWeight)
                        continue;
                    var (then, otherwise) = (Leaf(one, oneCurvature, least, most), Leaf(other, otherCurvature, least, most));
                    if (_specs[feature].Trend is var trend and not 0 && trend * (otherwise - then) < 0)
                        continue;
                    var gained = Gain(one, oneCurvature, then) + Gain(other, otherCurvature, otherwise) - Gain(gradient, curvature, Leaf(gradient, curvature, least, most));
                    if (gained > gain)
                        (best, gain) = (new Split(feature, level, unknownToo == 1, then, otherwise), gained);
                }
            }
        }

        return best;
    }

    private double Gain(double gradient, double curvature, double leaf) => -((gradient * leaf) + ((curvature + _settings.Small) * leaf * leaf / 2));

    // Between what occurs; where too much occurs, so that as many pairs lie between as elsewhere.
    private static float[] Edges(List<float[]> rows, int feature)
    {
        var values = rows.Select(row => row[feature]).Where(value => !float.IsNaN(value)).Order().ToArray();
        var edges = new List<float>();
        var distinct = values.Distinct().ToArray();
        if (distinct.Length <= MostLevels + 1)
            for (var at = 1; at < distinct.Length; at++)
                edges.Add(Rounded((distinct[at - 1] + distinct[at]) / 2));
        else
            for (var at = 1; at <= MostLevels; at++)
                edges.Add(Rounded(values[(int)((long)at * values.Length / (MostLevels + 1))]));
        return [.. edges.Distinct().Where(edge => values.Length > 0 && edge > values[0]).Order()];
    }

    private static float Rounded(float value) => (float)Math.Round(value, 3);

    private static byte Level(float[] edges, float value)
    {
        if (float.IsNaN(value))
            return byte.MaxValue;
        var level = 0;
        while (level < edges.Length && value >= edges[level])
            level++;
        return (byte)level;
    }

    private readonly record struct Split(int Feature, int Level, bool UnknownToo, double Then, double Otherwise);
}
