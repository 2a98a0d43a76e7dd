using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Tasks that ended go with their failed attempts: a task of the same id that is queued later begins with its first fence again.</summary>
internal sealed record TaskPruning() : Pruning("task_assignments")
{
    private const string Ended = "status IN ('succeeded', 'cancelled')";

    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request)
    {
        var ids = await session.QueryAsync(
            $"SELECT task_id FROM task_assignments WHERE {Ended} AND completed_at < $1 ORDER BY completed_at LIMIT $2{session.Dialect.SkipLocked}",
            row => row.Text("task_id"),
            request.Before,
            (long)request.Limit).ConfigureAwait(false);
        if (ids.Count > 0)
            await DeleteAsync(session, ids).ConfigureAwait(false);
        return request.Step(ids.Count);
    }

    public override ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) =>
        session.FirstAsync($"SELECT completed_at FROM task_assignments WHERE {Ended} AND completed_at IS NOT NULL ORDER BY completed_at LIMIT 1", row => row.InstantOrNull("completed_at"));

    /// <summary>Deletes tasks whose rows are locked.</summary>
    public static async ValueTask DeleteAsync(SqlSession session, IReadOnlyCollection<string> ids)
    {
        await session.PostAsync($"DELETE FROM task_failures WHERE {session.Dialect.IsAnyText("task_id", "$1")}", [ids.ToArray()]).ConfigureAwait(false);
        await session.PostAsync($"DELETE FROM task_assignments WHERE {session.Dialect.IsAnyText("task_id", "$1")}", [ids.ToArray()]).ConfigureAwait(false);
    }
}
