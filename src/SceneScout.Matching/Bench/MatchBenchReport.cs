namespace SceneScout.Matching.Bench;

/// <summary>What <c>scout bench match</c> found, on one core.</summary>
/// <param name="Records">Records of the made world.</param>
/// <param name="NormalisedPerSecond">Records normalised in a second.</param>
/// <param name="Pairs">Candidate pairs: all of a town's records of one kind.</param>
/// <param name="PairsPerSecond">Pairs judged in a second.</param>
/// <param name="EndedEarlyPercent">Part of the pairs that ended before all was measured.</param>
/// <param name="ReferencePerSecond">Edit distances of the same pairs' titles in a second.</param>
/// <param name="Ratio">Pairs judged for each edit distance.</param>
public sealed record MatchBenchReport(int Records, double NormalisedPerSecond, long Pairs, double PairsPerSecond, double EndedEarlyPercent, double ReferencePerSecond, double Ratio)
{
    /// <summary>Listings normalised in a second, from stored JSON to the listing that is matched.</summary>
    public double? ListingsPerSecond { get; init; }

    /// <summary>Listings taken out of the sources' answers in a second: canonical JSON and its hash.</summary>
    public double? ListingsReadPerSecond { get; init; }

    /// <summary>Events that the measured block held.</summary>
    public int? BlockEvents { get; init; }

    /// <summary>Listings of a batch.</summary>
    public int? BlockBatch { get; init; }

    /// <summary>Median time in which the block answers a batch.</summary>
    public double? BlockBatchMilliseconds { get; init; }

    /// <summary>Time for the first batch after the block was loaded.</summary>
    public double? BlockFirstBatchMilliseconds { get; init; }
}
