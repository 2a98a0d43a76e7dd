using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Nominatim;

/// <summary>Finds what the world has of a name. Pure.</summary>
internal static class NominatimSearch
{
    private const double HouseReach = 300;
    private const double CityReach = 40_000;

    /// <summary>By the parts of an address.</summary>
    public static NominatimPlace? Structured(World world, string? street, string? city, string? postal, string[]? countries)
    {
        var within = world.Plan.Venues.Where(venue => IsIn(CityOf(venue), countries)
            && (city is null || Same(CityOf(venue).Name, city)) && (city is not null || postal is null || Same(venue.PostalCode, postal))).ToList();
        if (street is not null)
        {
            var house = within.Find(venue => Same(venue.Address, street));
            var road = within.Find(venue => Same(Road(venue.Address), Road(street)));
            return house is not null ? NominatimPlace.Of(house) : road is not null ? NominatimPlace.Road(road, Road(road.Address)) : null;
        }

        return Cities.All.FirstOrDefault(known => IsIn(known, countries) && (city is null ? within.Exists(venue => CityOf(venue) == known) : Same(known.Name, city))) is { } town ? NominatimPlace.Of(town) : null;
    }

    /// <summary>As people write it: what it is called, and where it is, with commas between.</summary>
    public static NominatimPlace? Free(World world, string text, string[]? countries)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var city = Cities.All.FirstOrDefault(known => IsIn(known, countries) && parts.Any(part => Same(known.Name, part)));
        if (parts.Length == 1)
        {
            return city is null ? null : NominatimPlace.Of(city);
        }

        var venue = world.Plan.Venues.FirstOrDefault(venue => (city is null || CityOf(venue) == city) && IsIn(CityOf(venue), countries) && (Same(venue.Name, parts[0]) || Same(venue.Address, parts[0])));
        return venue is null ? null : NominatimPlace.Of(venue);
    }

    /// <summary>At a point.</summary>
    public static NominatimPlace? At(World world, double latitude, double longitude)
    {
        var nearest = world.Plan.Venues.MinBy(venue => GeoMath.Distance(latitude, longitude, venue.Latitude, venue.Longitude));
        if (nearest is not null && GeoMath.Distance(latitude, longitude, nearest.Latitude, nearest.Longitude) <= HouseReach)
        {
            return NominatimPlace.Of(nearest);
        }

        var city = Cities.All.MinBy(known => GeoMath.Distance(latitude, longitude, known.Latitude, known.Longitude))!;
        return GeoMath.Distance(latitude, longitude, city.Latitude, city.Longitude) <= CityReach ? NominatimPlace.Of(city) : null;
    }

    private static WorldCity CityOf(WorldVenue venue) => Cities.All[venue.CityIndex];

    private static bool IsIn(WorldCity city, string[]? countries) => countries is null || countries.Contains(city.CountryCode, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string one, string other) => Slug.Of(one) == Slug.Of(other);

    // Without the house number, wherever it stands.
    private static string Road(string address)
    {
        var words = address.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Length > 1 && words[0].All(char.IsDigit) ? words[1..] : words.Length > 1 && words[^1].All(char.IsDigit) ? words[..^1] : words);
    }
}
