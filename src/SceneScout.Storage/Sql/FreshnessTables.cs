using SceneScout.Domain.Freshness;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of who saw which listing, and of what is gone.</summary>
internal static class FreshnessTables
{
    /// <summary>Marks listings of an area as seen. Those known to it take one statement, however many they are.</summary>
    /// <param name="session">The session.</param>
    /// <param name="area">The area.</param>
    /// <param name="taskId">The search.</param>
    /// <param name="rows">Listings that were read.</param>
    /// <param name="named">Listings that are there but could not be read: marked where the area knows them.</param>
    /// <param name="now">The instant.</param>
    public static async ValueTask SeeAsync(SqlSession session, string area, string taskId, IReadOnlyCollection<Guid> rows, IEnumerable<Guid> named, DateTimeOffset now)
    {
        var all = rows.Concat(named).Distinct().ToArray();
        if (all.Length == 0)
            return;
        var known = await session.QueryAsync(
            $"SELECT raw_id FROM listing_sightings WHERE area = $1 AND {session.Dialect.IsAnyId("raw_id", "$2")} ORDER BY raw_id{session.Dialect.ForUpdate}",
            row => row.Id("raw_id"),
            area,
            all).ConfigureAwait(false);
        if (known.Count > 0)
            await session.PostAsync(
                $"UPDATE listing_sightings SET task_id = $3, seen_at = $4, misses = 0, missed_since = NULL WHERE area = $1 AND {session.Dialect.IsAnyId("raw_id", "$2")}",
                area,
                known.ToArray(),
                taskId,
                now).ConfigureAwait(false);
        await session.PostAsync(Insert, [.. rows.Except(known).Order().Select(id => (area, id, taskId, now))]).ConfigureAwait(false);
    }

    /// <summary>Makes listings fresh that had been missed.</summary>
    public static async ValueTask ReviveAsync(SqlSession session, IEnumerable<Guid> rows, string? trace, DateTimeOffset now)
    {
        var gone = await session.QueryAsync(
            $"SELECT id FROM event_sources WHERE {session.Dialect.IsAnyId("id", "$1")} AND freshness <> 'fresh'",
            row => row.Id("id"),
            [rows.Distinct().ToArray()]).ConfigureAwait(false);
        if (gone.Count > 0)
            await ChangeAsync(session, gone.ToDictionary(id => id, _ => FreshnessState.Fresh), trace, now).ConfigureAwait(false);
    }

    /// <summary>Gives listings new states and their events the ones that follow.</summary>
    public static async ValueTask<FreshnessChanges> ChangeAsync(SqlSession session, IReadOnlyDictionary<Guid, FreshnessState> states, string? trace, DateTimeOffset now)
    {
        if (states.Count == 0)
            return default;
        var owners = await session.QueryAsync(
            $"SELECT DISTINCT event_id FROM event_sources WHERE {session.Dialect.IsAnyId("id", "$1")}",
            row => row.Id("event_id"),
            [states.Keys.ToArray()]).ConfigureAwait(false);
        // The events' lock keeps out whoever would move their listings.
        var events = await EventsAsync(session, owners, session.Dialect.ForUpdate).ConfigureAwait(false);
        var plan = FreshnessPlan.Decide(states, await MembersAsync(session, events).ConfigureAwait(false), events, now);
        await session.PostAsync(MarkListing, plan.Listings).ConfigureAwait(false);
        await MarkAsync(session, plan.Events, trace).ConfigureAwait(false);
        await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
        await Counters.MoveAsync(session, plan.Counters).ConfigureAwait(false);
        return plan.Changes;
    }

    /// <summary>Derives the state of events anew after their listings moved.</summary>
    public static async ValueTask DeriveAsync(SqlSession session, IReadOnlyCollection<Guid> ids, string? trace, DateTimeOffset now)
    {
        var events = await EventsAsync(session, ids, "").ConfigureAwait(false);
        var members = await MembersAsync(session, events).ConfigureAwait(false);
        await MarkAsync(session, FreshnessPlan.Derive(members, events, now), trace).ConfigureAwait(false);
    }

    /// <summary>The state of a word that the store wrote.</summary>
    public static FreshnessState State(string word) =>
        FreshnessStates.Parse(word) ?? throw new InvalidDataException($"freshness '{word}' is unknown.");

    private static readonly RowStatement<(string Area, Guid Id, string TaskId, DateTimeOffset At)> Insert =
        RowStatement<(string Area, Guid Id, string TaskId, DateTimeOffset At)>.Insert(
            "listing_sightings",
            [
                new("area", ColumnType.Text, r => r.Area),
                new("raw_id", ColumnType.Id, r => r.Id),
                new("task_id", ColumnType.Text, r => r.TaskId),
                new("seen_at", ColumnType.Instant, r => r.At),
            ],
            "ON CONFLICT (area, raw_id) DO UPDATE SET task_id = excluded.task_id, seen_at = excluded.seen_at, misses = 0, missed_since = NULL");

    private static readonly RowStatement<PresenceRow> MarkListing = RowStatement<PresenceRow>.Update("event_sources",
    [
        new("id", ColumnType.Id, r => r.Id),
        new("freshness", ColumnType.Text, r => r.State.Name()),
        new("stale_since", ColumnType.Instant, r => r.StaleSince),
    ]);

    private static readonly RowStatement<EventPresence> MarkEvent = RowStatement<EventPresence>.Update("events",
    [
        new("id", ColumnType.Id, r => r.Id),
        new("freshness", ColumnType.Text, r => r.State.Name()),
        new("updated_at", ColumnType.Instant, r => r.At),
    ]);

    private static async ValueTask MarkAsync(SqlSession session, IReadOnlyList<EventPresence> events, string? trace)
    {
        await session.PostAsync(MarkEvent, events).ConfigureAwait(false);
        await FeedTables.AppendAsync(session, [.. events.Select(e => e.Change(trace))]).ConfigureAwait(false);
    }

    private static ValueTask<List<EventPresence>> EventsAsync(SqlSession session, IEnumerable<Guid> ids, string locked) => session.QueryAsync(
        $"SELECT id, freshness, version, updated_at FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{locked}",
        row => new EventPresence(row.Id("id"), State(row.Text("freshness")), row.Long("version"), row.Instant("updated_at")),
        [ids.ToArray()]);

    private static ValueTask<List<PresenceRow>> MembersAsync(SqlSession session, List<EventPresence> events) => session.QueryAsync(
        $"SELECT id, event_id, freshness, stale_since FROM event_sources WHERE {session.Dialect.IsAnyId("event_id", "$1")} ORDER BY id",
        row => new PresenceRow(row.Id("id"), row.Id("event_id"), State(row.Text("freshness")), row.InstantOrNull("stale_since")),
        [events.Select(e => e.Id).ToArray()]);
}
