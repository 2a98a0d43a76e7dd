using System.Globalization;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.GooglePlaces;

/// <summary>A venue as a place.</summary>
internal static class GooglePlaceJson
{
    /// <summary>The types of a kind of venue, the primary one first.</summary>
    public static string[] TypesOf(VenueKind kind) => kind switch
    {
        VenueKind.Arena => ["arena", "stadium", "event_venue", "point_of_interest", "establishment"],
        VenueKind.ConcertHall => ["concert_hall", "event_venue", "point_of_interest", "establishment"],
        VenueKind.Club => ["night_club", "event_venue", "bar", "point_of_interest", "establishment"],
        VenueKind.Theatre => ["performing_arts_theater", "event_venue", "point_of_interest", "establishment"],
        VenueKind.ComedyClub => ["comedy_club", "event_venue", "point_of_interest", "establishment"],
        VenueKind.Bar => ["bar", "food", "point_of_interest", "establishment"],
        VenueKind.Gallery => ["art_gallery", "museum", "point_of_interest", "establishment"],
        VenueKind.Cinema => ["movie_theater", "point_of_interest", "establishment"],
        VenueKind.CommunityCentre => ["community_center", "event_venue", "point_of_interest", "establishment"],
        VenueKind.Office => ["convention_center", "event_venue", "point_of_interest", "establishment"],
        VenueKind.Park => ["park", "point_of_interest", "establishment"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of venue."),
    };

    /// <summary>The place with every field it has.</summary>
    public static JsonObject Of(WorldVenue venue, DateTimeOffset now)
    {
        var city = Cities.All[venue.CityIndex];
        var random = SplitRandom.FromSeed(venue.Index).Split("google");
        var types = TypesOf(venue.Kind);
        var country = city.CountryName switch { "United States Of America" => "USA", "Great Britain" => "UK", var name => name };
        var locality = city.Region.Length > 0 ? $"{city.Name}, {city.Region} {venue.PostalCode}" : $"{city.Name} {venue.PostalCode}";
        var place = new JsonObject
        {
            ["name"] = "places/" + venue.GoogleId,
            ["id"] = venue.GoogleId,
            ["types"] = new JsonArray([.. types.Select(type => (JsonNode)type)]),
            ["formattedAddress"] = $"{venue.Address}, {locality}, {country}",
            ["shortFormattedAddress"] = $"{venue.Address}, {city.Name}",
            ["addressComponents"] = Components(venue, city),
            ["postalAddress"] = new JsonObject
            {
                ["regionCode"] = city.CountryCode,
                ["languageCode"] = "en-US",
                ["postalCode"] = venue.PostalCode,
                ["administrativeArea"] = city.RegionName,
                ["locality"] = city.Name,
                ["addressLines"] = new JsonArray(venue.Address),
            },
            ["location"] = Point(venue.Latitude, venue.Longitude),
            ["viewport"] = new JsonObject
            {
                ["low"] = Point(venue.Latitude - 0.00135, venue.Longitude - 0.00135),
                ["high"] = Point(venue.Latitude + 0.00135, venue.Longitude + 0.00135),
            },
            ["googleMapsUri"] = $"https://maps.google.com/?cid={10_000_000_000_000_000L + (venue.Index * 7_919L)}",
            ["displayName"] = new JsonObject { ["text"] = venue.Name, ["languageCode"] = "en" },
            ["utcOffsetMinutes"] = (int)WorldZones.AtOffset(city.TimeZone, now).Offset.TotalMinutes,
            ["timeZone"] = new JsonObject { ["id"] = city.TimeZone },
            ["businessStatus"] = random.Chance(0.97) ? "OPERATIONAL" : random.Chance(0.5) ? "CLOSED_TEMPORARILY" : "CLOSED_PERMANENTLY",
            ["pureServiceAreaBusiness"] = false,
        };
        // Fields that are not known are simply absent.
        if (random.Chance(0.85))
        {
            place["primaryType"] = types[0];
            place["primaryTypeDisplayName"] = new JsonObject
            {
                ["text"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(types[0].Replace('_', ' ')),
                ["languageCode"] = "en-US",
            };
        }

        if (random.Chance(0.8))
        {
            place["websiteUri"] = $"https://{Slug.Of(venue.Name)}.example/";
            place["nationalPhoneNumber"] = string.Create(CultureInfo.InvariantCulture, $"(555) 01{random.Next(0, 9)}-{random.Next(1000, 9999)}");
        }

        if (random.Chance(0.9))
        {
            place["rating"] = Math.Round(random.Next(3.2, 4.9), 1);
            place["userRatingCount"] = random.Next(3, 9000);
        }

        return place;
    }

    private static JsonObject Point(double latitude, double longitude) =>
        new() { ["latitude"] = Math.Round(latitude, 7), ["longitude"] = Math.Round(longitude, 7) };

    private static JsonArray Components(WorldVenue venue, WorldCity city)
    {
        var components = new JsonArray
        {
            Component(city.Name, city.Name, "en", "locality", "political"),
            Component(city.CountryName, city.CountryCode, "en", "country", "political"),
            Component(venue.PostalCode, venue.PostalCode, "en-US", "postal_code"),
        };
        if (city.Region.Length > 0)
        {
            components.Insert(1, Component(city.RegionName, city.Region, "en", "administrative_area_level_1", "political"));
        }

        return components;
    }

    private static JsonObject Component(string longText, string shortText, string language, params string[] types) => new()
    {
        ["longText"] = longText,
        ["shortText"] = shortText,
        ["types"] = new JsonArray([.. types.Select(type => (JsonNode)type)]),
        ["languageCode"] = language,
    };
}
