using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>Claims of queued tasks.</summary>
internal static class TaskClaims
{
    private const int MaxClaimed = 100;

    // $1 type, $2 now or unused, $3 worker, $4 node, $5 slot.
    private const string Open =
        "NOT EXISTS (SELECT 1 FROM spawn_pauses p WHERE (p.scope = 'type' AND p.name = $1) OR (p.scope = 'worker' AND p.name = $3) OR (p.scope = 'node' AND p.name = $4)) "
        + "AND NOT EXISTS (SELECT 1 FROM worker_targets w WHERE w.task_type = $1 AND w.workers < $5)";

    // Of a task t: whether its call may have one more at work.
    private const string CallHasRoom =
        "(t.call_concurrency IS NULL OR (SELECT count(*) FROM task_assignments c WHERE c.call_id = t.call_id AND c.call_id IS NOT NULL AND c.status = 'leased') < t.call_concurrency)";

    /// <summary>Claims.</summary>
    public static async ValueTask<ImmutableArray<TaskRecord>> ClaimAsync(SqlSession session, ClaimRequest request, DateTimeOffset now)
    {
        var max = Math.Clamp(request.Max, 1, MaxClaimed);
        var claimed = ImmutableArray.CreateBuilder<TaskRecord>();
        if (request.Reclaim)
            claimed.AddRange(await ReclaimAsync(session, request, max, now).ConfigureAwait(false));
        var held = claimed.Count < max && await StageHolds.MoveAsync(session, request.Next, now).ConfigureAwait(false);
        var passed = request.ExcludedSources.IsDefault ? [] : request.ExcludedSources.ToHashSet(StringComparer.Ordinal);
        while (!held && claimed.Count < max)
        {
            var queues = await QueuesAsync(session, request, passed, now).ConfigureAwait(false);
            var turns = ClaimOrder.Allocate(queues, max - claimed.Count, now);
            if (turns.IsEmpty)
                break;
            foreach (var turn in turns)
            {
                var known = queues.Find(q => q.Source == turn.Source)!;
                var taken = await TakeAsync(session, request, known, turn.Tasks, now).ConfigureAwait(false);
                claimed.AddRange(taken);
                // Fewer than hoped: others were faster, or there is no more.
                if (taken.Length < turn.Tasks)
                    passed.Add(turn.Source);
            }
        }

        await BatchRows.WorkAsync(session, claimed, now).ConfigureAwait(false);
        return claimed.ToImmutable();
    }

    /// <summary>Statement: the queues of a type's sources, with the first task of each. $1 type, $2 now, $3 worker, $4 node, $5 slot, $6 sources that are passed over.</summary>
    // Without statistics the server reads all of a queue to find its least where the first of an order would do, and joins with the whole table.
    public static string Queues(SqlDialect dialect) =>
        $"""
        WITH RECURSIVE s(source) AS (
            SELECT (SELECT coalesce(t.source, '') FROM task_assignments t WHERE {dialect.IsQueued("t")} AND t.task_type = $1 ORDER BY coalesce(t.source, '') LIMIT 1)
            UNION ALL
            SELECT (SELECT coalesce(t.source, '') FROM task_assignments t WHERE {dialect.IsQueued("t")} AND t.task_type = $1 AND coalesce(t.source, '') > s.source
                ORDER BY coalesce(t.source, '') LIMIT 1)
            FROM s WHERE s.source IS NOT NULL),
        q AS MATERIALIZED (
            SELECT s.source, ({First(dialect, "s.source")} LIMIT 1) AS task_id FROM s
            WHERE NOT EXISTS (SELECT 1 FROM spawn_pauses p WHERE p.scope = 'source' AND p.name = s.source) AND NOT ({dialect.IsAnyText("s.source", "$6")}))
        SELECT q.source,
            (SELECT h.priority FROM task_assignments h WHERE h.task_id = q.task_id) AS priority,
            (SELECT CASE WHEN h.not_before > h.created_at THEN h.not_before ELSE h.created_at END FROM task_assignments h WHERE h.task_id = q.task_id) AS eligible_at,
            c.served_at,
            coalesce(c.turns, 0) AS turns,
            (SELECT count(*) FROM task_assignments r WHERE r.status = 'leased' AND r.task_type = $1 AND coalesce(r.source, '') = q.source) AS running
        FROM q
        LEFT JOIN claim_turns c ON c.task_type = $1 AND c.source = q.source
        WHERE q.task_id IS NOT NULL AND {Open}
        """;

    /// <summary>Statement: ids of the first tasks of a source that may be claimed, in their order. $1 type, $2 now.</summary>
    /// <param name="dialect">The database's.</param>
    /// <param name="source">Expression: the source, empty for none.</param>
    public static string First(SqlDialect dialect, string source) =>
        $"""
        SELECT t.task_id FROM task_assignments t
            WHERE {dialect.IsQueued("t")} AND t.task_type = $1 AND coalesce(t.source, '') = {source} AND (t.not_before IS NULL OR t.not_before <= $2)
                AND (t.deadline IS NULL OR t.deadline > $2) AND {CallHasRoom}
            ORDER BY t.claim_rank, t.created_at, t.task_id
        """;

    private static ValueTask<List<SourceQueue>> QueuesAsync(SqlSession session, ClaimRequest request, HashSet<string> passed, DateTimeOffset now) => session.QueryAsync(
        Queues(session.Dialect),
        row => new SourceQueue(
            row.Text("source"),
            row.Int("priority"),
            row.Instant("eligible_at"),
            row.InstantOrNull("served_at"),
            row.Long("turns"),
            row.Int("running"),
            request.SourceLimits.TryGetValue(row.Text("source"), out var limit) ? limit : null),
        request.Type.Name(),
        now,
        request.WorkerId,
        request.Node ?? "",
        request.Slot,
        passed.ToArray());

    private static async ValueTask<ImmutableArray<TaskRecord>> TakeAsync(SqlSession session, ClaimRequest request, SourceQueue queue, int max, DateTimeOffset now)
    {
        if (queue.LastTurn is null || queue.Limit is not null)
            await session.PostAsync(
                "INSERT INTO claim_turns (task_type, source, served_at, turns) VALUES ($1, $2, $3, 0) ON CONFLICT (task_type, source) DO NOTHING",
                request.Type.Name(),
                queue.Source,
                now).ConfigureAwait(false);
        if (queue.Limit is { } limit)
            max = Math.Min(max, limit - await RunningAsync(session, request.Type, queue.Source).ConfigureAwait(false));
        if (max <= 0)
            return [];
        var claimed = await session.QueryAsync(
            $"""
            WITH picked AS MATERIALIZED ({First(session.Dialect, "$6")} LIMIT $3{session.Dialect.SkipLockedOf("t")})
            UPDATE task_assignments SET status = 'leased', worker_id = $4, lease_until = $5, fence = fence + 1, attempts = attempts + 1, assigned_at = $2
            WHERE task_id IN (SELECT task_id FROM picked)
            RETURNING {TaskTables.Columns}
            """,
            row => (Record: TaskTables.Record(row), Rank: row.Long("claim_rank")),
            request.Type.Name(),
            now,
            max,
            request.WorkerId,
            request.LeaseUntil,
            queue.Source).ConfigureAwait(false);
        foreach (var id in await OverAsync(session, [.. claimed.OrderBy(c => c.Rank).ThenBy(c => c.Record.CreatedAt).ThenBy(c => c.Record.Task.Id, StringComparer.Ordinal).Select(c => c.Record.Task)]).ConfigureAwait(false))
            claimed.RemoveAll(c => c.Record.Task.Id == id);
        // Somebody else writing the same turn at this moment writes the same: no need to wait for it.
        if (claimed.Count > 0)
            await session.PostAsync(
                "UPDATE claim_turns SET served_at = $3, turns = turns + $4 WHERE (task_type, source) IN "
                + $"(SELECT task_type, source FROM claim_turns WHERE task_type = $1 AND source = $2{session.Dialect.SkipLocked})",
                request.Type.Name(),
                queue.Source,
                now,
                claimed.Count).ConfigureAwait(false);
        return [.. claimed
            .OrderBy(c => c.Rank).ThenBy(c => c.Record.CreatedAt).ThenBy(c => c.Record.Task.Id, StringComparer.Ordinal)
            .Select(c => c.Record)];
    }

    // Two claimers may both have seen room in a call: under the lock of its first task each counts again, and gives back what is too much.
    private static async ValueTask<List<string>> OverAsync(SqlSession session, IReadOnlyList<NewTask> claimed)
    {
        var over = new List<string>();
        foreach (var call in claimed.Where(task => task.Terms?.Concurrency is not null).GroupBy(task => task.Terms!.CallId).OrderBy(call => call.Key, StringComparer.Ordinal))
        {
            await session.FirstAsync($"SELECT fence FROM task_assignments WHERE task_id = $1{session.Dialect.ForUpdate}", row => row.Long("fence"), call.Key).ConfigureAwait(false);
            var running = await session.FirstAsync(
                "SELECT count(*) AS running FROM task_assignments WHERE call_id = $1 AND status = 'leased'", row => row.Int("running"), call.Key).ConfigureAwait(false);
            over.AddRange(call.Select(task => task.Id).Reverse().Take(Math.Max(0, running - call.First().Terms!.Concurrency!.Value)));
        }

        if (over.Count > 0)
            await session.PostAsync(
                $"UPDATE task_assignments SET status = 'queued', lease_until = NULL, attempts = attempts - 1 WHERE {session.Dialect.IsAnyText("task_id", "$1")}",
                [over.ToArray()]).ConfigureAwait(false);
        return over;
    }

    // Under the lock of the source's turn, so that two claimers do not both see room for the last task.
    private static async ValueTask<int> RunningAsync(SqlSession session, TaskType type, string source)
    {
        await session.FirstAsync(
            $"SELECT turns FROM claim_turns WHERE task_type = $1 AND source = $2{session.Dialect.ForUpdate}", row => row.Long("turns"), type.Name(), source).ConfigureAwait(false);
        return await session.FirstAsync(
            "SELECT count(*) AS running FROM task_assignments WHERE status = 'leased' AND task_type = $1 AND coalesce(source, '') = $2",
            row => row.Int("running"),
            type.Name(),
            source).ConfigureAwait(false);
    }

    // A worker that starts anew finds its own leases of before: it went down with those tasks, which may be why.
    private static async ValueTask<ImmutableArray<TaskRecord>> ReclaimAsync(SqlSession session, ClaimRequest request, int max, DateTimeOffset now)
    {
        var own = await session.QueryAsync(
            $"""
            SELECT {TaskTables.Columns} FROM task_assignments
            WHERE status = 'leased' AND task_type = $1 AND worker_id = $3 AND $2 = $2 AND {Open}
            ORDER BY claim_rank, created_at, task_id LIMIT {max}{session.Dialect.SkipLocked}
            """,
            TaskTables.Leased,
            request.Type.Name(),
            now,
            request.WorkerId,
            request.Node ?? "",
            request.Slot).ConfigureAwait(false);
        await LostLeases.TakeBackAsync(session, own, request.MaxLosses, "ended when it started anew", now).ConfigureAwait(false);
        var ids = own.Where(t => t.Losses + 1 < request.MaxLosses && !Deadlines.IsLate(t.Task, now)).Select(t => t.Task.Id).ToArray();
        if (ids.Length == 0)
            return [];
        var again = await session.QueryAsync(
            $"""
            UPDATE task_assignments SET status = 'leased', worker_id = $2, lease_until = $3, fence = fence + 1, attempts = attempts + 1, assigned_at = $4
            WHERE {session.Dialect.IsAnyText("task_id", "$1")} RETURNING {TaskTables.Columns}
            """,
            row => (Record: TaskTables.Record(row), Rank: row.Long("claim_rank")),
            ids,
            request.WorkerId,
            request.LeaseUntil,
            now).ConfigureAwait(false);
        return [.. again.OrderBy(c => c.Rank).ThenBy(c => c.Record.Task.Id, StringComparer.Ordinal).Select(c => c.Record)];
    }
}
