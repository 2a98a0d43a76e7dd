using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SceneScout.Storage.Sql;

/// <summary>Metrics of the store, on the meter <see cref="MeterName"/>.</summary>
public static class StoreInstruments
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SceneScout.Storage";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> QueryTime =
        Meter.CreateHistogram<double>("spawn.db.query_time", "s", "Time of one transaction, waiting for a connection and repeats after conflicts included.");

    private static readonly Counter<long> FeedAppended =
        Meter.CreateCounter<long>("spawn.feed.appended.total", "{change}", "Changes of events that this process appended to the feed, by kind.");

    /// <summary>Changes of a kind stand in the feed.</summary>
    internal static void Appended(string kind, int changes) => FeedAppended.Add(changes, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Records one transaction.</summary>
    /// <param name="what">What was tried; from a closed list.</param>
    /// <param name="started">Timestamp of its start.</param>
    /// <param name="done">Whether it ended well.</param>
    internal static void Record(string what, long started, bool done) =>
        QueryTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("operation", what), new("outcome", done ? "ok" : "error"));
}
