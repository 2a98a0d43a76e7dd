using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>Writes venues, and the places that stand for them at some partners.</summary>
internal static class TicketmasterVenues
{
    /// <summary>A venue, with the distance when a search has a centre.</summary>
    public static void Write(Utf8JsonWriter json, WorldVenue venue, string name, double latitude, double longitude, (double Distance, string Units)? away)
    {
        var city = Cities.All[venue.CityIndex];
        var random = SplitRandom.FromSeed(venue.Index).Split("ticketmaster");
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", "venue");
        json.WriteString("id", venue.TicketmasterId);
        json.WriteBoolean("test", false);
        json.WriteString("url", $"https://www.ticketmaster.com/{Slug.Of(name)}-tickets-{Slug.Of(city.Name)}/venue/{venue.Index + 1}");
        json.WriteString("locale", "en-us");
        if (away is { } distance)
        {
            json.WriteNumber("distance", distance.Distance);
            json.WriteString("units", distance.Units);
        }

        json.WriteString("postalCode", venue.PostalCode);
        json.WriteString("timezone", city.TimeZone);
        WriteCity(json, city);
        if (city.CountryCode is "US" or "CA" or "AU")
        {
            json.WriteStartObject("state");
            json.WriteString("name", city.RegionName);
            json.WriteString("stateCode", city.Region);
            json.WriteEndObject();
        }

        WriteCountry(json, city);
        json.WriteStartObject("address");
        json.WriteString("line1", venue.Address);
        json.WriteEndObject();
        // Real data lacks the place of many Mexican and French venues, and turns the sign of some western longitudes.
        var lacking = random.Chance(city.CountryCode is "MX" or "FR" ? 0.5 : city.CountryCode == "GB" ? 0.1 : 0.01);
        if (!lacking)
        {
            var wrongSign = random.Chance(0.02) && longitude < 0;
            WriteLocation(json, latitude, wrongSign ? -longitude : longitude);
        }

        if (city.Market.Length > 0)
        {
            json.WriteStartArray("dmas");
            json.WriteStartObject();
            json.WriteNumber("id", int.Parse(city.Market, CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartObject("upcomingEvents");
        json.WriteNumber("_total", 10 + random.Next(90));
        json.WriteNumber("_filtered", 0);
        json.WriteEndObject();
        WriteSelf(json, "venues", venue.TicketmasterId);
        json.WriteEndObject();
    }

    /// <summary>A place instead of a venue: the address in one line, an empty state.</summary>
    public static void WritePlace(Utf8JsonWriter json, ListingView view)
    {
        json.WriteStartObject("place");
        WriteCity(json, view.City);
        WriteCountry(json, view.City);
        json.WriteStartObject("address");
        json.WriteString("line1", $"{view.VenueName}, {view.Venue!.Address}, {view.Venue.PostalCode} {view.City.Name}");
        json.WriteEndObject();
        WriteLocation(json, view.Latitude, view.Longitude);
        json.WriteStartObject("area");
        json.WriteEndObject();
        json.WriteStartObject("state");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCity(Utf8JsonWriter json, WorldCity city)
    {
        json.WriteStartObject("city");
        json.WriteString("name", city.Name);
        json.WriteEndObject();
    }

    private static void WriteCountry(Utf8JsonWriter json, WorldCity city)
    {
        json.WriteStartObject("country");
        json.WriteString("name", city.CountryName);
        json.WriteString("countryCode", city.CountryCode);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, double latitude, double longitude)
    {
        json.WriteStartObject("location");
        json.WriteString("longitude", JsonWriting.Coordinate(longitude));
        json.WriteString("latitude", JsonWriting.Coordinate(latitude));
        json.WriteEndObject();
    }

    /// <summary>The link of a thing to itself.</summary>
    public static void WriteSelf(Utf8JsonWriter json, string kind, string id)
    {
        json.WriteStartObject("_links");
        json.WriteStartObject("self");
        json.WriteString("href", $"/discovery/v2/{kind}/{id}?locale=en-us");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
