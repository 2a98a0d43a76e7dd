using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>What the store holds of an event that was processed.</summary>
internal sealed record ProcessedState(CanonicalEvent Event, long? ProcessedVersion);

/// <summary>Everything that the end of a processing task writes.</summary>
/// <param name="Rows">Events with their enrichment.</param>
/// <param name="Logs">Log rows.</param>
/// <param name="FirstTime">Events enriched for the first time.</param>
/// <param name="ResultJson">The task's result.</param>
/// <param name="Changes">What the feed gets.</param>
internal sealed record ProcessingPlan(
    ImmutableArray<EventRow> Rows,
    ImmutableArray<LogRow> Logs,
    int FirstTime,
    string ResultJson,
    ImmutableArray<FeedEntry> Changes)
{
    /// <summary>Decides. An enrichment of another version than the stored one is left out: the newer version has a task of its own.</summary>
    public static ProcessingPlan Decide(
        ProcessingOutcome outcome,
        IReadOnlyDictionary<Guid, ProcessedState> stored,
        string workerId,
        string? trace,
        DateTimeOffset now)
    {
        var events = outcome.Events;
        long? perEvent = outcome.StartedAt is { } began && events.Length > 0 ? Math.Max(0, (long)(now - began).TotalMilliseconds) / events.Length : null;
        var known = events.DistinctBy(e => e.EventId).Where(e => stored.ContainsKey(e.EventId)).OrderBy(e => e.EventId).ToImmutableArray();
        var current = known.Where(e => stored[e.EventId].Event.Version == e.Enrichment.OfVersion).ToImmutableArray();
        var outdated = known.Where(e => stored[e.EventId].Event.Version != e.Enrichment.OfVersion);
        return new(
            [.. current.Select(e => new EventRow(stored[e.EventId].Event, e.Enrichment, now))],
            [
                .. current.Select(e => new LogRow(e.EventId, null, LogStages.Enrichment, LogStages.Success, workerId, perEvent, null, now)),
                .. outdated.Select(e => new LogRow(
                    e.EventId,
                    null,
                    LogStages.Enrichment,
                    LogStages.Skipped,
                    workerId,
                    perEvent,
                    $"version {e.Enrichment.OfVersion} was processed, {stored[e.EventId].Event.Version} is stored",
                    now)),
            ],
            current.Count(e => stored[e.EventId].ProcessedVersion is null),
            $$"""{"events":{{events.Length}},"processed":{{current.Length}},"outdated":{{known.Length - current.Length}}}""",
            [.. current.Select(e => new FeedEntry(
                e.EventId, e.Enrichment.OfVersion, stored[e.EventId].ProcessedVersion is null ? EventChangeKind.Published : EventChangeKind.Processed, now, trace))]);
    }
}
