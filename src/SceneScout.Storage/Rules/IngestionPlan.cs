using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>Everything that the end of an ingestion task writes.</summary>
/// <param name="Marks">Rows whose content was ingested.</param>
/// <param name="Batch">The batch's own row.</param>
/// <param name="Logs">Log rows.</param>
/// <param name="Tasks">Tasks of the stages that follow.</param>
/// <param name="Counters">Counter moves.</param>
/// <param name="ResultJson">The task's result.</param>
internal sealed record IngestionPlan(
    ImmutableArray<RowMark> Marks,
    BatchRow Batch,
    ImmutableArray<LogRow> Logs,
    ImmutableArray<NewTask> Tasks,
    ImmutableArray<CounterMove> Counters,
    string ResultJson)
{
    private const int MaxErrorLength = 2000;

    /// <summary>Decides. A row counts when, and only when, it goes from unprocessed to processed here: another content by now, or another task that was faster, leaves it to that.</summary>
    /// <param name="outcome">What the worker says.</param>
    /// <param name="task">The ingestion task.</param>
    /// <param name="known">What the store holds of the rows.</param>
    /// <param name="processed">Those of the outcome's events that are processed at the version that is stored.</param>
    /// <param name="now">The instant of the commit.</param>
    public static IngestionPlan Decide(IngestionOutcome outcome, LeasedTask task, IReadOnlyDictionary<Guid, KnownRow> known, IReadOnlySet<Guid> processed, DateTimeOffset now)
    {
        var batch = FollowUpTasks.BatchOf(task.Task.Id);
        var elapsed = Math.Max(0, (long)(now - outcome.StartedAt).TotalMilliseconds);
        var perRow = outcome.Rows.Length == 0 ? 0 : elapsed / outcome.Rows.Length;
        var settled = outcome.Rows
            .DistinctBy(r => r.RawId)
            .Where(r => known.TryGetValue(r.RawId, out var row) && !row.Processed && row.ContentHash == r.ContentHash)
            .OrderBy(r => r.RawId)
            .ToImmutableArray();

        return new(
            [.. settled.Select(r => new RowMark(r.RawId, batch, StorableText.Clip(r.Error, MaxErrorLength), now))],
            new BatchRow(
                batch,
                outcome.Source,
                outcome.Lease.WorkerId,
                outcome.Rows.Length,
                outcome.StartedAt,
                now,
                outcome.Duplicates,
                outcome.Rows.Length - outcome.Count(RowOutcomeKind.Rejected)),
            [.. outcome.Rows.Select(r => new LogRow(
                r.EventId,
                r.RawId,
                LogStages.Ingestion,
                r.Kind switch { RowOutcomeKind.Ingested => LogStages.Success, RowOutcomeKind.Unchanged => LogStages.Skipped, _ => LogStages.Failed },
                outcome.Lease.WorkerId,
                perRow,
                StorableText.Clip(r.Error, MaxErrorLength),
                now))],
            [
                .. Tasks(outcome.EventIds, stage => stage.Type != TaskType.Processing, outcome.Next),
                .. Tasks([.. outcome.EventIds.Where(id => !processed.Contains(id))], stage => stage.Type == TaskType.Processing, outcome.Next),
                .. Tasks([.. outcome.EventIds.Where(processed.Contains)], _ => true, outcome.AfterProcessing),
            ],
            [
                new(CounterNames.Ingested, settled.Count(r => r.Kind == RowOutcomeKind.Ingested)),
                new(CounterNames.Unchanged, settled.Count(r => r.Kind == RowOutcomeKind.Unchanged)),
                new(CounterNames.Rejected, settled.Count(r => r.Kind == RowOutcomeKind.Rejected)),
            ],
            outcome.ResultJson);

        ImmutableArray<NewTask> Tasks(ImmutableArray<Guid> events, Func<FollowUp, bool> takes, ImmutableArray<FollowUp> stages) =>
            FollowUpTasks.Of(task, outcome.Source, new FollowUps(events, [.. stages.Where(takes)], outcome.TraceParent));
    }
}
