using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Turns the blocks' answers into the end of an ingestion task. Pure.</summary>
public static class IngestionResult
{
    /// <summary>The outcome: every row of the task stands in it once.</summary>
    public static IngestionOutcome Of(
        TaskRecord task, SourceName source, ReadRows read, ImmutableArray<MatchAnswer> answers, DateTimeOffset startedAt, ImmutableArray<FollowUp> next)
    {
        var byKey = answers.ToDictionary(a => a.Key);
        var rows = read.Ended.AddRange(read.Incoming.Select(i => Row(i, byKey[i.Listing.Key])));
        return new IngestionOutcome(
            task.Lease,
            source.Value,
            rows,
            [.. answers.Select(a => a.EventId).Distinct().Order()],
            answers.Count(a => a.Kind == MatchKind.Duplicate),
            startedAt,
            next,
            task.Task.TraceParent)
        {
            Findings = FillerGate.Of([.. read.Incoming.Select(i => i.Listing)]),
        };
    }

    // "Unchanged" from a block means that an earlier attempt wrote it: the row was not counted yet, so it counts as ingested now.
    private static RowOutcome Row(IncomingListing incoming, MatchAnswer answer) =>
        new(incoming.RawId, incoming.ContentHash, RowOutcomeKind.Ingested, answer.EventId, null);
}
