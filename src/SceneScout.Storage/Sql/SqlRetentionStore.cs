using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql.Retention;

namespace SceneScout.Storage.Sql;

/// <summary>Retention in SQL.</summary>
internal sealed class SqlRetentionStore(SqlDatabase database) : IRetentionStore
{
    private const int MaxBatch = 1000;
    private const int MaxPruned = 10_000;

    private static readonly RowStatement<MemberRow> StripMember = RowStatement<MemberRow>.Update(
        "event_sources", [.. EventTables.UpsertMember.Columns.Where(c => c.Name is "id" or "listing" or "content_hash" or "signs" or "signs_of")]);

    private static readonly RowStatement<VenueRow> StripVenue = RowStatement<VenueRow>.Update(
        "venues",
        [
            .. VenueTables.Upsert.Columns.Where(c => c.Name is not ("source" or "external_id" or "first_seen_at" or "last_seen_at" or "content_expired_at")),
            new("content_expired_at", ColumnType.Instant, r => r.At),
        ]);

    public Task<RetentionChanges> ExpireAsync(SourceName source, DateTimeOffset seenBefore, int limit, DateTimeOffset now, CancellationToken cancellation)
    {
        var most = Math.Clamp(limit, 1, MaxBatch);
        return database.WriteAsync("expire content", async session =>
        {
            var (listings, events) = await ListingsAsync(session, source, seenBefore, most, now).ConfigureAwait(false);
            return new RetentionChanges(listings, events, await VenuesAsync(session, source, seenBefore, most, now).ConfigureAwait(false));
        }, cancellation);
    }

    public Task<DateTimeOffset?> OldestContentAsync(SourceName source, CancellationToken cancellation) =>
        database.ReadAsync("find the oldest content", async session =>
        {
            var listing = await session.FirstAsync(
                "SELECT last_seen_at FROM raw_events WHERE source = $1 AND content_expired_at IS NULL AND processed = TRUE ORDER BY last_seen_at, id LIMIT 1",
                row => row.InstantOrNull("last_seen_at"),
                source.Value).ConfigureAwait(false);
            var venue = await session.FirstAsync(
                "SELECT last_seen_at FROM venues WHERE source = $1 AND content_expired_at IS NULL ORDER BY last_seen_at, id LIMIT 1",
                row => row.InstantOrNull("last_seen_at"),
                source.Value).ConfigureAwait(false);
            return listing is null || venue < listing ? venue : listing;
        }, cancellation);

    public Task<PruneStep> PruneAsync(string table, DateTimeOffset before, string? after, int limit, DateTimeOffset now, CancellationToken cancellation)
    {
        var pruning = PruningOf(table);
        var request = new PruneRequest(before, after, Math.Clamp(limit, 1, MaxPruned), now);
        return database.WriteAsync("prune a table", session => pruning.PruneAsync(session, request), cancellation);
    }

    public Task<DateTimeOffset?> OldestAsync(string table, CancellationToken cancellation)
    {
        var pruning = PruningOf(table);
        return database.ReadAsync("find the oldest row", pruning.OldestAsync, cancellation);
    }

    private static Pruning PruningOf(string table) => Prunings.All[RetentionRules.AgedOf(table).Table];

    private static async ValueTask<(int Listings, int Events)> ListingsAsync(SqlSession session, SourceName source, DateTimeOffset seenBefore, int limit, DateTimeOffset now)
    {
        var rows = await session.QueryAsync(
            $"""
            SELECT r.id FROM raw_events r
            WHERE r.source = $1 AND r.content_expired_at IS NULL AND r.last_seen_at < $2 AND r.processed = TRUE
            ORDER BY r.last_seen_at, r.id LIMIT $3{session.Dialect.SkipLockedOf("r")}
            """,
            row => row.Id("id"),
            source.Value,
            seenBefore,
            limit).ConfigureAwait(false);
        if (rows.Count == 0)
            return default;
        await session.PostAsync(
            $"UPDATE raw_events SET data = $2, content_hash = $3, content_expired_at = $4, latitude = NULL, longitude = NULL, range_start = NULL, range_end = NULL WHERE {session.Dialect.IsAnyId("id", "$1")}",
            rows.ToArray(),
            new Json("{}"),
            RetentionPlan.NoHash,
            now).ConfigureAwait(false);
        // What it said before is its content, too.
        await session.PostAsync($"DELETE FROM listing_history WHERE {session.Dialect.IsAnyId("raw_id", "$1")}", [rows.ToArray()]).ConfigureAwait(false);

        var owners = await session.QueryAsync(
            $"SELECT DISTINCT event_id FROM event_sources WHERE {session.Dialect.IsAnyId("id", "$1")}", row => row.Id("event_id"), [rows.ToArray()]).ConfigureAwait(false);
        // The events' lock keeps out whoever would merge them meanwhile; a block that merged before finds another version and loads again.
        var events = await session.QueryAsync(
            $"SELECT body FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{session.Dialect.ForUpdate}",
            row => EventTables.Event(row),
            [owners.ToArray()]).ConfigureAwait(false);
        var members = await session.QueryAsync(
            $"SELECT id, event_id, {MemberRow.Columns} FROM event_sources WHERE {session.Dialect.IsAnyId("event_id", "$1")}",
            row => new HeldMember(row.Id("id"), row.Id("event_id"), MemberRow.Read(row)),
            [events.Select(e => e.Id).ToArray()]).ConfigureAwait(false);

        var plan = RetentionPlan.Decide(rows.ToHashSet(), events, members, source, now);
        await session.PostAsync(StripMember, plan.Members).ConfigureAwait(false);
        await session.PostAsync(EventTables.Update, plan.Events).ConfigureAwait(false);
        await FeedTables.AppendAsync(session, plan.Changes).ConfigureAwait(false);
        await TaskTables.FollowUpAsync(session, plan.Tasks, now).ConfigureAwait(false);
        return (rows.Count, plan.Events.Length);
    }

    private static async ValueTask<int> VenuesAsync(SqlSession session, SourceName source, DateTimeOffset seenBefore, int limit, DateTimeOffset now)
    {
        var venues = await session.QueryAsync(
            $"""
            SELECT v.id, v.external_id FROM venues v
            WHERE v.source = $1 AND v.content_expired_at IS NULL AND v.last_seen_at < $2
            ORDER BY v.last_seen_at, v.id LIMIT $3{session.Dialect.SkipLockedOf("v")}
            """,
            row => new VenueRow(row.Id("id"), new VenueRecord { Key = new ListingKey(source, row.Text("external_id")), Venue = new Venue { ExternalId = row.Text("external_id") } }, now),
            source.Value,
            seenBefore,
            limit).ConfigureAwait(false);
        await session.PostAsync(StripVenue, venues).ConfigureAwait(false);
        return venues.Count;
    }
}
