using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Pictures in SQL.</summary>
internal sealed class SqlPictureStore(SqlDatabase database) : IPictureStore
{
    public Task<ImmutableArray<PictureSubject>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync("read events for pictures", async session =>
        {
            var events = await session.QueryAsync(
                $"""
                SELECT id, body, city_name, picture FROM events
                WHERE id IN ({session.Dialect.Ids("$1")} UNION SELECT event_id FROM event_redirects WHERE {session.Dialect.IsAnyId("retired_id", "$1")}) ORDER BY id
                """,
                row => (Id: row.Id("id"), Event: EventTables.Event(row), City: row.TextOrNull("city_name"), Picture: row.TextOrNull("picture")),
                [ids.Distinct().ToArray()]).ConfigureAwait(false);
            var listings = (await session.QueryAsync(
                $"SELECT event_id, listing FROM event_sources WHERE {session.Dialect.IsAnyId("event_id", "$1")} ORDER BY source, external_id",
                row => (Event: row.Id("event_id"), Listing: EventTables.Listing(row)),
                [events.Select(e => e.Id).ToArray()]).ConfigureAwait(false)).ToLookup(row => row.Event, row => row.Listing);
            return events.Select(e => new PictureSubject(
                e.Event,
                e.City,
                e.Picture is null ? null : JsonSerializer.Deserialize(e.Picture, EventJson.Default.EventPicture),
                [.. listings[e.Id]])).ToImmutableArray();
        }, cancellation);

    public Task<ImmutableDictionary<string, PictureLink>> FindLinksAsync(IReadOnlyCollection<string> urls, CancellationToken cancellation) =>
        database.ReadAsync("find addresses of pictures", async session => (await session.QueryAsync(
            $"SELECT url, hash, fault, again_at FROM picture_links WHERE {session.Dialect.IsAnyText("url", "$1")}",
            row => new PictureLink(row.Text("url"), row.TextOrNull("hash"), row.TextOrNull("fault"), row.InstantOrNull("again_at")),
            [urls.Select(StorableText.Clean).Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableDictionary(link => link.Url, StringComparer.Ordinal), cancellation);

    public Task<ImmutableDictionary<string, KeptPicture>> FindAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) =>
        database.ReadAsync("find pictures", async session => (await session.QueryAsync(
            $"SELECT {PictureTables.Columns} FROM pictures WHERE {session.Dialect.IsAnyText("hash", "$1")}",
            PictureTables.Read,
            [hashes.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableDictionary(picture => picture.Hash, StringComparer.Ordinal), cancellation);

    public Task<ImmutableArray<KeptPicture>> FindByPartsAsync(IReadOnlyCollection<int> parts, CancellationToken cancellation) =>
        database.ReadAsync("find pictures that look alike", async session =>
        {
            // Few numbers of our own making: both databases take them as they are.
            if (parts.Count == 0)
                return [];
            return (await session.QueryAsync(
                $"SELECT {PictureTables.Columns} FROM pictures WHERE hash IN (SELECT hash FROM picture_parts WHERE part IN ({string.Join(", ", parts.Distinct())})) ORDER BY hash",
                PictureTables.Read).ConfigureAwait(false)).ToImmutableArray();
        }, cancellation);

    public Task<long> CountShownAsync(CancellationToken cancellation) => database.ReadAsync(
        "count pictures", session => session.FirstAsync("SELECT count(*) AS shown FROM events WHERE picture_hash IS NOT NULL", row => row.Long("shown")), cancellation);

    public Task<PictureCommit?> CommitAsync(PictureBatch batch, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync<PictureCommit?>("end a task of pictures", async session =>
        {
            if (await TaskTables.LockAsync(session, batch.Lease).ConfigureAwait(false) is not { } task)
                return null;
            var stored = await session.QueryAsync(
                $"SELECT id, version, picture FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{session.Dialect.ForUpdate}",
                row => new PictureState(row.Id("id"), row.Long("version"), row.TextOrNull("picture") is { } picture ? JsonSerializer.Deserialize(picture, EventJson.Default.EventPicture) : null),
                [batch.Chosen.Select(e => e.EventId).Distinct().ToArray()]).ConfigureAwait(false);
            var plan = PicturePlan.Decide(batch, stored.ToDictionary(s => s.EventId), StorableText.Clean(batch.Lease.WorkerId), task.Task.TraceParent, now);
            // In one order everywhere: other tasks may write the same pictures.
            await session.PostAsync(PictureTables.Upsert, [.. batch.Pictures.DistinctBy(p => p.Hash).OrderBy(p => p.Hash, StringComparer.Ordinal).Select(p => (p, now))]).ConfigureAwait(false);
            await session.PostAsync(PictureTables.InsertPart, [.. PictureTables.Parts(batch.Pictures).Order()]).ConfigureAwait(false);
            await session.PostAsync(PictureTables.UpsertLink, [.. batch.Links.DistinctBy(l => StorableText.Clean(l.Url)).OrderBy(l => l.Url, StringComparer.Ordinal).Select(l => (l, now))]).ConfigureAwait(false);
            await session.PostAsync(PictureTables.Show, [.. plan.Rows]).ConfigureAwait(false);
            await FeedTables.AppendAsync(session, plan.Changes).ConfigureAwait(false);
            await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
            await TaskTables.CompleteAsync(session, batch.Lease.TaskId, plan.ResultJson, now).ConfigureAwait(false);
            return new PictureCommit([.. plan.Rows.Select(row => row.EventId)], plan.ResultJson);
        }, cancellation);
}
