using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Review;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>What the store holds of an event that was processed.</summary>
internal sealed record ProcessedState(CanonicalEvent Event, long? ProcessedVersion)
{
    /// <summary>Whether somebody has to look at it.</summary>
    public EventReview Review { get; init; } = EventReview.None;
}

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
    /// <summary>Events whose review is another one from now on.</summary>
    public ImmutableArray<ReviewStep> Reviews { get; private init; } = [];

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
        var reviews = current.Select(e => Review(e, stored[e.EventId])).ToDictionary(r => r.EventId);
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
            [.. current.SelectMany(e => reviews[e.EventId].Kinds.Select(kind => new FeedEntry(e.EventId, e.Enrichment.OfVersion, kind, now, trace)))])
        {
            Reviews = [.. reviews.Values.Where(r => r.Changed).OrderBy(r => r.EventId)],
        };
    }

    /// <summary>What an enrichment means for an event's review.</summary>
    // What was published and is processed again has lost what may be kept for a time only: that is no fault of the event. Version 0 is that of a replay, whose rules are new.
    internal static ReviewStep Review(ProcessedEvent e, ProcessedState stored) =>
        stored.ProcessedVersion is > 0 && stored.Review.State.IsPublished()
            ? new ReviewStep(e.EventId, stored.Review, false, [EventChangeKind.Processed])
            : ReviewStep.Of(e.EventId, stored.Review, stored.ProcessedVersion is not null, e.Enrichment);
}
