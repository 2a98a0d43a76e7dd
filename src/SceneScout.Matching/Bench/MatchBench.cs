using System.Diagnostics;
using Quickenshtein;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;
using SceneScout.Matching.Training;

namespace SceneScout.Matching.Bench;

/// <summary>Measures matching on a made world: what lies in one town is compared with all that lies in it.</summary>
public static class MatchBench
{
    private const int Towns = 40;

    // The generators make so many pairs a town: twice as many records.
    private const int RecordsATown = 240;

    private const int Portion = 4096;

    /// <summary>Measures.</summary>
    /// <param name="each">Time for each measurement.</param>
    public static MatchBenchReport Run(TimeSpan each)
    {
        var records = VenuePairs.Make(1, Towns * RecordsATown / 2).Concat(EventPairs.Make(2, Towns * RecordsATown / 2)).SelectMany(pair => new[] { pair.Left, pair.Right }).ToArray();
        var sides = Array.ConvertAll(records, PreparedSide.Of);
        var normalised = Rate(each, records.Length, from => PreparedSide.Of(records[from]));
        var pairs = Pairs(sides);
        var matcher = new PairMatcher(MatchModel.Bundled);
        var early = pairs.Count(pair => matcher.Quick(pair.Left, pair.Right) == 0);
        var judged = Rate(each, pairs.Length, at => matcher.Quick(pairs[at].Left, pairs[at].Right));
        var reference = Rate(each, pairs.Length, at => Levenshtein.GetDistance(pairs[at].Left.Side.Title, pairs[at].Right.Side.Title));
        return new MatchBenchReport(records.Length, normalised, pairs.Length, judged, 100.0 * early / pairs.Length, reference, judged / reference);
    }

    private static (PreparedSide Left, PreparedSide Right)[] Pairs(PreparedSide[] sides)
    {
        var pairs = new List<(PreparedSide, PreparedSide)>();
        for (var town = 0; town < sides.Length; town += RecordsATown)
            for (var left = town; left < town + RecordsATown; left++)
                for (var right = left + 1; right < town + RecordsATown; right++)
                    pairs.Add((sides[left], sides[right]));
        return [.. pairs];
    }

    private static double Rate<T>(TimeSpan time, int count, Func<int, T> work)
    {
        var done = 0L;
        var at = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
            for (var step = 0; step < Portion; step++, done++)
            {
                work(at);
                at = at + 1 == count ? 0 : at + 1;
            }

        return done / watch.Elapsed.TotalSeconds;
    }
}
