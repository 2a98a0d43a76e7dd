using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>What matching made of a simulated world, held against its truth.</summary>
/// <param name="Listings">Listings of events that were read.</param>
/// <param name="Venues">Venues of Google Places that were read; they are no events.</param>
/// <param name="TrueEvents">Events behind the listings.</param>
/// <param name="Events">Events that matching found.</param>
/// <param name="TruePairs">Pairs of listings that are one event.</param>
/// <param name="FoundPairs">Pairs of listings that matching put together.</param>
/// <param name="RightPairs">Pairs that are in both.</param>
/// <param name="MissedAcrossBlocks">Pairs that were missed since their listings lie in different blocks.</param>
/// <param name="Blocks">Blocks.</param>
/// <param name="LargestBlock">Listings of the largest.</param>
/// <param name="NormaliseSeconds">Time for reading the listings, on one core.</param>
/// <param name="MatchSeconds">Time for blocking and matching, on one core.</param>
public sealed record MatchTruthReport(
    int Listings,
    int Venues,
    int TrueEvents,
    int Events,
    long TruePairs,
    long FoundPairs,
    long RightPairs,
    long MissedAcrossBlocks,
    int Blocks,
    int LargestBlock,
    double NormaliseSeconds,
    double MatchSeconds)
{
    /// <summary>Pairs put together wrongly, and pairs missed: the first of each.</summary>
    public ImmutableArray<string> Confusions { get; init; } = [];

    /// <summary>Part of the pairs put together that are one event.</summary>
    public double Precision => FoundPairs == 0 ? 1 : (double)RightPairs / FoundPairs;

    /// <summary>Part of the pairs that are one event that were put together.</summary>
    public double Recall => TruePairs == 0 ? 1 : (double)RightPairs / TruePairs;

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Text($"{Listings} listings of {TrueEvents} events, and {Venues} venues, read in {NormaliseSeconds:0.0} s ({Listings / NormaliseSeconds:0} listings a second)");
        yield return Text($"{Events} events found in {Blocks} blocks, the largest of {LargestBlock} listings, in {MatchSeconds:0.0} s ({Listings / MatchSeconds:0} listings a second)");
        yield return Text($"pairwise precision {Precision:0.0000} ({FoundPairs - RightPairs} of {FoundPairs} pairs are wrong)");
        yield return Text($"pairwise recall {Recall:0.0000} ({TruePairs - RightPairs} of {TruePairs} pairs are missed, {MissedAcrossBlocks} of them across blocks)");
        foreach (var confusion in Confusions)
            yield return confusion;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
