using System.Globalization;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>
/// Puts records together that are one. The likeliest pairs come first; two groups become one only when every record of one agrees with every record of the other, so that
/// a chain of likenesses (A like B, B like C, C unlike A) does not pull in what does not belong.
/// Two records of one source are one only on stronger evidence, as a source seldom lists a thing twice; so of two candidates in one source the likelier is taken.
/// The outcome does not depend on the order of the records.
/// </summary>
public static class RecordClusters
{
    /// <summary>Log-odds that a pair of one source lacks, compared with a pair of two: one source lists few things twice.</summary>
    public const double SameSourceLogOdds = 3;

    /// <summary>Log-odds for a pair of which each is the other's only candidate in its source, by a margin.</summary>
    public const double OnlyCandidateLogOdds = 0.6;

    // How much likelier than the next it has to be.
    private const double Margin = 2;

    // A group joins on the mean of its pairs, but no pair of it may be this sure of being apart.
    private const double Apart = -3;

    private const int MostInCluster = 64;

    /// <summary>The cluster of each record, by its position: the smallest id in it.</summary>
    /// <param name="sides">The records; ids are unique.</param>
    /// <param name="matcher">Judges pairs.</param>
    public static string[] Of(IReadOnlyList<PreparedSide> sides, PairMatcher matcher)
    {
        var order = Enumerable.Range(0, sides.Count).OrderBy(at => Id(sides, at), StringComparer.Ordinal).ToArray();
        var sorted = Array.ConvertAll(order, at => sides[at]);
        var namesakes = new Namesakes();
        foreach (var side in sorted)
            if (side.Side.Source is { } source)
                namesakes.Add(side, source);
        var evidence = new PairEvidence(matcher, namesakes);
        var edges = Edges(sorted, evidence);
        var groups = Join(sorted, edges, evidence);
        var clusters = new string[sides.Count];
        for (var at = 0; at < order.Length; at++)
            clusters[order[at]] = Id(sorted, groups[at][0]);
        return clusters;
    }

    private static string Id(IReadOnlyList<PreparedSide> sides, int at) => sides[at].Side.Id ?? at.ToString(CultureInfo.InvariantCulture);

    private static List<(int Left, int Right, double LogOdds)> Edges(PreparedSide[] sides, PairEvidence evidence)
    {
        var edges = new List<(int Left, int Right, double LogOdds)>();
        foreach (var (left, right) in CandidatePairs.Of(sides))
        {
            var logOdds = evidence.LogOdds(sides[left], sides[right]);
            if (logOdds >= evidence.CardOf(sides[left], sides[right]).ReviewLogOdds)
                edges.Add((left, right, logOdds));
        }

        // The best and the next best of each record in each other source.
        var best = new Dictionary<(int Record, string Source), (double First, double Second)>();
        foreach (var (left, right, logOdds) in edges)
        {
            Note(left, sides[right].Side.Source ?? "", logOdds);
            Note(right, sides[left].Side.Source ?? "", logOdds);
        }

        for (var at = 0; at < edges.Count; at++)
        {
            var (left, right, logOdds) = edges[at];
            if (!PairEvidence.IsSameSource(sides[left], sides[right]) && sides[left].Side.Source is not null && sides[right].Side.Source is not null
                && IsOnly(best[(left, sides[right].Side.Source!)], logOdds) && IsOnly(best[(right, sides[left].Side.Source!)], logOdds))
                edges[at] = (left, right, logOdds + OnlyCandidateLogOdds);
        }

        edges.Sort((a, b) => a.LogOdds != b.LogOdds ? b.LogOdds.CompareTo(a.LogOdds) : (a.Left, a.Right).CompareTo((b.Left, b.Right)));
        return edges;

        void Note(int record, string source, double logOdds)
        {
            var (first, second) = best.GetValueOrDefault((record, source), (double.NegativeInfinity, double.NegativeInfinity));
            best[(record, source)] = logOdds > first ? (logOdds, first) : (first, Math.Max(second, logOdds));
        }

        static bool IsOnly((double First, double Second) of, double logOdds) => logOdds >= of.First && logOdds - of.Second >= Margin;
    }

    private static List<int>[] Join(PreparedSide[] sides, List<(int Left, int Right, double LogOdds)> edges, PairEvidence evidence)
    {
        var groups = new List<int>[sides.Length];
        for (var at = 0; at < groups.Length; at++)
            groups[at] = [at];
        foreach (var (left, right, logOdds) in edges)
        {
            if (logOdds < evidence.CardOf(sides[left], sides[right]).MergeLogOdds)
                continue;
            var (a, b) = (groups[left], groups[right]);
            if (ReferenceEquals(a, b) || a.Count + b.Count > MostInCluster || !Agree(a, b))
                continue;
            a.AddRange(b);
            a.Sort();
            foreach (var record in b)
                groups[record] = a;
        }

        return groups;

        bool Agree(List<int> a, List<int> b)
        {
            if (a.Count == 1 && b.Count == 1)
                return true;
            var sum = 0.0;
            foreach (var one in a)
                foreach (var other in b)
                {
                    var logOdds = evidence.LogOdds(sides[one], sides[other]);
                    var over = logOdds - evidence.CardOf(sides[one], sides[other]).MergeLogOdds;
                    if (logOdds < Apart || (PairEvidence.IsSameSource(sides[one], sides[other]) && over < 0))
                        return false;
                    sum += over;
                }

            return sum >= 0;
        }
    }
}
