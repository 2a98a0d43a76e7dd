using System.Diagnostics.Metrics;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Http;
using SceneScout.Storage.Sql;

namespace SceneScout.Node.Alerts;

/// <summary>Counts what the process's own instruments measure, for the rules: the same figures that Prometheus gets.</summary>
internal sealed class AlertMeters : IDisposable
{
    private const string TimedOut = "task_timeout";
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private AlertTotals _totals = AlertTotals.None;

    /// <summary>Listens from now on.</summary>
    public AlertMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Counts(instrument.Meter.Name, instrument.Name))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>What was counted so far.</summary>
    public AlertTotals Totals
    {
        get
        {
            lock (_lock)
                return _totals;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private static bool Counts(string meter, string instrument) => (meter, instrument) is
        (SpawnInstruments.MeterName, "spawn.errors.total" or "spawn.task.duration" or "spawn.event.quality")
        or (SourceInstruments.MeterName, "spawn.api.calls")
        or (StoreInstruments.MeterName, "spawn.db.query_time");

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
            if (tag.Key == name)
                return tag.Value?.ToString() ?? "";
        return "";
    }

    private void Take(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (type, fault, source, status) = (Tag(tags, "type"), Tag(tags, "fault"), Tag(tags, "source"), Tag(tags, "status"));
        lock (_lock)
            _totals = instrument switch
            {
                "spawn.errors.total" => _totals with
                {
                    Failed = _totals.Failed + 1,
                    Timeouts = fault == TimedOut ? _totals.Timeouts.SetItem(type, _totals.Timeouts.GetValueOrDefault(type) + 1) : _totals.Timeouts,
                },
                "spawn.task.duration" => _totals with
                {
                    Done = _totals.Done + 1,
                    Processing = type == TaskType.Processing.Name() ? (_totals.Processing.Count + 1, _totals.Processing.Seconds + value) : _totals.Processing,
                },
                "spawn.event.quality" => _totals with { Quality = (_totals.Quality.Count + 1, _totals.Quality.Sum + value) },
                "spawn.db.query_time" => _totals with { Store = (_totals.Store.Count + 1, _totals.Store.Slow + (value > AlertRules.SlowTransaction.TotalSeconds ? 1 : 0)) },
                _ => _totals with { Calls = _totals.Calls.SetItem(source, Called(_totals.Calls.GetValueOrDefault(source), status)) },
            };
    }

    private static (long All, long Refused, long Failed) Called((long All, long Refused, long Failed) before, string status) =>
        (before.All + 1, before.Refused + (status == "429" ? 1 : 0), before.Failed + (status == "none" || status.StartsWith('5') ? 1 : 0));
}
