using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The states of a batch's row before its end. Each moves in the transaction that moves the batch's task, and travels with its statements.</summary>
internal static class BatchRows
{
    private static readonly RowStatement<BatchStep> Wait = RowStatement<BatchStep>.Insert(
        "ingestion_batches", Columns("pending"), "ON CONFLICT (id) DO NOTHING");

    private static readonly RowStatement<BatchStep> Work = RowStatement<BatchStep>.Upsert("ingestion_batches",
    [
        .. Columns("processing"),
        new("completed_at", ColumnType.Instant, _ => null),
        new("error", ColumnType.Text, _ => null),
    ]);

    /// <summary>Tasks were queued.</summary>
    public static ValueTask WaitAsync(SqlSession session, IEnumerable<NewTask> tasks, DateTimeOffset now) =>
        session.PostAsync(Wait, [.. tasks.Where(t => BatchStep.IsFor(t.Type)).Select(t => BatchStep.Of(t, null, now)).DistinctBy(b => b.Id).OrderBy(b => b.Id)]);

    /// <summary>Tasks were claimed.</summary>
    public static ValueTask WorkAsync(SqlSession session, IEnumerable<TaskRecord> tasks, DateTimeOffset now) =>
        session.PostAsync(Work, [.. tasks.Where(t => BatchStep.IsFor(t.Task.Type)).Select(t => BatchStep.Of(t.Task, t.WorkerId, now)).DistinctBy(b => b.Id).OrderBy(b => b.Id)]);

    /// <summary>A task waits again.</summary>
    public static ValueTask BackAsync(SqlSession session, TaskType type, string taskId) => BatchStep.IsFor(type)
        ? session.PostAsync("UPDATE ingestion_batches SET status = 'pending', worker_id = NULL, completed_at = NULL, error = NULL WHERE id = $1", FollowUpTasks.BatchOf(taskId))
        : ValueTask.CompletedTask;

    /// <summary>An attempt failed, or the task ended without success; another attempt begins anew.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="type">The task's type.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="error">Why.</param>
    /// <param name="now">The instant.</param>
    public static ValueTask FailAsync(SqlSession session, TaskType type, string taskId, string error, DateTimeOffset now) => BatchStep.IsFor(type)
        ? session.PostAsync(
            "UPDATE ingestion_batches SET status = 'failed', completed_at = $2, error = $3 WHERE id = $1", FollowUpTasks.BatchOf(taskId), now, error)
        : ValueTask.CompletedTask;

    private static ImmutableArray<Column<BatchStep>> Columns(string status) =>
    [
        new("id", ColumnType.Id, b => b.Id),
        new("source", ColumnType.Text, b => b.Source),
        new("worker_id", ColumnType.Text, b => b.WorkerId),
        new("event_count", ColumnType.Whole, b => b.EventCount),
        new("status", ColumnType.Text, _ => status),
        new("started_at", ColumnType.Instant, b => b.At),
    ];
}
