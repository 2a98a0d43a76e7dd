using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Sightings have no index of their age, since every search would have to move every row in it: the table is walked along its key.</summary>
internal sealed record SightingPruning() : Pruning("listing_sightings")
{
    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request)
    {
        // The key's parts are told apart by the id's fixed length.
        var after = request.After ?? "";
        var (area, id) = after.Length > IdLength ? (after[..^IdLength], Guid.Parse(after[^IdLength..])) : ("", Guid.Empty);
        var rows = await session.QueryAsync(
            "SELECT area, raw_id, seen_at FROM listing_sightings WHERE (area, raw_id) > ($1, $2) ORDER BY area, raw_id LIMIT $3",
            row => (Area: row.Text("area"), Id: row.Id("raw_id"), SeenAt: row.Instant("seen_at")),
            area,
            id,
            (long)request.Limit).ConfigureAwait(false);
        var gone = 0;
        foreach (var old in rows.Where(row => row.SeenAt < request.Before).GroupBy(row => row.Area, StringComparer.Ordinal))
            gone += await session.ExecuteAsync(
                $"DELETE FROM listing_sightings WHERE area = $1 AND seen_at < $2 AND {session.Dialect.IsAnyId("raw_id", "$3")}",
                old.Key,
                request.Before,
                old.Select(row => row.Id).ToArray()).ConfigureAwait(false);
        return new PruneStep(gone, rows.Count < request.Limit ? null : $"{rows[^1].Area}{rows[^1].Id:D}");
    }

    public override ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) => ValueTask.FromResult<DateTimeOffset?>(null);

    private const int IdLength = 36;
}
