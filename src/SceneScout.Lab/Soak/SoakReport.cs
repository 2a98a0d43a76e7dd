using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Soak;

/// <summary>How things stood at the end of a simulated day.</summary>
/// <param name="Day">The day, from 1.</param>
/// <param name="Searches">Searches that ended so far.</param>
/// <param name="HeapBytes">Bytes in use after a collection.</param>
/// <param name="Rows">Rows by table.</param>
internal sealed record SoakDay(int Day, long Searches, long HeapBytes, ImmutableSortedDictionary<string, long> Rows);

/// <summary>What a soak came to.</summary>
/// <param name="Days">Every day.</param>
/// <param name="Counters">The store's counters at the end.</param>
/// <param name="Breaches">What does not add up.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SoakReport(ImmutableArray<SoakDay> Days, ImmutableSortedDictionary<string, long> Counters, ImmutableArray<LedgerBreach> Breaches, double Seconds)
{
    // A count may stand a little higher at the end of one day than of another.
    private const double Margin = 1.15;
    private const int Slack = 40;

    /// <summary>Tables that had more rows in the last third of the time than in the one before, beyond what one day differs from another: name, the median before, the median after.</summary>
    public IEnumerable<(string Table, long Before, long After)> Grown => Days[^1].Rows.Keys
        .Select(table => (Table: table, Before: Median(Middle, table), After: Median(Last, table)))
        .Where(rows => rows.After > (rows.Before * Margin) + Slack);

    /// <summary>How much more memory was in use in the last third of the time than in the one before, on the average; 1 for the same.</summary>
    public double HeapGrowth => Last.Average(day => day.HeapBytes) / Middle.Average(day => day.HeapBytes);

    /// <summary>Searches that ended.</summary>
    public long Searches => Days[^1].Searches;

    private IEnumerable<SoakDay> Middle => Days.Skip(Days.Length / 3).Take(Days.Length / 3);

    private IEnumerable<SoakDay> Last => Days.Skip(Days.Length / 3 * 2);

    // On some days the rows are counted before what was due has gone, so the most says how often that was. What grows is larger on all of them.
    private static long Median(IEnumerable<SoakDay> days, string table)
    {
        var counts = days.Select(day => day.Rows.GetValueOrDefault(table)).Order().ToList();
        return counts[counts.Count / 2];
    }
}
