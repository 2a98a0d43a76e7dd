using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Measures a model on labelled pairs.</summary>
public static class ModelEvaluation
{
    private const int Bands = 10;

    /// <summary>Measures; only <c>merge</c> counts as the same.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">What the pairs are called.</param>
    /// <param name="pairs">Labelled pairs.</param>
    public static SetEvaluation Evaluate(MatchModel model, string set, IEnumerable<LabelledPair> pairs)
    {
        var matcher = new PairMatcher(model);
        var (count, same, merged, right, reviewed) = (0, 0, 0, 0, 0);
        var bands = new (int Count, double Sum, int Same)[Bands];
        foreach (var pair in pairs)
        {
            var (probability, outcome, _) = matcher.Judge(PreparedSide.Of(pair.Left), PreparedSide.Of(pair.Right));
            count++;
            same += pair.Same ? 1 : 0;
            merged += outcome == MatchOutcome.Merge ? 1 : 0;
            right += outcome == MatchOutcome.Merge && pair.Same ? 1 : 0;
            reviewed += outcome == MatchOutcome.Review ? 1 : 0;
            ref var band = ref bands[Math.Min(Bands - 1, (int)(probability * Bands))];
            band = (band.Count + 1, band.Sum + probability, band.Same + (pair.Same ? 1 : 0));
        }

        var precision = merged == 0 ? 0 : (double)right / merged;
        var recall = same == 0 ? 0 : (double)right / same;
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        var error = count == 0 ? 0 : bands.Sum(band => Math.Abs(band.Sum - band.Same)) / count;
        return new SetEvaluation(set, count, Four(precision), Four(recall), Four(f1), Four(count == 0 ? 0 : (double)reviewed / count), Four(error));
    }

    private static double Four(double value) => Math.Round(value, 4);
}
