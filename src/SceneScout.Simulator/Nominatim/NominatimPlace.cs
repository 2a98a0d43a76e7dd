using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Nominatim;

/// <summary>A place in the form <c>jsonv2</c>.</summary>
internal sealed record NominatimPlace(long Id, string Name, string Category, string Type, int Rank, string AddressType, double Latitude, double Longitude, double HalfSize, WorldCity City, string? Street, string? PostalCode)
{
    private const int HouseRank = 30;
    private const int RoadRank = 26;
    private const int CityRank = 16;

    /// <summary>A venue.</summary>
    public static NominatimPlace Of(WorldVenue venue) =>
        new(venue.Index + 1_000, venue.Name, "amenity", "events_venue", HouseRank, "amenity", venue.Latitude, venue.Longitude, 0.0005, Cities.All[venue.CityIndex], venue.Address, venue.PostalCode);

    /// <summary>The street of a venue.</summary>
    public static NominatimPlace Road(WorldVenue venue, string name) =>
        new(venue.Index + 1_000_000, name, "highway", "residential", RoadRank, "road", venue.Latitude, venue.Longitude, 0.004, Cities.All[venue.CityIndex], name, null);

    /// <summary>A city.</summary>
    public static NominatimPlace Of(WorldCity city) =>
        new(city.Population, city.Name, "boundary", "administrative", CityRank, "city", city.Latitude, city.Longitude, 0.16, city, null, null);

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("place_id", Id);
        json.WriteString("licence", "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright");
        json.WriteString("osm_type", "node");
        json.WriteNumber("osm_id", Id);
        json.WriteString("lat", Degrees(Latitude));
        json.WriteString("lon", Degrees(Longitude));
        json.WriteString("category", Category);
        json.WriteString("type", Type);
        json.WriteNumber("place_rank", Rank);
        json.WriteNumber("importance", 0.5);
        json.WriteString("addresstype", AddressType);
        json.WriteString("name", Name);
        json.WriteString("display_name", string.Join(", ", new[] { Name, Street, City.Name, City.RegionName, PostalCode, City.CountryName }.Where(part => !string.IsNullOrEmpty(part)).Distinct()));
        json.WriteStartObject("address");
        if (Street is not null)
        {
            json.WriteString("road", Street);
        }

        json.WriteString("city", City.Name);
        if (City.RegionName.Length > 0)
        {
            json.WriteString("state", City.RegionName);
        }

        if (PostalCode is not null)
        {
            json.WriteString("postcode", PostalCode);
        }

        json.WriteString("country", City.CountryName);
        json.WriteString("country_code", City.CountryCode.ToLowerInvariant());
        json.WriteEndObject();
        json.WriteStartArray("boundingbox");
        foreach (var edge in new[] { Latitude - HalfSize, Latitude + HalfSize, Longitude - HalfSize, Longitude + HalfSize })
        {
            json.WriteStringValue(Degrees(edge));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Degrees(double degrees) => degrees.ToString("0.0000000", CultureInfo.InvariantCulture);
}
