using System.Diagnostics.Metrics;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Health;

namespace SceneScout.Node.Telemetry;

/// <summary>Gauges of a node, under the names of the user's documents. Collectors may ask at any moment, so what costs a question is read beforehand.</summary>
internal sealed class NodeGauges
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SceneScout.Node";

    private readonly CpuClock _cpu = new();
    private GaugeReadings _readings = GaugeReadings.None;

    /// <summary>Registers the gauges.</summary>
    public NodeGauges(IMeterFactory meters, HealthBoard health)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("spawn.queue.depth", () => Readings.Tasks.Select(t => Of(t.Count, ("type", t.Type), ("state", t.State))), "{task}", "Live tasks of the whole cluster by type and state; every node says the same.");
        meter.CreateObservableGauge("spawn.queue.age", () => Readings.OldestQueued.Select(t => Of(t.Value.TotalSeconds, ("type", t.Key))), "s", "Age of the oldest queued task of the whole cluster.");
        meter.CreateObservableGauge("spawn.backpressure", () => Readings.Held.Select(h => Of(h.Held ? 1 : 0, ("type", h.Type))), "{stage}", "1 while the stage starts nothing new because one that follows has as much waiting as it may; every node says the same.");
        meter.CreateObservableGauge("spawn.off_peak.closed", () => Readings.OffPeak.Select(t => Of(t.Closed ? 1 : 0, ("type", t.Type))), "{type}", "1 while tasks of the type wait for their part of the day, else 0.");
        meter.CreateObservableCounter("spawn.backpressure.total", () => Readings.Held.Select(h => Of(h.Times, ("type", h.Type))), "{time}", "How often that began; every node says the same.");
        meter.CreateObservableGauge("spawn.workers.active", () => Readings.Workers.Select(w => Of(w.Count, ("type", w.Type), ("status", w.Status))), "{worker}", "Workers on this node.");
        meter.CreateObservableCounter("spawn.workers.busy", () => Readings.Use.Busy.Select(b => Of(b.Value, ("type", b.Key))), "s", "Time that this node's workers spent on tasks, however those ended; over one second, the mean number of busy workers.");
        meter.CreateObservableGauge("spawn.workers.utilisation", () => Readings.Use.Share.Select(s => Of(s.Value, ("type", s.Key))), "1", "Share of their time that this node's workers of a type spent on tasks since the reading before, 0 to 1.");
        meter.CreateObservableGauge("spawn.quota.utilisation", () => Readings.Budgets.Select(b => Of(b.Share, ("source", b.Source), ("window", b.Window))), "1", "Share of a source's call budget in use, over all keys: of each counted window, by its seconds, and of the short one as slots that nodes hold; every node says the same.");
        meter.CreateObservableGauge("spawn.feed.lag", () => Readings.Feed.Select(c => Of(c.Rows, ("cursor", c.Cursor))), "{change}", "Changes of events that a named reader of the feed has not dealt with; every node says the same.");
        meter.CreateObservableGauge("spawn.feed.lag.age", () => Readings.Feed.Select(c => Of(c.Age.TotalSeconds, ("cursor", c.Cursor))), "s", "Age of the first of them.");
        meter.CreateObservableGauge("spawn.cluster.members", () => Readings.Members.Select(m => Of(m.Value, ("status", m.Key))), "{node}", "Members of the cluster as this node sees it.");
        meter.CreateObservableGauge("spawn.health", () => health.Now.Select(check => Of(check.Healthy ? 1 : 0, ("check", check.Name))), "{check}", "1 when the probe's last answer was good, else 0.");
        meter.CreateObservableGauge("spawn.memory.usage", () => Environment.WorkingSet, "By", "Working set of the process.");
        meter.CreateObservableGauge("spawn.cpu.usage", () => _cpu.Usage(), "1", "Processor time over wall time since the last reading, over all cores, 0 to 1.");
    }

    /// <summary>The last readings.</summary>
    public GaugeReadings Readings
    {
        get => Volatile.Read(ref _readings);
        set => Volatile.Write(ref _readings, value);
    }

    private static Measurement<long> Of(long value, params (string Name, string Text)[] tags) => new(value, Tags(tags));

    private static Measurement<double> Of(double value, params (string Name, string Text)[] tags) => new(value, Tags(tags));

    private static KeyValuePair<string, object?>[] Tags((string Name, string Text)[] tags) =>
        [.. tags.Select(tag => KeyValuePair.Create(tag.Name, (object?)tag.Text))];
}
