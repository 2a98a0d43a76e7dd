using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Sql;

/// <summary>Which stages hold those before them. It is decided where work is claimed, so it holds without a controller and on any number of nodes; no more rows are counted than the mark.</summary>
internal static class StageHolds
{
    /// <summary>Finds out whether one of the stages holds, and writes down where that begins or ends.</summary>
    public static async ValueTask<bool> MoveAsync(SqlSession session, ImmutableArray<BacklogMark> marks, DateTimeOffset now)
    {
        var any = false;
        foreach (var mark in marks.Where(m => m.High > 0))
        {
            var (held, holds) = await ReadAsync(session, mark).ConfigureAwait(false);
            if (holds && !held)
                await session.PostAsync(
                    "INSERT INTO stage_holds (task_type, held_since, times) VALUES ($1, $2, 1) ON CONFLICT (task_type) DO UPDATE SET "
                    + "held_since = excluded.held_since, times = stage_holds.times + 1 WHERE stage_holds.held_since IS NULL",
                    mark.Type.Name(),
                    now).ConfigureAwait(false);
            else if (held && !holds)
                await session.PostAsync("UPDATE stage_holds SET held_since = NULL WHERE task_type = $1", mark.Type.Name()).ConfigureAwait(false);
            any |= holds;
        }

        return any;
    }

    /// <summary>Whether a stage was held so far, and whether it is from now on.</summary>
    public static async ValueTask<(bool Held, bool Holds)> ReadAsync(SqlSession session, BacklogMark mark)
    {
        var (since, waiting) = await session.FirstAsync(
            """
            SELECT (SELECT held_since FROM stage_holds WHERE task_type = $1) AS held_since,
                (SELECT count(*) FROM (SELECT 1 FROM task_assignments WHERE status = 'queued' AND task_type = $1 LIMIT $2) w) AS waiting
            """,
            row => (row.InstantOrNull("held_since"), row.Long("waiting")),
            mark.Type.Name(),
            (long)mark.High).ConfigureAwait(false);
        return (since is not null, mark.Holds(since is not null, waiting));
    }

    /// <summary>All that ever held.</summary>
    public static async ValueTask<ImmutableArray<StageHold>> ReadAsync(SqlSession session) => [.. (await session.QueryAsync(
        "SELECT task_type, held_since, times FROM stage_holds",
        row => new StageHold(TaskType.Of(row.Text("task_type")), row.InstantOrNull("held_since"), row.Long("times"))).ConfigureAwait(false)).OrderBy(h => h.Type)];
}
