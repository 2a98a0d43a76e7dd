using System.Diagnostics;
using System.Text.Json;
using SceneScout.Actors.Hosting;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>
/// Spans of a thred's steps, from the decision until it is durable: each belongs to the trace of the event that caused it. Where no steps are traced there are none.
/// It belongs to its thred and is used by it alone.
/// </summary>
internal sealed class StepSpans
{
    private const string Name = "thred step";
    private readonly List<Activity> _open = [];

    /// <summary>A step was decided.</summary>
    /// <param name="thredId">The thred.</param>
    /// <param name="step">What it was told; null for the time.</param>
    /// <param name="turn">What it does.</param>
    internal void Begin(string thredId, IThredStepCommand? step, ThredTurn turn)
    {
        if (!SpawnActivities.StepsAreTraced || SpawnActivities.StepAside(Name, ParentOf(step)) is not { } span)
            return;
        span.SetTag("spawn.thred.id", thredId).SetTag("spawn.thred.pattern", turn.State?.PatternId).SetTag("spawn.thred.event", turn.Record?.Input?.Id).SetTag("spawn.thred.reaction", turn.State?.Reaction);
        if (turn.Fault is { } fault)
            span.SetStatus(ActivityStatusCode.Error, fault.Message).SetTag("error.type", fault.Name);
        _open.Add(span);
    }

    /// <summary>All that was decided is durable.</summary>
    internal void Kept() => End(null);

    /// <summary>Nobody knows whether what was decided is durable: its owner ends.</summary>
    internal void Lost() => End("The step could not be kept.");

    private void End(string? error)
    {
        if (_open.Count == 0)
            return;
        foreach (var span in _open)
        {
            if (error is not null)
                span.SetStatus(ActivityStatusCode.Error, error);
            span.Dispose();
        }

        _open.Clear();
    }

    /// <summary>What a step belongs to, as W3C traceparent: the span that its event says; of a thred that was spawned, the one of the event that spawned it, since that of the spawning is an id that nobody exports.</summary>
    internal static string? ParentOf(IThredStepCommand? step) => step switch
    {
        ThredCommands.Occur occur => ParentOf(occur.Event.Trace, "spanId"),
        ThredCommands.Begin { Spawn: { } spawn } => ParentOf(spawn.Input?.Trace, "parentSpanId") ?? ParentOf(spawn.Input?.Trace, "spanId"),
        ThredCommands.Begin begin => ParentOf(begin.Input?.Trace, "spanId"),
        _ => null,
    };

    private static string? ParentOf(RawJson? trace, string span) =>
        trace is not null && Text(trace.Element, "traceId") is { } traceId && Text(trace.Element, span) is { } spanId ? $"00-{traceId}-{spanId}-{Text(trace.Element, "flags") ?? "01"}" : null;

    private static string? Text(JsonElement trace, string name) =>
        trace.ValueKind == JsonValueKind.Object && trace.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
