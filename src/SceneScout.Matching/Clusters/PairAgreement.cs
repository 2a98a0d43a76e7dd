using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>
/// Holds merged pairs against each other: where A is B and A is C, B has to be C. Where B and C are surely two, the less likely of both pairs is doubted; where they are hardly one, it has to be likelier than by itself;
/// and so has a pair whose name stands for several places. What is doubted, a person decides.
/// It needs nothing but the pairs themselves, and the outcome does not depend on their order.
/// </summary>
public static class PairAgreement
{
    /// <summary>Why a pair is doubted: a likelier one has a record of it, and both cannot be.</summary>
    public const string Excluded = "another pair of the file is likelier, and both cannot be";

    /// <summary>Why a pair is doubted: a likelier one has a record of it, and both are hardly one.</summary>
    public const string Outdone = "another pair of the file is likelier";

    /// <summary>Why a pair is doubted: its name stands for several places.</summary>
    public const string OfMany = "several places of the file have that name";

    /// <summary>Log-odds that a pair loses where a likelier one has a record of it, and the two that the third would tie together would not be merged.</summary>
    public const double OutdoneLogOdds = 1;

    // A record with more likelier pairs than this is held against the likeliest of them.
    private const int MostLikelier = 50;

    /// <summary>The positions of the pairs that are doubted, with the reason.</summary>
    /// <param name="merged">Merged pairs.</param>
    /// <param name="namesakes">The places that names stand for, of all pairs of the file.</param>
    /// <param name="matcher">Judges the records that a third one would tie together.</param>
    public static IReadOnlyDictionary<int, string> Doubted(IReadOnlyList<MergedPair> merged, Namesakes namesakes, PairMatcher matcher)
    {
        var partners = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var sides = new Dictionary<string, PreparedSide>(StringComparer.Ordinal);
        var lost = new double[merged.Count];
        for (var at = 0; at < merged.Count; at++)
        {
            Add(merged[at].LeftKey, at);
            if (merged[at].LeftKey != merged[at].RightKey)
                Add(merged[at].RightKey, at);
            lost[at] = namesakes.LogOdds(Left(at), MergedPair.LeftSource, Right(at), MergedPair.RightSource);
        }

        var doubted = new Dictionary<int, string>();
        var outdone = new int[merged.Count];
        foreach (var (record, pairs) in partners)
        {
            if (pairs.Count == 1)
                continue;
            var others = pairs.ConvertAll(at => (At: at, LogOdds: merged[at].LogOdds - lost[at], IsRight: merged[at].LeftKey == record, Side: merged[at].LeftKey == record ? Right(at) : Left(at)));
            others.Sort((one, other) => one.LogOdds != other.LogOdds ? other.LogOdds.CompareTo(one.LogOdds) : string.CompareOrdinal(KeyOf(one.At, one.IsRight), KeyOf(other.At, other.IsRight)));
            foreach (var (at, logOdds, _, side) in others)
            {
                var likelier = 1.0;
                for (var n = 0; n < MostLikelier && n < others.Count && others[n].LogOdds > logOdds && likelier >= matcher.Model.Of(side.Kind).ReviewFrom; n++)
                    likelier = Math.Min(likelier, matcher.Quick(others[n].Side, side));
                if (likelier < matcher.Model.Of(side.Kind).ReviewFrom)
                    doubted[at] = Excluded;
                else if (likelier < matcher.Model.Of(side.Kind).MergeFrom)
                    outdone[at]++;
            }
        }

        for (var at = 0; at < merged.Count; at++)
            if (merged[at].LogOdds - lost[at] - (outdone[at] * OutdoneLogOdds) < matcher.Model.Of(PairMatcher.KindOf(Left(at), Right(at)) ?? SideKind.Event).MergeLogOdds)
                doubted.TryAdd(at, outdone[at] > 0 ? Outdone : OfMany);
        return doubted;

        PreparedSide Left(int at) => Prepared(merged[at].LeftKey, merged[at].Left);

        PreparedSide Right(int at) => Prepared(merged[at].RightKey, merged[at].Right);

        string KeyOf(int at, bool isRight) => isRight ? merged[at].RightKey : merged[at].LeftKey;

        PreparedSide Prepared(string key, MatchSide record)
        {
            if (!sides.TryGetValue(key, out var side))
                sides[key] = side = PreparedSide.Of(record);
            return side;
        }

        void Add(string record, int at)
        {
            if (!partners.TryGetValue(record, out var pairs))
                partners[record] = pairs = [];
            pairs.Add(at);
        }
    }
}
