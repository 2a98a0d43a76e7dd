using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Raw listings that could not be read go with their sightings. Those that could be read once stand behind an event and go with it.</summary>
internal sealed record RejectedPruning() : Pruning("raw_events")
{
    private const string Rejected = "processed = TRUE AND error IS NOT NULL";

    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request)
    {
        var ids = await session.QueryAsync(
            $"""
            SELECT r.id FROM raw_events r WHERE r.processed = TRUE AND r.error IS NOT NULL AND r.last_seen_at < $1
                AND NOT EXISTS (SELECT 1 FROM event_sources m WHERE m.id = r.id)
            ORDER BY r.last_seen_at LIMIT $2{session.Dialect.SkipLockedOf("r")}
            """,
            row => row.Id("id"),
            request.Before,
            (long)request.Limit).ConfigureAwait(false);
        if (ids.Count > 0)
        {
            await session.PostAsync($"DELETE FROM listing_sightings WHERE {session.Dialect.IsAnyId("raw_id", "$1")}", [ids.ToArray()]).ConfigureAwait(false);
            await session.PostAsync($"DELETE FROM raw_events WHERE {session.Dialect.IsAnyId("id", "$1")}", [ids.ToArray()]).ConfigureAwait(false);
        }

        return request.Step(ids.Count);
    }

    public override ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) =>
        session.FirstAsync($"SELECT last_seen_at FROM raw_events WHERE {Rejected} ORDER BY last_seen_at LIMIT 1", row => row.InstantOrNull("last_seen_at"));
}
