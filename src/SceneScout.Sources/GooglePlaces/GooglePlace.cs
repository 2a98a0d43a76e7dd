using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Geocoding;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>Reads one place. A field that was not asked for in the mask is simply absent.</summary>
internal static class GooglePlace
{
    private const double CityWithinMetres = 25_000;

    /// <summary>The venue; null, with an error, when it has no place id.</summary>
    public static VenueRecord? Read(Field place)
    {
        var legacy = place["place_id"].Exists || place["geometry"].Exists || place["business_status"].Exists;
        var id = legacy ? place["place_id"].Id() : place["id"].Id() ?? FromName(place["name"].Text());
        if (id is null)
        {
            (legacy ? place["place_id"] : place["id"]).Refuse("Missing or not usable: a place id is text.");
            return null;
        }

        return new VenueRecord
        {
            Key = new ListingKey(SourceName.GooglePlaces, id),
            Venue = legacy ? Legacy(place, id) : New(place, id),
            Types = [.. place["types"].Items().Select(type => type.Text()).OfType<string>()],
            Website = WebLink.Read(place[legacy ? "website" : "websiteUri"]),
            PermanentlyClosed = place[legacy ? "business_status" : "businessStatus"].Text() == "CLOSED_PERMANENTLY" || (legacy && place["permanently_closed"].Flag() == true),
        };
    }

    private static Venue New(Field place, string id)
    {
        var parts = new Components(place["addressComponents"], "longText", "shortText");
        var postal = place["postalAddress"];
        var country = Countries.Read(postal["regionCode"]) ?? parts.Country();
        var location = place["location"];
        var point = Coordinates.Read(location["latitude"], location["longitude"], country);
        return new Venue
        {
            ExternalId = id,
            Name = PlainText.Line(place["displayName"]["text"]),
            Address = PlainText.Joined([.. postal["addressLines"].Items()]) ?? PlainText.Line(place["shortFormattedAddress"]) ?? PlainText.Line(place["formattedAddress"]),
            City = PlainText.Line(postal["locality"]) ?? parts.City() ?? Near(point) ?? parts.Long("administrative_area_level_1"),
            Region = parts.Short("administrative_area_level_1") ?? PlainText.Line(postal["administrativeArea"]),
            PostalCode = PlainText.Line(postal["postalCode"]) ?? parts.Long("postal_code"),
            CountryCode = country,
            Location = point,
            TimeZone = Zones.First(place["timeZone"]["id"])?.Id,
        };
    }

    private static Venue Legacy(Field place, string id)
    {
        var parts = new Components(place["address_components"], "long_name", "short_name");
        var country = parts.Country();
        var location = place["geometry"]["location"];
        var point = Coordinates.Read(location["lat"], location["lng"], country);
        return new Venue
        {
            ExternalId = id,
            Name = PlainText.Line(place["name"]),
            Address = PlainText.Line(place["formatted_address"]) ?? PlainText.Line(place["vicinity"]),
            City = parts.City() ?? Near(point) ?? parts.Long("administrative_area_level_1"),
            Region = parts.Short("administrative_area_level_1"),
            PostalCode = parts.Long("postal_code"),
            CountryCode = country,
            Location = point,
        };
    }

    private static string? Near(GeoPoint? point) => point is { } at ? GeoAtlas.Bundled.CityAt(at.Latitude, at.Longitude, CityWithinMetres)?.Name : null;

    private static string? FromName(string? name) =>
        name is not null && name.StartsWith("places/", StringComparison.Ordinal) && name.Length > 7 ? name[7..] : null;

    /// <summary>Address components by their type.</summary>
    private readonly struct Components(Field components, string longName, string shortName)
    {
        private readonly List<(Field Part, List<string> Types)> parts =
            [.. components.Items().Where(part => part.IsObject).Select(part => (part, part["types"].Items().Select(type => type.Text()).OfType<string>().ToList()))];

        private readonly string longName = longName;
        private readonly string shortName = shortName;

        public string? Long(params ReadOnlySpan<string> types) => Find(types, longName) is { } part ? PlainText.Line(part) : null;

        // Places of the United Kingdom have a postal town, boroughs of New York and wards of Tokyo are sublocalities.
        public string? City() => Long("locality", "postal_town", "sublocality_level_1", "sublocality");

        public string? Short(params ReadOnlySpan<string> types) => Find(types, shortName) is { } part ? PlainText.Line(part) : null;

        public string? Country() => Find(["country"], shortName) is { } field ? Countries.Read(field) : null;

        private Field? Find(ReadOnlySpan<string> types, string name)
        {
            foreach (var type in types)
                foreach (var (part, kinds) in parts)
                    if (kinds.Contains(type))
                        return part[name];
            return null;
        }
    }
}
