using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>Everything that the end of a task of the geocoding stage writes of events.</summary>
/// <param name="Rows">Events with their better place.</param>
/// <param name="Logs">Log rows.</param>
/// <param name="Changes">What the feed gets.</param>
/// <param name="Reviews">Events whose review is another one from now on: some are held back for want of a place.</param>
/// <param name="ResultJson">The task's result.</param>
internal sealed record GeocodePlan(ImmutableArray<EventRow> Rows, ImmutableArray<LogRow> Logs, ImmutableArray<FeedEntry> Changes, ImmutableArray<ReviewStep> Reviews, string ResultJson)
{
    private const int MaxError = 2000;

    /// <summary>Decides. An event that has another version by now has a task of its own.</summary>
    public static GeocodePlan Decide(GeocodeBatch batch, IReadOnlyDictionary<Guid, ProcessedState> stored, string workerId, string? trace, DateTimeOffset now)
    {
        var known = batch.Placed.DistinctBy(e => e.EventId).Where(e => stored.ContainsKey(e.EventId)).OrderBy(e => e.EventId).ToImmutableArray();
        var current = known.Where(e => stored[e.EventId].Event.Version == e.OfVersion).ToImmutableArray();
        var placed = current.Where(e => e.Enrichment is not null).Select(e => new ProcessedEvent(e.EventId, e.Enrichment!)).ToImmutableArray();
        var reviews = placed.Select(e => ProcessingPlan.Review(e, stored[e.EventId])).ToDictionary(r => r.EventId);
        return new(
            [.. placed.Select(e => new EventRow(stored[e.EventId].Event, e.Enrichment, now))],
            [
                .. current.Select(e => new LogRow(
                    e.EventId, null, LogStages.Geocoding, e.Enrichment is null ? LogStages.Failed : LogStages.Success, workerId, null, StorableText.Clip(e.Fault, MaxError), now)),
                .. known.Where(e => stored[e.EventId].Event.Version != e.OfVersion).Select(e => new LogRow(
                    e.EventId, null, LogStages.Geocoding, LogStages.Skipped, workerId, null, $"version {e.OfVersion} was looked at, {stored[e.EventId].Event.Version} is stored", now)),
            ],
            [.. placed.SelectMany(e => reviews[e.EventId].Kinds.Select(kind => new FeedEntry(e.EventId, e.Enrichment.OfVersion, kind, now, trace)))],
            [.. reviews.Values.Where(r => r.Changed).OrderBy(r => r.EventId)],
            $$"""{"events":{{batch.Placed.Length}},"placed":{{placed.Length}},"outdated":{{known.Length - current.Length}},"asked":{{batch.Answers.Length}},"found":{{batch.Answers.Count(a => a.Finding is not null)}}}""");
    }
}
