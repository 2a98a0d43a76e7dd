using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>A task at the moment of being queued.</summary>
/// <param name="Task">The task.</param>
/// <param name="CreatedAt">The moment.</param>
/// <param name="Rank">Its place in its source's queue, lowest first.</param>
internal sealed record QueuedTask(NewTask Task, DateTimeOffset CreatedAt, long Rank);

/// <summary>A failed attempt.</summary>
internal sealed record FailureRow(TaskLease Lease, int Attempt, SpawnFault Fault, DateTimeOffset At);

/// <summary>Statements and columns of the tables of tasks.</summary>
internal static class TaskTables
{
    /// <summary>What <see cref="Record"/> reads.</summary>
    public const string Columns =
        "task_id, task_type, source, area, priority, parameters, deadline, not_before, idempotency_key, trace_parent, status, attempts, "
        + "created_at, assigned_at, completed_at, worker_id, lease_until, fence, checkpoint, result, error, commits, claim_rank, losses, "
        + "call_id, call_concurrency, max_retries, backoff_multiplier, max_backoff_ms, timeout_ms";

    public static readonly RowStatement<QueuedTask> Insert = RowStatement<QueuedTask>.Insert("task_assignments",
    [
        new("task_id", ColumnType.Text, r => r.Task.Id),
        new("task_type", ColumnType.Text, r => r.Task.Type.Name()),
        new("source", ColumnType.Text, r => r.Task.Source),
        new("area", ColumnType.Text, r => r.Task.Area),
        new("priority", ColumnType.Whole, r => r.Task.Priority),
        new("parameters", ColumnType.Json, r => r.Task.ParametersJson),
        new("deadline", ColumnType.Instant, r => r.Task.Deadline),
        new("not_before", ColumnType.Instant, r => r.Task.NotBefore),
        new("idempotency_key", ColumnType.Text, r => r.Task.IdempotencyKey),
        new("trace_parent", ColumnType.Text, r => r.Task.TraceParent),
        new("status", ColumnType.Text, _ => TaskState.Queued.Name()),
        new("created_at", ColumnType.Instant, r => r.CreatedAt),
        new("claim_rank", ColumnType.Whole, r => r.Rank),
        new("call_id", ColumnType.Text, r => r.Task.Terms?.CallId),
        new("call_concurrency", ColumnType.Whole, r => r.Task.Terms?.Concurrency),
        new("max_retries", ColumnType.Whole, r => r.Task.Terms?.MaxRetries),
        new("backoff_multiplier", ColumnType.Real, r => r.Task.Terms?.BackoffMultiplier),
        new("max_backoff_ms", ColumnType.Whole, r => Milliseconds(r.Task.Terms?.MaxBackoff)),
        new("timeout_ms", ColumnType.Whole, r => Milliseconds(r.Task.Terms?.Timeout)),
    ]);

    // A follow-up task's id follows from its parent's lease: meeting it again means that it is queued already.
    public static readonly RowStatement<QueuedTask> InsertFollowUp =
        RowStatement<QueuedTask>.Insert("task_assignments", Insert.Columns, "ON CONFLICT (task_id) DO NOTHING");

    public static readonly RowStatement<FailureRow> InsertFailure = RowStatement<FailureRow>.Insert("task_failures",
    [
        new("task_id", ColumnType.Text, r => r.Lease.TaskId),
        new("fence", ColumnType.Whole, r => r.Lease.Fence),
        new("attempt", ColumnType.Whole, r => r.Attempt),
        new("worker_id", ColumnType.Text, r => r.Lease.WorkerId),
        new("code", ColumnType.Text, r => r.Fault.Traits.Code),
        new("message", ColumnType.Text, r => DeadLetters.Message(r.Fault)),
        new("source", ColumnType.Text, r => StorableText.Clip(r.Fault.Source, 100)),
        new("http_status", ColumnType.Whole, r => r.Fault.Status),
        new("retry_after_ms", ColumnType.Whole, r => r.Fault.RetryAfter is { } wait ? (long)wait.TotalMilliseconds : null),
        new("failed_at", ColumnType.Instant, r => r.At),
    ]);

    public static TaskRecord Record(SqlRow row) => new()
    {
        Task = new NewTask
        {
            Id = row.Text("task_id"),
            Type = TaskType.Parse(row.Text("task_type")) ?? throw new InvalidDataException($"task_type '{row.Text("task_type")}' of task {row.Text("task_id")} is no type: {TaskType.Form}."),
            Source = row.TextOrNull("source"),
            Area = row.TextOrNull("area"),
            Priority = row.Int("priority"),
            ParametersJson = row.Text("parameters"),
            Deadline = row.InstantOrNull("deadline"),
            NotBefore = row.InstantOrNull("not_before"),
            IdempotencyKey = row.TextOrNull("idempotency_key"),
            TraceParent = row.TextOrNull("trace_parent"),
            Terms = row.TextOrNull("call_id") is { } call ? Terms(row, call) : null,
        },
        State = TaskStates.Parse(row.Text("status")) ?? throw new InvalidDataException($"status '{row.Text("status")}' of task {row.Text("task_id")} is unknown."),
        Attempts = row.Int("attempts"),
        CreatedAt = row.Instant("created_at"),
        AssignedAt = row.InstantOrNull("assigned_at"),
        CompletedAt = row.InstantOrNull("completed_at"),
        WorkerId = row.TextOrNull("worker_id"),
        LeaseUntil = row.InstantOrNull("lease_until"),
        Fence = row.Long("fence"),
        CheckpointJson = row.TextOrNull("checkpoint"),
        ResultJson = row.TextOrNull("result"),
        Error = row.TextOrNull("error"),
    };

    private static CallTerms Terms(SqlRow row, string call) => new(call)
    {
        Concurrency = (int?)row.LongOrNull("call_concurrency"),
        MaxRetries = (int?)row.LongOrNull("max_retries"),
        BackoffMultiplier = row.DoubleOrNull("backoff_multiplier"),
        MaxBackoff = row.LongOrNull("max_backoff_ms") is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
        Timeout = row.LongOrNull("timeout_ms") is { } time ? TimeSpan.FromMilliseconds(time) : null,
    };

    private static long? Milliseconds(TimeSpan? span) => (long?)span?.TotalMilliseconds;

    public static LeasedTask Leased(SqlRow row)
    {
        var record = Record(row);
        return new(record.Lease, record.Task, record.Attempts, record.CheckpointJson, row.Long("commits"), row.Int("losses"));
    }

    /// <summary>Takes the task's lock and finds out whether the lease holds.</summary>
    /// <returns>Null when it is lost.</returns>
    public static ValueTask<LeasedTask?> LockAsync(SqlSession session, TaskLease lease) => session.FirstAsync(
        $"SELECT {Columns} FROM task_assignments WHERE task_id = $1 AND worker_id = $2 AND fence = $3 AND status = 'leased'{session.Dialect.ForUpdate}",
        Leased,
        lease.TaskId,
        lease.WorkerId,
        lease.Fence);

    /// <summary>Ends a task whose lease is locked.</summary>
    public static ValueTask CompleteAsync(SqlSession session, string taskId, string resultJson, DateTimeOffset now) => session.PostAsync(
        "UPDATE task_assignments SET status = 'succeeded', result = $2, completed_at = $3, lease_until = NULL, error = NULL WHERE task_id = $1",
        taskId,
        new Json(resultJson),
        now);

    /// <summary>Queues tasks.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="statement">How: <see cref="Insert"/> or <see cref="InsertFollowUp"/>.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="now">The moment.</param>
    public static async ValueTask QueueAsync(SqlSession session, RowStatement<QueuedTask> statement, IReadOnlyCollection<NewTask> tasks, DateTimeOffset now)
    {
        var areas = tasks.Where(t => t.Area is not null).Select(t => t.Area!).Distinct(StringComparer.Ordinal).ToArray();
        var live = areas.Length == 0 ? [] : await session.QueryAsync(
            $"SELECT area, task_type, priority, count(*) AS tasks FROM task_assignments WHERE status IN ('queued', 'leased') AND area IS NOT NULL AND {session.Dialect.IsAnyText("area", "$1")} GROUP BY area, task_type, priority",
            row => new AreaLoad(row.Text("area"), TaskType.Of(row.Text("task_type")), row.Int("priority"), row.Long("tasks")),
            [areas]).ConfigureAwait(false);
        await session.PostAsync(statement, [.. QueueRanks.Of(tasks, live, now).Select(r => new QueuedTask(r.Task, now, r.Rank))]).ConfigureAwait(false);
        await BatchRows.WaitAsync(session, tasks, now).ConfigureAwait(false);
    }

    /// <summary>Queues the next stage's tasks.</summary>
    public static ValueTask FollowUpAsync(SqlSession session, IReadOnlyCollection<NewTask> tasks, DateTimeOffset now) =>
        tasks.Count == 0 ? ValueTask.CompletedTask : QueueAsync(session, InsertFollowUp, tasks, now);
}
