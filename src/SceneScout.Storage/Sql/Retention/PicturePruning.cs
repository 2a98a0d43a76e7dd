using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Pictures that no event shows go with their parts and with what is known of the addresses that led to them: whoever needs one again fetches it.</summary>
internal sealed record PicturePruning() : Pruning("pictures")
{
    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request)
    {
        var from = PruneCursor.Read(request.After);
        var old = await session.QueryAsync(
            $"SELECT hash, used_at FROM pictures WHERE used_at < $1 AND (used_at, hash) > ($2, $3) ORDER BY used_at, hash LIMIT $4{session.Dialect.SkipLocked}",
            row => (Hash: row.Text("hash"), At: row.Instant("used_at")),
            request.Before,
            from.At,
            from.Key,
            (long)request.Limit).ConfigureAwait(false);
        if (old.Count == 0)
            return default;
        var shown = (await session.QueryAsync(
            $"SELECT DISTINCT picture_hash FROM events WHERE picture_hash IS NOT NULL AND {session.Dialect.IsAnyText("picture_hash", "$1")}",
            row => row.Text("picture_hash"),
            [old.Select(picture => picture.Hash).ToArray()]).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        string[] gone = [.. old.Select(picture => picture.Hash).Where(hash => !shown.Contains(hash))];
        if (gone.Length > 0)
        {
            await session.PostAsync($"DELETE FROM picture_parts WHERE {session.Dialect.IsAnyText("hash", "$1")}", [gone]).ConfigureAwait(false);
            await session.PostAsync($"DELETE FROM picture_links WHERE hash IS NOT NULL AND {session.Dialect.IsAnyText("hash", "$1")}", [gone]).ConfigureAwait(false);
            await session.PostAsync($"DELETE FROM pictures WHERE {session.Dialect.IsAnyText("hash", "$1")}", [gone]).ConfigureAwait(false);
        }

        return new PruneStep(gone.Length, old.Count < request.Limit ? null : PruneCursor.Of(old[^1].At, old[^1].Hash).ToString());
    }

    public override ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) =>
        session.FirstAsync("SELECT used_at FROM pictures ORDER BY used_at, hash LIMIT 1", row => row.InstantOrNull("used_at"));
}
