using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>What a pair is worth among other records: what it is worth by itself, less what its source and its name take from it.</summary>
/// <param name="matcher">Judges a pair by itself.</param>
/// <param name="namesakes">The places that names stand for.</param>
internal sealed class PairEvidence(PairMatcher matcher, Namesakes namesakes)
{
    /// <summary>True when one source lists both.</summary>
    public static bool IsSameSource(PreparedSide a, PreparedSide b) => a.Side.Source is { } source && source == b.Side.Source;

    /// <summary>What a pair is judged by; an event and a venue are apart by whichever.</summary>
    public Scorecard CardOf(PreparedSide a, PreparedSide b) => matcher.Model.Of(PairMatcher.KindOf(a, b) ?? a.Kind);

    /// <summary>Log-odds that both are one.</summary>
    public double LogOdds(PreparedSide a, PreparedSide b)
    {
        var probability = Math.Clamp(matcher.Quick(a, b), 1e-6, 1 - 1e-6);
        var own = Math.Log(probability / (1 - probability));
        // Records of which nobody says who lists them may be one list or many.
        return IsSameSource(a, b) ? own - RecordClusters.SameSourceLogOdds
            : a.Side.Source is { } one && b.Side.Source is { } other ? own - namesakes.LogOdds(a, one, b, other)
            : own;
    }
}
