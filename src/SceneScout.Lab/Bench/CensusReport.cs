using System.Collections.Immutable;

namespace SceneScout.Lab.Bench;

/// <summary>What a census found.</summary>
/// <param name="Listings">Listings of events in the world.</param>
/// <param name="Events">Real events behind them.</param>
/// <param name="Seconds">Time that the search took.</param>
/// <param name="Sources">By source.</param>
internal sealed record CensusReport(int Listings, int Events, double Seconds, ImmutableSortedDictionary<string, CensusSource> Sources)
{
    /// <summary>What a second search of the unchanged world took, by source; null when there was none.</summary>
    public ImmutableSortedDictionary<string, CensusAgain>? Again { get; init; }

    /// <summary>Whether everything was found, or the source that hides some was named with how many at least.</summary>
    public bool Accounted => Sources.Values.All(source => source.Missing == 0 || source.Unreachable > 0);
}

/// <summary>One source's part.</summary>
/// <param name="Truth">Listings (venues, for a directory) that it has.</param>
/// <param name="Found">Of these, found.</param>
/// <param name="Missing">Of these, not found.</param>
/// <param name="Unknown">Found and not in the truth.</param>
/// <param name="Unreachable">Reported as out of reach by the client.</param>
/// <param name="Searches">Areas searched.</param>
/// <param name="Calls">Calls made.</param>
/// <param name="Seconds">Time of its searches, one after the other.</param>
/// <param name="Examples">Some ids that were not found.</param>
internal sealed record CensusSource(
    int Truth, int Found, int Missing, int Unknown, int Unreachable, int Searches, int Calls, double Seconds, ImmutableArray<string> Examples);
