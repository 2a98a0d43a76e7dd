using System.Collections.Immutable;
using SceneScout.Node.Health;
using SceneScout.Node.Telemetry;

namespace SceneScout.Node.Alerts;

/// <summary>What the rules look at, at one instant.</summary>
/// <param name="At">When.</param>
/// <param name="Totals">What this process counted.</param>
/// <param name="History">What it had counted before.</param>
/// <param name="Gauges">Queues and members.</param>
/// <param name="Probes">The node's probes.</param>
/// <param name="MemoryShare">The process's memory, of what it may have: 0 to 1.</param>
internal sealed record AlertReading(DateTimeOffset At, AlertTotals Totals, AlertHistory History, GaugeReadings Gauges, ImmutableArray<HealthAnswer> Probes, double MemoryShare)
{
    /// <summary>What was counted within the last while.</summary>
    public AlertTotals Within(TimeSpan time) => History.Since(Totals, At - time);
}
