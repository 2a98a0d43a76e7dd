using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The durable queue in SQL.</summary>
internal sealed class SqlTaskStore(SqlDatabase database) : ITaskStore
{
    private const int MaxReaped = 1000;
    private const int MaxEnqueued = 10_000;
    private static readonly string RateLimited = new SpawnFault(FaultKind.RateLimited, "").Traits.Code + ":%";
    private const string Live = "status IN ('queued', 'leased')";
    private const string Finished = "'task:succeeded', 'task:dead-lettered', 'task:cancelled'";

    public Task<EnqueueResult> EnqueueAsync(IReadOnlyList<NewTask> tasks, int limit, DateTimeOffset now, CancellationToken cancellation)
    {
        if (tasks.Count > MaxEnqueued)
            throw new ArgumentException($"tasks: {tasks.Count}; at most {MaxEnqueued} are accepted.", nameof(tasks));
        var clean = tasks.Select(NewTaskRules.Clean).ToList();
        return database.WriteAsync("queue tasks", async session =>
        {
            // One enqueuer at a time, or two of them could each see room for the last task.
            await session.FirstAsync($"SELECT id FROM enqueue_lock{session.Dialect.ForUpdate}", _ => true).ConfigureAwait(false);
            var ids = await session.QueryAsync(
                $"SELECT task_id FROM task_assignments WHERE {session.Dialect.IsAnyText("task_id", "$1")}",
                r => r.Text("task_id"),
                [clean.Select(t => t.Id).ToArray()]).ConfigureAwait(false);
            var keys = await session.QueryAsync(
                $"SELECT idempotency_key, task_id FROM task_assignments WHERE idempotency_key IS NOT NULL AND {session.Dialect.IsAnyText("idempotency_key", "$1")}",
                r => KeyValuePair.Create(r.Text("idempotency_key"), r.Text("task_id")),
                [clean.Where(t => t.IdempotencyKey is not null).Select(t => t.IdempotencyKey!).ToArray()]).ConfigureAwait(false);
            var live = await session.QueryAsync(
                $"SELECT task_type, count(*) AS tasks FROM task_assignments WHERE {Live} GROUP BY task_type",
                r => KeyValuePair.Create(TaskType.Of(r.Text("task_type")), r.Long("tasks"))).ConfigureAwait(false);
            var plan = EnqueuePlan.Decide(clean, ids, keys, live.ToDictionary(), limit);
            await TaskTables.QueueAsync(session, TaskTables.Insert, plan.New, now).ConfigureAwait(false);
            return plan.Answer;
        }, cancellation);
    }

    public Task<ImmutableArray<TaskRecord>> ClaimAsync(ClaimRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("claim tasks", session => TaskClaims.ClaimAsync(session, request, now), cancellation);

    public Task<bool> RenewAsync(TaskLease lease, DateTimeOffset until, CancellationToken cancellation) =>
        UnderLeaseAsync("renew a lease", lease, (session, _) =>
            session.PostAsync("UPDATE task_assignments SET lease_until = $2 WHERE task_id = $1", lease.TaskId, until), cancellation);

    public Task<bool> ReleaseAsync(TaskLease lease, DateTimeOffset now, CancellationToken cancellation) =>
        UnderLeaseAsync("release a task", lease, async (session, task) =>
        {
            await session.PostAsync(
                "UPDATE task_assignments SET status = 'queued', lease_until = NULL, not_before = NULL, attempts = attempts - 1 WHERE task_id = $1",
                lease.TaskId).ConfigureAwait(false);
            await BatchRows.BackAsync(session, task.Task.Type, lease.TaskId).ConfigureAwait(false);
        }, cancellation);

    public Task<bool> DeferAsync(TaskLease lease, Deferral until, DateTimeOffset now, CancellationToken cancellation) =>
        UnderLeaseAsync("put a task off", lease, async (session, task) =>
        {
            await session.PostAsync(
                """
                UPDATE task_assignments SET status = 'queued', lease_until = NULL, not_before = $2, attempts = attempts - 1, error = $3,
                    claim_rank = CASE WHEN claim_rank < $4 THEN $4 ELSE claim_rank END
                WHERE task_id = $1
                """,
                lease.TaskId,
                until.NotBefore,
                until.Reason is { } reason ? DeadLetters.Describe(reason) : null,
                until.TookTurn ? NewTaskRules.RankAfterTurn(now) : long.MinValue).ConfigureAwait(false);
            await BatchRows.BackAsync(session, task.Task.Type, lease.TaskId).ConfigureAwait(false);
        }, cancellation);

    public Task<int> HurryAsync(string source, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("end the waits for a source", async session => await session.ExecuteAsync(
            "UPDATE task_assignments SET not_before = NULL WHERE status = 'queued' AND source = $1 AND not_before > $2 AND error LIKE $3",
            StorableText.Clean(source),
            now,
            RateLimited).ConfigureAwait(false), cancellation);

    public Task<int> HurryAsync(TaskType type, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("end the waits of a stage", async session => await session.ExecuteAsync(
            "UPDATE task_assignments SET not_before = NULL WHERE status = 'queued' AND task_type = $1 AND not_before > $2 AND error LIKE $3",
            type.Name(),
            now,
            RateLimited).ConfigureAwait(false), cancellation);

    public Task<bool> CompleteAsync(TaskLease lease, string resultJson, AreaYield? area, FollowUps next, DateTimeOffset now, CancellationToken cancellation)
    {
        var result = StorableJson.Clean(resultJson, "resultJson");
        return UnderLeaseAsync("complete a task", lease, async (session, task) =>
        {
            if (area is not null)
                await AreaTables.ProjectAsync(session, area).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, FollowUpTasks.Of(task, task.Task.Source, next), now).ConfigureAwait(false);
            await TaskTables.CompleteAsync(session, lease.TaskId, result, now).ConfigureAwait(false);
        }, cancellation);
    }

    public Task<bool> FailAsync(TaskLease lease, SpawnFault fault, RetryDecision decision, DateTimeOffset now, CancellationToken cancellation) =>
        UnderLeaseAsync("fail a task", lease, async (session, task) =>
        {
            await session.PostAsync(TaskTables.InsertFailure, [new(task.Lease, task.Attempts, fault, now)]).ConfigureAwait(false);
            await BatchRows.FailAsync(session, task.Task.Type, task.Task.Id, DeadLetters.Describe(fault), now).ConfigureAwait(false);
            if (decision is RetryDecision.RetryAt retry)
                await session.PostAsync(
                    """
                    UPDATE task_assignments SET status = 'queued', lease_until = NULL, not_before = $2, attempts = attempts - $3, error = $4,
                        claim_rank = CASE WHEN claim_rank < $5 THEN $5 ELSE claim_rank END
                    WHERE task_id = $1
                    """,
                    lease.TaskId,
                    retry.NotBefore,
                    retry.UsesAttempt ? 0L : 1L,
                    DeadLetters.Describe(fault),
                    retry.LetsOthersPass ? NewTaskRules.RankAfterTurn(now) : long.MinValue).ConfigureAwait(false);
            else
                await DeadLetters.AddAsync(session, task, ((RetryDecision.GiveUp)decision).Fault, now).ConfigureAwait(false);
            await Counters.MoveAsync(session, [new(CounterNames.Failed, 1)]).ConfigureAwait(false);
        }, cancellation);

    public Task<ImmutableArray<string>> ReapAsync(int maxLosses, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("take back leases", async session =>
        {
            var lapsed = await session.QueryAsync(
                $"SELECT {TaskTables.Columns} FROM task_assignments WHERE status = 'leased' AND lease_until <= $1 ORDER BY lease_until, task_id LIMIT {MaxReaped}{session.Dialect.SkipLocked}",
                TaskTables.Leased,
                now).ConfigureAwait(false);
            await LostLeases.TakeBackAsync(session, lapsed, maxLosses, "ran out", now).ConfigureAwait(false);
            return lapsed.Select(t => t.Task.Id).ToImmutableArray();
        }, cancellation);

    public Task<ImmutableArray<string>> ExpireAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("give up late tasks", async session =>
        {
            var late = await session.QueryAsync(
                $"SELECT {TaskTables.Columns} FROM task_assignments WHERE status = 'queued' AND deadline <= $1 ORDER BY deadline, task_id LIMIT {MaxReaped}{session.Dialect.SkipLocked}",
                TaskTables.Leased,
                now).ConfigureAwait(false);
            foreach (var task in late)
                await DeadLetters.AddAsync(session, task, Deadlines.Waiting(task.Task), now).ConfigureAwait(false);
            return late.Select(t => t.Task.Id).ToImmutableArray();
        }, cancellation);

    public Task<bool> CancelAsync(string taskId, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("cancel a task", async session =>
        {
            var cancelled = await session.QueryAsync(
                $"UPDATE task_assignments SET status = 'cancelled', completed_at = $2, lease_until = NULL WHERE task_id = $1 AND {Live} RETURNING task_id, task_type",
                row => (Id: row.Text("task_id"), Type: TaskType.Of(row.Text("task_type"))),
                StorableText.Clean(taskId),
                now).ConfigureAwait(false);
            foreach (var (id, type) in cancelled)
                await BatchRows.FailAsync(session, type, id, "The task was cancelled.", now).ConfigureAwait(false);
            return cancelled.Count > 0;
        }, cancellation);

    public Task<TaskRecord?> FindAsync(string taskId, CancellationToken cancellation) => database.ReadAsync(
        "read a task",
        session => session.FirstAsync($"SELECT {TaskTables.Columns} FROM task_assignments WHERE task_id = $1", TaskTables.Record, StorableText.Clean(taskId)),
        cancellation);

    public Task<ImmutableArray<TaskRecord>> ListAsync(TaskType? type, TaskState? state, int limit, CancellationToken cancellation)
    {
        List<object?> args = [Math.Clamp(limit, 1, 10_000)];
        var conditions = new List<string> { "TRUE" };
        if (state is { } s)
        {
            args.Add(s.Name());
            conditions.Add($"status = ${args.Count}");
        }

        if (type is { } t)
        {
            args.Add(t.Name());
            conditions.Add($"task_type = ${args.Count}");
        }

        return database.ReadAsync("list tasks", async session => (await session.QueryAsync(
            $"SELECT {TaskTables.Columns} FROM task_assignments WHERE {string.Join(" AND ", conditions)} ORDER BY created_at DESC, task_id DESC LIMIT $1",
            TaskTables.Record,
            args).ConfigureAwait(false)).ToImmutableArray(), cancellation);
    }

    public Task<(ImmutableArray<TaskRecord> Tasks, TimedPlace? Next)> NewestAsync(TaskFilter filter, TimedPlace? after, int limit, CancellationToken cancellation) =>
        database.ReadAsync("read a page of the newest tasks", async session =>
        {
            var (rows, next) = await NewestPage.ReadAsync(
                session,
                "task_assignments",
                TaskTables.Columns,
                "created_at",
                [("status", filter.State?.Name()), ("task_type", filter.Type?.Name()), ("source", filter.Source)],
                after,
                limit,
                TaskTables.Record,
                task => new TimedPlace(task.CreatedAt, task.Task.Id)).ConfigureAwait(false);
            return (rows, next);
        }, cancellation);

    public Task<ImmutableArray<TaskRecord>> OfPlanAsync(string planId, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? movedSince, CancellationToken cancellation)
    {
        if (planId.Length is 0 or > 64 || !planId.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
            throw new ArgumentException($"planId '{planId}' is not accepted: 1 to 64 letters, digits, dots or dashes.", nameof(planId));
        List<object?> args = [$"%-{planId}", from, to, TaskType.Discovery.Name()];
        if (movedSince is { } since)
            args.Add(since);
        // By the index of when tasks were queued: a plan's were within a moment.
        return database.ReadAsync("read the tasks of a plan", async session => (await session.QueryAsync(
            $"SELECT {TaskTables.Columns} FROM task_assignments WHERE created_at >= $2 AND created_at <= $3 AND task_type = $4 AND task_id LIKE $1{(movedSince is null ? "" : " AND (completed_at IS NULL OR completed_at >= $5)")} ORDER BY task_id",
            TaskTables.Record,
            args).ConfigureAwait(false)).ToImmutableArray(), cancellation);
    }

    public Task<TaskPage> PageAsync(TaskState state, TaskPlace? after, int limit, CancellationToken cancellation)
    {
        var most = Math.Clamp(limit, 1, 1000);
        return database.ReadAsync("read a page of tasks", async session =>
        {
            // One more than asked for says whether there is a next page.
            var rows = await session.QueryAsync(
                $"SELECT {TaskTables.Columns} FROM task_assignments WHERE status = $1 AND (claim_rank, task_id) > ($2, $3) ORDER BY claim_rank, task_id LIMIT $4",
                row => (Task: TaskTables.Record(row), Rank: row.Long("claim_rank")),
                state.Name(),
                after?.Rank ?? long.MinValue,
                after is null ? "" : StorableText.Clean(after.TaskId),
                most + 1).ConfigureAwait(false);
            var page = rows.Take(most).ToList();
            return new TaskPage([.. page.Select(r => r.Task)], rows.Count > most ? new TaskPlace(page[^1].Rank, page[^1].Task.Task.Id) : null);
        }, cancellation);
    }

    public Task<ImmutableArray<TaskCount>> CountAsync(CancellationToken cancellation) => database.ReadAsync("count tasks", async session =>
    {
        // Live tasks are few and have an index of their own; finished ones are counted by triggers as they end.
        var counts = await session.QueryAsync(
            $"""
            SELECT task_type, source, status, count(*) AS tasks, min(created_at) AS oldest FROM task_assignments WHERE {Live} GROUP BY task_type, source, status
            UNION ALL
            SELECT c.task_type, nullif(c.source, ''), c.status, c.n,
                (SELECT min(t.created_at) FROM task_assignments t WHERE t.status = c.status AND t.task_type = c.task_type AND coalesce(t.source, '') = c.source)
            FROM (SELECT key1 AS task_type, key2 AS source, substr(scope, 6) AS status, CAST(sum(n) AS BIGINT) AS n
                FROM row_counts WHERE scope IN ({Finished}) GROUP BY key1, key2, scope) c WHERE c.n > 0
            """,
            row => new TaskCount(
                TaskType.Of(row.Text("task_type")), row.TextOrNull("source"), TaskStates.Parse(row.Text("status"))!.Value, row.Long("tasks"), row.Instant("oldest"))).ConfigureAwait(false);
        return counts.OrderBy(c => c.Type).ThenBy(c => c.Source, StringComparer.Ordinal).ThenBy(c => c.State).ToImmutableArray();
    }, cancellation);

    public Task<ImmutableArray<Backlog>> BacklogAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.ReadAsync("read the backlog", session => Backlogs.ReadAsync(session, now), cancellation);

    public async Task<bool> HoldsAsync(ImmutableArray<BacklogMark> next, DateTimeOffset now, CancellationToken cancellation)
    {
        if (next.All(m => m.High == 0))
            return false;
        var (moves, holds) = await database.ReadAsync("read what is held", async session =>
        {
            var readings = new List<(bool Held, bool Holds)>(next.Length);
            foreach (var mark in next.Where(m => m.High > 0))
                readings.Add(await StageHolds.ReadAsync(session, mark).ConfigureAwait(false));
            return (readings.Exists(r => r.Held != r.Holds), readings.Exists(r => r.Holds));
        }, cancellation).ConfigureAwait(false);
        // Seldom: a write costs more than the reading, and others wait for it.
        return moves ? await database.WriteAsync("hold or let go", session => StageHolds.MoveAsync(session, next, now), cancellation).ConfigureAwait(false) : holds;
    }

    public Task<QueuePlace?> PlaceAsync(string taskId, DateTimeOffset now, CancellationToken cancellation) =>
        database.ReadAsync("read a task's place", session => Backlogs.PlaceAsync(session, StorableText.Clean(taskId), now), cancellation);

    public Task<ImmutableArray<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellation) =>
        database.ReadAsync("list dead letters", session => DeadLetters.ListAsync(session, null, null, limit), cancellation);

    private Task<bool> UnderLeaseAsync(string what, TaskLease lease, Func<SqlSession, LeasedTask, ValueTask> write, CancellationToken cancellation) =>
        database.WriteAsync(what, async session =>
        {
            if (await TaskTables.LockAsync(session, lease).ConfigureAwait(false) is not { } task)
                return false;
            await write(session, task).ConfigureAwait(false);
            return true;
        }, cancellation);
}
