using System.Diagnostics.Metrics;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Retention;

/// <summary>Metrics of what is dropped.</summary>
internal static class RetentionInstruments
{
    private static readonly Meter Meter = new(SpawnInstruments.MeterName);
    private static readonly Counter<long> PrunedTotal = Meter.CreateCounter<long>("spawn.retention.pruned.total", "{row}", "Rows dropped because they are kept no longer.");
    private static readonly Gauge<double> OldestAge = Meter.CreateGauge<double>("spawn.retention.oldest.age", "s", "Age of the oldest row after a table was pruned; 0 when it has none.");
    private static readonly Counter<long> ExpiredTotal = Meter.CreateCounter<long>("spawn.retention.content.dropped.total", "{row}", "Listings and venues whose content was dropped by their source's terms.");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("spawn.retention.content.lateness", "s", "How long after its time content was dropped.");

    /// <summary>Rows of a table went.</summary>
    public static void Pruned(string table, int rows) => PrunedTotal.Add(rows, new KeyValuePair<string, object?>("table", table));

    /// <summary>How old the oldest row of a table is.</summary>
    public static void Oldest(string table, TimeSpan age) => OldestAge.Record(age.TotalSeconds, new KeyValuePair<string, object?>("table", table));

    /// <summary>Content of a source went.</summary>
    public static void ContentDropped(SourceName source, RetentionChanges changes, TimeSpan late)
    {
        if (changes.Listings + changes.Venues == 0)
            return;
        ExpiredTotal.Add(changes.Listings, new("source", source.Value), new("kind", "listing"));
        ExpiredTotal.Add(changes.Venues, new("source", source.Value), new("kind", "venue"));
        Lateness.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>("source", source.Value));
    }
}
