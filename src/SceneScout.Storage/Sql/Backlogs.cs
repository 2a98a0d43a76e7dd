using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>What waits and runs.</summary>
internal static class Backlogs
{
    // $1 now.
    private const string Ready =
        "t.status = 'queued' AND (t.not_before IS NULL OR t.not_before <= $1) AND NOT EXISTS (SELECT 1 FROM spawn_pauses p "
        + "WHERE (p.scope = 'type' AND p.name = t.task_type) OR (p.scope = 'source' AND p.name = t.source))";

    /// <summary>By type; types without live tasks are left out.</summary>
    public static async ValueTask<ImmutableArray<Backlog>> ReadAsync(SqlSession session, DateTimeOffset now)
    {
        var rows = await session.QueryAsync(
            $"""
            SELECT q.task_type, sum(q.ready) AS ready, sum(1 - q.ready - q.running) AS waiting, sum(q.running) AS running,
                min(CASE WHEN q.ready = 1 THEN q.eligible_at END) AS oldest_ready FROM (
                SELECT t.task_type, CASE WHEN {Ready} THEN 1 ELSE 0 END AS ready, CASE WHEN t.status = 'leased' THEN 1 ELSE 0 END AS running,
                    CASE WHEN t.not_before > t.created_at THEN t.not_before ELSE t.created_at END AS eligible_at
                FROM task_assignments t WHERE t.status IN ('queued', 'leased')) q
            GROUP BY q.task_type
            """,
            row => new Backlog(TaskType.Of(row.Text("task_type")), row.Long("ready"), row.Long("waiting"), row.Long("running"), row.InstantOrNull("oldest_ready")),
            now).ConfigureAwait(false);
        return [.. rows.OrderBy(r => r.Type)];
    }

    /// <summary>Of one queued task.</summary>
    public static async ValueTask<QueuePlace?> PlaceAsync(SqlSession session, string taskId, DateTimeOffset now)
    {
        var mine = await session.QueryAsync(
            "SELECT task_type, coalesce(source, '') AS source, claim_rank, created_at FROM task_assignments WHERE task_id = $1 AND status = 'queued'",
            row => (Type: row.Text("task_type"), Source: row.Text("source"), Rank: row.Long("claim_rank"), CreatedAt: row.Instant("created_at")),
            taskId).ConfigureAwait(false);
        if (mine is not [var me])
            return null;
        var first = await session.QueryAsync(
            $"""
            SELECT t.priority FROM task_assignments t WHERE {session.Dialect.IsQueued("t")} AND {Ready} AND t.task_type = $2 AND coalesce(t.source, '') = $3
                AND (t.claim_rank < $4 OR (t.claim_rank = $4 AND (t.created_at < $5 OR (t.created_at = $5 AND t.task_id < $6))))
            ORDER BY t.claim_rank, t.created_at, t.task_id
            """,
            row => row.Int("priority"),
            now,
            me.Type,
            me.Source,
            me.Rank,
            me.CreatedAt,
            taskId).ConfigureAwait(false);
        var others = await session.FirstAsync(
            $"SELECT count(DISTINCT coalesce(t.source, '')) AS sources FROM task_assignments t WHERE {Ready} AND t.task_type = $2 AND coalesce(t.source, '') <> $3",
            row => row.Int("sources"),
            now,
            me.Type,
            me.Source).ConfigureAwait(false);
        var running = await session.QueryAsync(
            "SELECT coalesce(source, '') AS source, count(*) AS tasks FROM task_assignments WHERE status = 'leased' AND task_type = $1 GROUP BY coalesce(source, '')",
            row => (Source: row.Text("source"), Count: row.Int("tasks")),
            me.Type).ConfigureAwait(false);
        return new QueuePlace(
            first.Count,
            others,
            running.Where(r => r.Source == me.Source).Sum(r => r.Count),
            running.Sum(r => r.Count),
            first.Count == 0 ? null : first[0])
        {
            CallRunning = await session.FirstAsync(
                "SELECT count(*) AS running FROM task_assignments c JOIN task_assignments t ON t.call_id = c.call_id WHERE t.task_id = $1 AND c.call_id IS NOT NULL AND c.status = 'leased'",
                row => row.Int("running"),
                taskId).ConfigureAwait(false),
        };
    }
}
