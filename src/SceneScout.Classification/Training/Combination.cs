namespace SceneScout.Classification.Training;

/// <summary>Learns how much each signal counts: a softmax over sums that share their weights between categories, with small differences for each.</summary>
internal static class Combination
{
    private const float SharedDecay = 2e-3f;
    private const int Turns = 150;

    /// <summary>Weights: of each category those of <see cref="FeatureNames.All"/>.</summary>
    /// <param name="rows">Signals, acceptable categories, and how much the row counts.</param>
    /// <param name="categories">How many categories there are.</param>
    /// <param name="own">How strongly a category's own weights are drawn to the shared ones.</param>
    /// <param name="prior">How strongly a category's constants are drawn to 0.</param>
    public static float[] Train(IReadOnlyList<(float[] Features, int[] Labels, float Weight)> rows, int categories, float own, float prior)
    {
        var count = FeatureNames.All.Length;
        var total = rows.Sum(r => r.Weight);
        // First the shared weights, then each category's difference.
        var adam = new Adam(count * (categories + 1), 0.05f);
        var weights = new float[categories * count];
        var scores = new float[categories];
        for (var turn = 0; turn < Turns; turn++)
        {
            adam.Begin();
            Sum(adam.Values, weights, count);
            foreach (var (features, labels, weight) in rows)
            {
                for (var c = 0; c < categories; c++)
                    scores[c] = WordVectors.Dot(features.AsSpan(c * count, count), weights.AsSpan(c * count, count));
                Softmax.Of(scores);
                for (var c = 0; c < categories; c++)
                {
                    var slope = weight / total * (scores[c] - Wanted(labels, c));
                    if (Math.Abs(slope) < 1e-9f)
                        continue;
                    WordVectors.AddScaled(features.AsSpan(c * count, count), slope, adam.Gradient.AsSpan((c + 1) * count, count));
                    WordVectors.AddScaled(features.AsSpan(c * count, FeatureNames.FirstConstant), slope, adam.Gradient);
                }
            }

            for (var i = 0; i < adam.Values.Length; i++)
                adam.Gradient[i] += adam.Values[i] * (i < count ? SharedDecay : i % count < FeatureNames.FirstConstant ? own : i % count == FeatureNames.BareTitle ? prior / 4 : i % count == FeatureNames.Unknown ? prior / 2 : prior);
            adam.Step();
        }

        Sum(adam.Values, weights, count);
        return weights;
    }

    // The first acceptable category counts twice as much as each other.
    private static float Wanted(int[] labels, int category)
    {
        var at = Array.IndexOf(labels, category);
        return at < 0 ? 0 : (at == 0 ? 2f : 1f) / (labels.Length + 1);
    }

    private static void Sum(float[] values, float[] weights, int count)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] = values[i % count] + values[count + i];
    }
}
