using System.Collections.Immutable;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>Freshness in SQL.</summary>
internal sealed class SqlFreshnessStore(SqlDatabase database) : IFreshnessStore
{
    private const int MaxBatch = 1000;

    public Task<ImmutableArray<UnseenListing>> ReadUnseenAsync(
        string area, string taskId, DateTimeOffset begunAt, Guid? after, int limit, CancellationToken cancellation) =>
        database.ReadAsync("read unseen listings", async session => (await session.QueryAsync(
            """
            SELECT s.raw_id, m.listing, s.seen_at FROM listing_sightings s JOIN event_sources m ON m.id = s.raw_id
            WHERE s.area = $1 AND s.task_id <> $2 AND s.seen_at < $3 AND s.raw_id > $4 ORDER BY s.raw_id LIMIT $5
            """,
            row => new UnseenListing(row.Id("raw_id"), EventTables.Listing(row), row.Instant("seen_at")),
            area,
            taskId,
            begunAt,
            after ?? Guid.Empty,
            Math.Clamp(limit, 1, MaxBatch)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<FreshnessChanges?> SettleAsync(
        TaskLease lease, string area, IReadOnlyList<AbsenceVerdict> verdicts, FreshnessRules rules, DateTimeOffset now, CancellationToken cancellation)
    {
        if (verdicts.Count > MaxBatch)
            throw new ArgumentException($"{verdicts.Count} verdicts; at most {MaxBatch} are accepted.", nameof(verdicts));
        var judged = verdicts.Where(v => v.Absence != Absence.Unjudged).ToDictionary(v => v.RowId);
        return database.WriteAsync<FreshnessChanges?>("settle missing listings", async session =>
        {
            if (await TaskTables.LockAsync(session, lease).ConfigureAwait(false) is not { } task)
                return null;
            var unseen = (await session.QueryAsync(
                $"SELECT raw_id, seen_at FROM listing_sightings WHERE area = $1 AND task_id <> $2 AND {session.Dialect.IsAnyId("raw_id", "$3")} ORDER BY raw_id{session.Dialect.ForUpdate}",
                row => (Id: row.Id("raw_id"), SeenAt: row.Instant("seen_at")),
                area,
                lease.TaskId,
                judged.Keys.ToArray()).ConfigureAwait(false)).Where(s => judged[s.Id].SeenAt == s.SeenAt).Select(s => s.Id).ToList();
            Guid[] Of(Absence absence) => [.. unseen.Where(id => judged[id].Absence == absence)];
            if (Of(Absence.Begun) is { Length: > 0 } begun)
                await session.PostAsync(
                    $"DELETE FROM listing_sightings WHERE area = $1 AND {session.Dialect.IsAnyId("raw_id", "$2")}", area, begun).ConfigureAwait(false);
            return Of(Absence.Missing) is { Length: > 0 } missing
                ? await MissAsync(session, task.Task, area, missing, rules, now).ConfigureAwait(false)
                : default(FreshnessChanges);
        }, cancellation);
    }

    public Task<FreshnessChanges> ExpireOverdueAsync(FreshnessRules rules, int limit, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("expire overdue listings", async session =>
        {
            var overdue = await session.QueryAsync(
                "SELECT id FROM event_sources WHERE freshness = 'stale' AND stale_since <= $1 ORDER BY stale_since, id LIMIT $2",
                row => row.Id("id"),
                now - rules.ExpireAfter,
                Math.Max(0, limit)).ConfigureAwait(false);
            return await FreshnessTables.ChangeAsync(session, overdue.ToDictionary(id => id, _ => FreshnessState.Expired), null, now).ConfigureAwait(false);
        }, cancellation);

    private static async ValueTask<FreshnessChanges> MissAsync(
        SqlSession session, NewTask task, string area, Guid[] missing, FreshnessRules rules, DateTimeOffset now)
    {
        var sightings = await session.QueryAsync(
            $"SELECT raw_id, area, seen_at, misses, missed_since FROM listing_sightings WHERE {session.Dialect.IsAnyId("raw_id", "$1")}",
            row => (Id: row.Id("raw_id"), Sighting: new Sighting(row.Text("area"), row.Instant("seen_at"), row.Int("misses"), row.InstantOrNull("missed_since"))),
            [missing]).ConfigureAwait(false);
        await session.PostAsync(
            $"UPDATE listing_sightings SET task_id = $3, misses = misses + 1, missed_since = coalesce(missed_since, $4) WHERE area = $1 AND {session.Dialect.IsAnyId("raw_id", "$2")}",
            area,
            missing,
            task.Id,
            now).ConfigureAwait(false);
        var states = sightings.GroupBy(s => s.Id).ToDictionary(
            listing => listing.Key,
            listing => FreshnessOf.Listing([.. listing.Select(s => s.Sighting.Area == area ? s.Sighting.Miss(now) : s.Sighting)], rules, now));
        return await FreshnessTables.ChangeAsync(session, states, task.TraceParent, now).ConfigureAwait(false);
    }
}
