using System.Collections.Immutable;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Text;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Target cities in SQL.</summary>
internal sealed class SqlCityStore(SqlDatabase database) : ICityStore
{
    private const string Columns = "id, name, country_code, region, latitude, longitude, radius, priority, timezone, population, origin, created_at";

    private const string Upsert =
        $"INSERT INTO cities ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO UPDATE SET "
        + "name = excluded.name, country_code = excluded.country_code, region = excluded.region, latitude = excluded.latitude, longitude = excluded.longitude, radius = excluded.radius, "
        + "priority = excluded.priority, timezone = excluded.timezone, population = excluded.population, origin = excluded.origin";

    public Task<ImmutableArray<TargetCity>> ListAsync(CancellationToken cancellation) => database.ReadAsync("list cities", async session =>
        (await session.QueryAsync($"SELECT {Columns} FROM cities ORDER BY created_at, name, id", Read).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<bool> PutAsync(City city, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync("add a city", async session =>
    {
        var others = await session.FirstAsync("SELECT count(*) AS others FROM cities WHERE id <> $1", row => row.Long("others"), Id(city.Label)).ConfigureAwait(false);
        if (others >= ICityStore.MaxCities)
            return false;
        await PutAsync(session, city, CityOrigin.Operator, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<bool> RemoveAsync(string label, CancellationToken cancellation) => database.WriteAsync("remove a city", async session =>
        await session.ExecuteAsync("DELETE FROM cities WHERE id = $1", Id(label)).ConfigureAwait(false) > 0, cancellation);

    public Task ConfigureAsync(IReadOnlyCollection<City> cities, bool builtIn, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync("bring in the cities of the settings", async session =>
    {
        if (builtIn && await session.FirstAsync("SELECT count(*) AS present FROM cities", row => row.Long("present")).ConfigureAwait(false) > 0)
            return false;
        var ids = cities.Select(city => Id(city.Label)).ToArray();
        await session.ExecuteAsync($"DELETE FROM cities WHERE origin <> '{Name(CityOrigin.Operator)}' AND NOT ({session.Dialect.IsAnyId("id", "$1")})", [ids]).ConfigureAwait(false);
        // One after the other in time, so that they are listed in the order of the settings.
        foreach (var (city, place) in cities.Select((city, place) => (city, place)))
            await PutAsync(session, city, builtIn ? CityOrigin.BuiltIn : CityOrigin.Settings, now.AddMicroseconds(place)).ConfigureAwait(false);
        return true;
    }, cancellation);

    private static async ValueTask PutAsync(SqlSession session, City city, CityOrigin origin, DateTimeOffset now) => await session.ExecuteAsync(
        Upsert,
        Id(city.Label),
        StorableText.Clean(city.Name),
        city.CountryCode,
        city.Region,
        city.Location.Latitude,
        city.Location.Longitude,
        city.RadiusMetres,
        city.Priority is { } priority ? (long)priority : null,
        city.TimeZone,
        city.Population,
        Name(origin),
        now).ConfigureAwait(false);

    private static TargetCity Read(SqlRow row) => new(
        new City(row.Text("name"), row.TextOrNull("country_code") ?? "", new GeoPoint(row.Double("latitude"), row.Double("longitude")), row.TextOrNull("timezone") ?? "Etc/UTC", row.Long("population"))
        {
            Region = row.TextOrNull("region"),
            RadiusMetres = row.IsNull("radius") ? null : row.Double("radius"),
            Priority = (int?)row.LongOrNull("priority"),
        },
        row.Text("origin") switch { "built-in" => CityOrigin.BuiltIn, "settings" => CityOrigin.Settings, _ => CityOrigin.Operator },
        row.Instant("created_at"));

    private static Guid Id(string label) => DeterministicGuid.Of($"city:{TextNormaliser.Key(label)}");

    private static string Name(CityOrigin origin) => origin switch { CityOrigin.BuiltIn => "built-in", CityOrigin.Settings => "settings", _ => "operator" };
}
