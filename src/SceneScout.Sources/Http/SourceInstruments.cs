using System.Diagnostics.Metrics;

namespace SceneScout.Sources.Http;

/// <summary>Metrics of calls to sources, on the meter <see cref="MeterName"/>.</summary>
public static class SourceInstruments
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SceneScout.Sources";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> ResponseTime =
        Meter.CreateHistogram<double>("spawn.api.response_time", "s", "Time from sending a call to having its whole answer.");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("spawn.api.calls", "{call}", "Calls to sources, retries included.");

    private static readonly Histogram<double> Wait = Meter.CreateHistogram<double>("spawn.api.quota_wait", "s", "Time that a call waited for budget.");

    private static readonly Counter<long> KeysRefused = Meter.CreateCounter<long>("spawn.api.keys_refused", "{key}", "Keys that a source refused.");

    private static readonly Gauge<int> Concurrent = Meter.CreateGauge<int>("spawn.api.concurrency", "{call}", "Calls that a node makes to a source at the same time at most.");

    /// <summary>Records how many calls may run at the same time.</summary>
    public static void Concurrency(string source, int limit) => Concurrent.Record(limit, new KeyValuePair<string, object?>("source", source));

    /// <summary>Records how long a call waited for budget.</summary>
    public static void Waited(string source, TimeSpan waited) => Wait.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("source", source));

    /// <summary>Records that a source refused a key.</summary>
    public static void KeyRefused(string source) => KeysRefused.Add(1, new KeyValuePair<string, object?>("source", source));

    /// <summary>Records one call.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="status">HTTP status; null when there was no answer.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void Record(string source, int? status, TimeSpan elapsed)
    {
        var from = new KeyValuePair<string, object?>("source", source);
        var with = new KeyValuePair<string, object?>("status", status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none");
        ResponseTime.Record(elapsed.TotalSeconds, from, with);
        Calls.Add(1, from, with);
    }
}
