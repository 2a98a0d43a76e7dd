using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>Venues in SQL.</summary>
internal sealed class SqlVenueStore(SqlDatabase database) : IVenueStore
{
    private const int MaxRows = 1000;

    public Task<ImmutableArray<VenueRecord>> FindByNameAsync(IReadOnlyCollection<string> normalisedNames, CancellationToken cancellation) =>
        database.ReadAsync("find venues", async session => (await session.QueryAsync(
            $"SELECT body FROM venues WHERE name_key <> '' AND {session.Dialect.IsAnyText("name_key", "$1")} ORDER BY source, external_id",
            VenueTables.Read,
            [normalisedNames.Select(VenueTables.NameKey).Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<ImmutableArray<VenueRecord>> NearAsync(GeoPoint centre, double radiusMetres, int limit, CancellationToken cancellation)
    {
        var bounds = database.Dialect.CircleBounds(centre.Latitude, centre.Longitude, radiusMetres);
        return database.ReadAsync("find venues near a point", async session => (await session.QueryAsync(
            $"SELECT v.body FROM venues v WHERE {session.Dialect.Within("v", 1)} ORDER BY {session.Dialect.Distance("v", "$1", "$2")}, v.id LIMIT ${bounds.Count + 1}",
            VenueTables.Read,
            [.. bounds, Math.Clamp(limit, 1, MaxRows)]).ConfigureAwait(false)).ToImmutableArray(), cancellation);
    }

    public Task UpsertAsync(IReadOnlyList<VenueRecord> venues, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = VenueTables.Rows(venues, now);
        return database.WriteAsync("keep venues", async session =>
        {
            await session.PostAsync(VenueTables.Upsert, rows).ConfigureAwait(false);
            return rows.Count;
        }, cancellation);
    }

    public Task<long> CountAsync(CancellationToken cancellation) => database.ReadAsync(
        "count venues", session => session.FirstAsync("SELECT count(*) AS venues FROM venues", row => row.Long("venues")), cancellation);
}
