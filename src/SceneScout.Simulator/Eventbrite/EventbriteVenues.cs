using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>Writes venues and their addresses.</summary>
internal static class EventbriteVenues
{
    /// <summary>A venue.</summary>
    public static void Write(Utf8JsonWriter json, WorldVenue venue, string name, double latitude, double longitude)
    {
        json.WriteStartObject();
        WriteAddress(json, venue, latitude, longitude);
        json.WriteString("resource_uri", $"https://www.eventbriteapi.com/v3/venues/{venue.EventbriteId}/");
        json.WriteString("id", venue.EventbriteId);
        json.WriteNull("age_restriction");
        json.WriteNull("capacity");
        json.WriteString("name", name);
        json.WriteString("latitude", JsonWriting.Coordinate(latitude));
        json.WriteString("longitude", JsonWriting.Coordinate(longitude));
        json.WriteEndObject();
    }

    /// <summary>The address block of a venue.</summary>
    public static void WriteAddress(Utf8JsonWriter json, WorldVenue venue, double latitude, double longitude)
    {
        var city = Cities.All[venue.CityIndex];
        var area = city.Region.Length > 0 ? $"{city.Name}, {city.Region}" : city.Name;
        json.WriteStartObject("address");
        json.WriteString("address_1", venue.Address);
        json.WriteString("address_2", "");
        json.WriteString("city", city.Name);
        json.WriteString("region", city.Region);
        json.WriteString("postal_code", venue.PostalCode);
        json.WriteString("country", city.CountryCode);
        json.WriteString("latitude", JsonWriting.Coordinate(latitude));
        json.WriteString("longitude", JsonWriting.Coordinate(longitude));
        json.WriteString("localized_address_display", $"{venue.Address}, {area} {venue.PostalCode}");
        json.WriteString("localized_area_display", area);
        json.WriteStartArray("localized_multi_line_address_display");
        json.WriteStringValue(venue.Address);
        json.WriteStringValue($"{area} {venue.PostalCode}");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
