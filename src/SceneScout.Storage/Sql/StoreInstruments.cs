using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SceneScout.Storage.Sql;

/// <summary>Metrics of the store, on the meter <see cref="MeterName"/>.</summary>
public static class StoreInstruments
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SceneScout.Storage";

    /// <summary>Name of the source of traces: each transaction that belongs to a trace is a span of it.</summary>
    public const string SourceName = "SceneScout.Storage";

    private static readonly ActivitySource Source = new(SourceName);

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> QueryTime =
        Meter.CreateHistogram<double>("spawn.db.query_time", "s", "Time of one transaction, waiting for a connection and repeats after conflicts included.");

    private static readonly Counter<long> FeedAppended =
        Meter.CreateCounter<long>("spawn.feed.appended.total", "{change}", "Changes of events that this process appended to the feed, by kind.");

    /// <summary>Changes of a kind stand in the feed.</summary>
    internal static void Appended(string kind, int changes) => FeedAppended.Add(changes, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Begins the span of a transaction; null where no trace is under way. What looks at the store all the time belongs to none.</summary>
    internal static Activity? Begin(string what) => Source.HasListeners() && Activity.Current is { IsStopped: false } ? Source.StartActivity($"store {what}", ActivityKind.Client) : null;

    /// <summary>Records one transaction.</summary>
    /// <param name="what">What was tried; from a closed list.</param>
    /// <param name="started">Timestamp of its start.</param>
    /// <param name="done">Whether it ended well.</param>
    internal static void Record(string what, long started, bool done) =>
        QueryTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("operation", what), new("outcome", done ? "ok" : "error"));
}
