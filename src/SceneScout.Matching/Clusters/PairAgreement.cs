using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>
/// Holds merged pairs against each other: where A is B and A is C, B has to be C. Where B and C are surely two, the less likely of both pairs is doubted, and a person decides.
/// It needs nothing but the pairs themselves, and the outcome does not depend on their order.
/// </summary>
public static class PairAgreement
{
    /// <summary>The positions of the pairs that are doubted.</summary>
    /// <param name="merged">Merged pairs: a key of each record that is the same wherever the record stands, the records, and the pair's probability.</param>
    /// <param name="matcher">Judges the records that a third one would tie together.</param>
    public static IReadOnlySet<int> Doubted(IReadOnlyList<(string LeftKey, MatchSide Left, string RightKey, MatchSide Right, double Probability)> merged, PairMatcher matcher)
    {
        var partners = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var at = 0; at < merged.Count; at++)
        {
            Add(merged[at].LeftKey, at);
            if (merged[at].LeftKey != merged[at].RightKey)
                Add(merged[at].RightKey, at);
        }

        var doubted = new HashSet<int>();
        foreach (var (record, pairs) in partners)
        {
            if (pairs.Count == 1)
                continue;
            var others = pairs.ConvertAll(at => (At: at, merged[at].Probability, Side: PreparedSide.Of(merged[at].LeftKey == record ? merged[at].Right : merged[at].Left)));
            foreach (var (at, probability, side) in others)
                if (others.Exists(other => other.Probability > probability && matcher.Quick(other.Side, side) < matcher.Model.Of(side.Kind).ReviewFrom))
                    doubted.Add(at);
        }

        return doubted;

        void Add(string record, int at)
        {
            if (!partners.TryGetValue(record, out var pairs))
                partners[record] = pairs = [];
            pairs.Add(at);
        }
    }
}
