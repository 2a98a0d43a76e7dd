using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Cities_on_SQLite() : CitySuite(new SqliteFixture());

public sealed class Cities_on_PostgreSQL() : CitySuite(new PostgresFixture());

public abstract class CitySuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly City Hamburg = new("Hamburg", "DE", new GeoPoint(53.575, 10.015), "Europe/Berlin", 1_739_117);
    private static readonly City Springfield = new("Springfield", "US", new GeoPoint(39.802, -89.644), "America/Chicago", 116_565) { Region = "IL", RadiusMetres = 30_000, Priority = 5 };
    private static readonly City Home = new("home", "", new GeoPoint(1.5, -2.5), "Etc/GMT", 0);

    [StoreFact]
    public async Task A_city_is_read_as_it_was_added_and_one_of_its_label_takes_its_place()
    {
        Assert.True(await Store.Cities.PutAsync(Hamburg, Now, None));
        Assert.True(await Store.Cities.PutAsync(Springfield, Now.AddSeconds(1), None));
        Assert.True(await Store.Cities.PutAsync(Home, Now.AddSeconds(2), None));
        Assert.True(await Store.Cities.PutAsync(Hamburg with { RadiusMetres = 8000 }, Now.AddSeconds(3), None));

        Assert.Equal([Hamburg with { RadiusMetres = 8000 }, Springfield, Home], await CitiesAsync());
        Assert.Equal(new TargetCity(Springfield, CityOrigin.Operator, Now.AddSeconds(1)), (await Store.Cities.ListAsync(None))[1]);
    }

    [StoreFact]
    public async Task Removing_says_whether_there_was_one()
    {
        await Store.Cities.PutAsync(Springfield, Now, None);

        Assert.False(await Store.Cities.RemoveAsync("Springfield, MA, US", None));
        Assert.True(await Store.Cities.RemoveAsync("springfield, il, us", None));
        Assert.Empty(await CitiesAsync());
    }

    [StoreFact]
    public async Task The_built_in_cities_come_only_where_there_is_none()
    {
        await Store.Cities.ConfigureAsync([Hamburg, Home], builtIn: true, Now, None);
        await Store.Cities.RemoveAsync("home", None);

        await Store.Cities.ConfigureAsync([Hamburg, Home], builtIn: true, Now, None);

        Assert.Equal([Hamburg], await CitiesAsync());
    }

    [StoreFact]
    public async Task Cities_of_the_settings_take_the_place_of_those_before_and_leave_those_that_people_added()
    {
        await Store.Cities.ConfigureAsync([Hamburg, Home], builtIn: true, Now, None);
        await Store.Cities.PutAsync(Springfield, Now, None);

        await Store.Cities.ConfigureAsync([Home], builtIn: false, Now, None);
        Assert.Equal(["Springfield:Operator", "home:Settings"], (await Store.Cities.ListAsync(None)).Select(c => $"{c.City.Name}:{c.Origin}").Order(StringComparer.Ordinal));

        await Store.Cities.ConfigureAsync([Hamburg], builtIn: false, Now, None);
        Assert.Equal(["Hamburg", "Springfield"], (await CitiesAsync()).Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    private async Task<IEnumerable<City>> CitiesAsync() => (await Store.Cities.ListAsync(None)).Select(target => target.City);
}
