using SceneScout.Domain.Feed;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Events go with everything that belongs to them. Three walks find them: along their start up to the instant, along those that their sources took off, along those without a date.</summary>
internal sealed record EventPruning() : Pruning("events")
{
    private static readonly (string Name, string Select)[] Walks =
    [
        ("past", "SELECT id, start_sort FROM events WHERE start_sort < $1 AND (start_sort, id) > ($2, $3) ORDER BY start_sort, id LIMIT $4"),
        ("gone", "SELECT id, updated_at FROM events WHERE freshness = 'expired' AND updated_at < $1 AND (updated_at, id) > ($2, $3) ORDER BY updated_at, id LIMIT $4"),
        ("undated", $"SELECT id, start_sort FROM events WHERE start_sort = $1 AND (start_sort, id) > ($2, $3) ORDER BY start_sort, id LIMIT $4"),
    ];

    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request)
    {
        var (walk, from) = Read(request.After);
        var found = await session.QueryAsync(
            Walks[walk].Select,
            row => (Id: row.Id("id"), At: walk == Gone ? Instants.Micros(row.Instant("updated_at")) : row.Long("start_sort")),
            Bound(walk, request.Before),
            walk == Gone ? from.At : from.Place,
            from.Id,
            (long)request.Limit).ConfigureAwait(false);
        var rows = found.Count == 0 ? 0 : await DeleteAsync(session, [.. found.Select(f => f.Id)], request).ConfigureAwait(false);
        return new PruneStep(rows, found.Count == request.Limit
            ? $"{Walks[walk].Name} {new PruneCursor(found[^1].At, found[^1].Id.ToString("D"))}"
            : walk + 1 < Walks.Length ? $"{Walks[walk + 1].Name} " : null);
    }

    public override async ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) =>
        await session.FirstAsync(
            "SELECT start_sort FROM events WHERE start_sort < $1 ORDER BY start_sort, id LIMIT 1", row => row.LongOrNull("start_sort"), EventRow.UnknownStart).ConfigureAwait(false) is { } start
            ? Instants.Of(start)
            : null;

    private const int Gone = 1;

    private static (int Walk, PruneCursor From) Read(string? after)
    {
        if (string.IsNullOrEmpty(after))
            return (0, PruneCursor.Start);
        var cut = after.IndexOf(' ', StringComparison.Ordinal);
        var walk = Array.FindIndex(Walks, w => cut > 0 && w.Name == after[..cut]);
        return walk >= 0 ? (walk, PruneCursor.Read(after[(cut + 1)..])) : throw new ArgumentException($"after '{after}' is no place in a walk.", nameof(after));
    }

    private static object Bound(int walk, DateTimeOffset before) => Walks[walk].Name switch
    {
        "past" => Instants.Micros(before),
        "gone" => before,
        _ => EventRow.UnknownStart,
    };

    private static async ValueTask<int> DeleteAsync(SqlSession session, Guid[] candidates, PruneRequest request)
    {
        // Raw listings first, then events, as everywhere; what others hold is left to them.
        var raw = await session.QueryAsync(
            $"""
            SELECT r.id FROM raw_events r WHERE r.id IN (SELECT m.id FROM event_sources m WHERE {session.Dialect.IsAnyId("m.event_id", "$1")})
            ORDER BY r.id{session.Dialect.SkipLockedOf("r")}
            """,
            row => row.Id("id"),
            [candidates]).ConfigureAwait(false);
        var events = await session.QueryAsync(
            $"SELECT id, version, start_sort, end_time, end_date, freshness, updated_at FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{session.Dialect.SkipLocked}",
            row => new PastEvent(row.Id("id"), row.Long("version"), row.Long("start_sort"), row.InstantOrNull("end_time"), row.DayOrNull("end_date"), FreshnessTables.State(row.Text("freshness")), row.Instant("updated_at")),
            [candidates]).ConfigureAwait(false);
        var held = raw.ToHashSet();
        var listings = await session.QueryAsync(
            $"""
            SELECT m.id, m.event_id, coalesce(r.last_seen_at, m.last_seen_at) AS last_seen_at, r.processed FROM event_sources m
            LEFT JOIN raw_events r ON r.id = m.id WHERE {session.Dialect.IsAnyId("m.event_id", "$1")}
            """,
            row => new PastListing(row.Id("id"), row.Id("event_id"), row.Instant("last_seen_at"), !row.IsNull("processed") && (!row.Bool("processed") || !held.Contains(row.Id("id")))),
            [events.Select(e => e.Id).ToArray()]).ConfigureAwait(false);

        var plan = EventPruningPlan.Decide(events, listings, request.Before);
        if (plan.Events.IsEmpty)
            return 0;
        Guid[] ids = [.. plan.Events.Select(e => e.Id)];
        Guid[] rows = [.. plan.Listings];
        foreach (var (table, column, keys) in new[]
        {
            ("event_redirects", "event_id", ids), ("event_sources", "event_id", ids),
            ("listing_sightings", "raw_id", rows), ("listing_history", "raw_id", rows), ("events", "id", ids), ("raw_events", "id", rows),
        })
            await session.PostAsync($"DELETE FROM {table} WHERE {session.Dialect.IsAnyId(column, "$1")}", [keys]).ConfigureAwait(false);
        // All its content is dropped: nothing of it is left to read.
        await FeedTables.AppendAsync(session, [.. plan.Events.Select(e => new FeedEntry(e.Id, e.Version, EventChangeKind.ContentDropped, request.Now, null))]).ConfigureAwait(false);
        return ids.Length;
    }
}
