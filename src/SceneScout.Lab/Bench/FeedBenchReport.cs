namespace SceneScout.Lab.Bench;

/// <summary>What <c>scout bench feed</c> found. Times are milliseconds of one transaction.</summary>
/// <param name="Rounds">Pairs measured.</param>
/// <param name="Events">Events written in a transaction.</param>
/// <param name="WithoutMedian">Without the feed, median.</param>
/// <param name="WithMedian">With the feed, median.</param>
/// <param name="CostPercent">What the feed adds to a write: the median over the pairs' differences, against the median without, per cent.</param>
/// <param name="OrderingMedian">Giving the transaction's rows their places, which a reader does, median.</param>
internal sealed record FeedBenchReport(int Rounds, int Events, double WithoutMedian, double WithMedian, double CostPercent, double OrderingMedian)
{
    /// <summary>Puts it together.</summary>
    public static FeedBenchReport Of(int events, IReadOnlyList<(double Without, double With)> pairs, IReadOnlyList<double> ordering)
    {
        var bare = Median(pairs.Select(p => p.Without));
        return new(pairs.Count, events, bare, Median(pairs.Select(p => p.With)), 100 * Median(pairs.Select(p => p.With - p.Without)) / bare, Median(ordering));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
