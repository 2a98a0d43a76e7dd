using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Dead letters in SQL.</summary>
internal sealed class SqlDeadLetterStore(SqlDatabase database) : IDeadLetterStore
{
    private const int MaxAttemptsShown = 100;

    public Task<ImmutableArray<DeadLetter>> ListAsync(TaskType? type, string? source, int limit, CancellationToken cancellation) =>
        database.ReadAsync("list dead letters", session => DeadLetters.ListAsync(session, type, source, limit), cancellation);

    public Task<(ImmutableArray<DeadLetter> Letters, TimedPlace? Next)> PageAsync(TaskType? type, string? source, TimedPlace? after, int limit, CancellationToken cancellation) =>
        database.ReadAsync("read a page of dead letters", async session => await DeadLetters.PageAsync(session, type, source, after, limit).ConfigureAwait(false), cancellation);

    public Task<DeadLetterDetail?> FindAsync(string taskId, CancellationToken cancellation) => database.ReadAsync("read a dead letter", async session =>
    {
        var id = StorableText.Clean(taskId);
        if (await DeadLetters.FindAsync(session, id).ConfigureAwait(false) is not { } found
            || await session.FirstAsync($"SELECT {TaskTables.Columns} FROM task_assignments WHERE task_id = $1", TaskTables.Record, id).ConfigureAwait(false) is not { } task)
            return null;
        var attempts = await session.QueryAsync(
            $"SELECT attempt, fence, worker_id, code, message, http_status, retry_after_ms, failed_at FROM task_failures WHERE task_id = $1 ORDER BY fence DESC LIMIT {MaxAttemptsShown}",
            row => new FailedAttempt(
                row.Int("attempt"),
                row.Long("fence"),
                row.TextOrNull("worker_id"),
                row.Text("code"),
                row.Text("message"),
                (int?)row.LongOrNull("http_status"),
                row.LongOrNull("retry_after_ms") is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
                row.Instant("failed_at")),
            id).ConfigureAwait(false);
        attempts.Reverse();
        return new DeadLetterDetail(found.Letter, task, [.. attempts], found.EditedAt);
    }, cancellation);

    public Task<DeadLetterOutcome> EditAsync(string taskId, string parametersJson, string? expected, Act act, CancellationToken cancellation)
    {
        var json = new Json(StorableJson.CleanObject(parametersJson, "parameters"));
        return ActAsync("edit a dead letter", taskId, async (session, id) =>
        {
            if (expected is not null && (await DeadLetters.FindAsync(session, id).ConfigureAwait(false))?.Letter.ParametersJson != expected)
                return DeadLetterOutcome.Moved;
            // What was read under other parameters is no place to go on from.
            await session.PostAsync("UPDATE task_assignments SET parameters = $2, checkpoint = NULL WHERE task_id = $1", id, json).ConfigureAwait(false);
            await session.PostAsync("UPDATE dead_letters SET parameters = $2, edited_at = $3 WHERE task_id = $1", id, json, act.At).ConfigureAwait(false);
            await AuditLog.AddAsync(session, act, "dlq.edit", id).ConfigureAwait(false);
            return DeadLetterOutcome.Done;
        }, cancellation);
    }

    public Task<DeadLetterOutcome> RetryAsync(string taskId, Act act, CancellationToken cancellation) => ActAsync("retry a dead letter", taskId, async (session, id) =>
    {
        await session.PostAsync(
            "UPDATE task_assignments SET status = 'queued', attempts = 0, losses = 0, not_before = NULL, deadline = NULL, completed_at = NULL, worker_id = NULL WHERE task_id = $1",
            id).ConfigureAwait(false);
        await session.PostAsync("DELETE FROM dead_letters WHERE task_id = $1", id).ConfigureAwait(false);
        await AuditLog.AddAsync(session, act, "dlq.retry", id).ConfigureAwait(false);
        return DeadLetterOutcome.Done;
    }, cancellation);

    public Task<DeadLetterOutcome> DiscardAsync(string taskId, Act act, CancellationToken cancellation) => ActAsync("discard a dead letter", taskId, async (session, id) =>
    {
        await session.PostAsync("UPDATE task_assignments SET status = 'cancelled', completed_at = $2 WHERE task_id = $1", id, act.At).ConfigureAwait(false);
        await session.PostAsync("DELETE FROM dead_letters WHERE task_id = $1", id).ConfigureAwait(false);
        await AuditLog.AddAsync(session, act, "dlq.discard", id).ConfigureAwait(false);
        return DeadLetterOutcome.Done;
    }, cancellation);

    private Task<DeadLetterOutcome> ActAsync(string what, string taskId, Func<SqlSession, string, ValueTask<DeadLetterOutcome>> act, CancellationToken cancellation)
    {
        var id = StorableText.Clean(taskId);
        return database.WriteAsync(what, async session =>
        {
            // The task's lock first, as everywhere.
            if (await session.FirstAsync($"SELECT status FROM task_assignments WHERE task_id = $1{session.Dialect.ForUpdate}", row => row.Text("status"), id)
                .ConfigureAwait(false) is not { } status)
                return DeadLetterOutcome.Unknown;
            if (status != "dead-lettered")
                return DeadLetterOutcome.Unchanged;
            return await act(session, id).ConfigureAwait(false);
        }, cancellation);
    }
}
