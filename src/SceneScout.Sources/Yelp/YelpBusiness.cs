using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>Reads a business as a venue: v3 has <c>coordinates</c>, v2 <c>location.coordinate</c> and categories as pairs.</summary>
internal static class YelpBusiness
{
    /// <summary>The venue; null, with an error, when it has no id.</summary>
    public static VenueRecord? Read(Field business)
    {
        if (ListingReader.RequireId(business["id"]) is not { } id)
            return null;
        var place = business["location"];
        var country = Countries.Read(place["country"]) ?? Countries.Read(place["country_code"]);
        var coordinates = business["coordinates"].Exists ? business["coordinates"] : place["coordinate"];
        return new VenueRecord
        {
            Key = new ListingKey(SourceName.Yelp, id),
            Venue = new Venue
            {
                ExternalId = id,
                Name = PlainText.Line(business["name"]),
                Address = YelpPlace.Address(place),
                City = PlainText.Line(place["city"]),
                Region = PlainText.Line(place["state"]) ?? PlainText.Line(place["state_code"]),
                PostalCode = PlainText.Line(place["zip_code"]) ?? PlainText.Line(place["postal_code"]),
                CountryCode = country,
                Location = Coordinates.Read(coordinates["latitude"], coordinates["longitude"], country),
            },
            Types = [.. business["categories"].Items().Select(Alias).OfType<string>()],
            PermanentlyClosed = business["is_closed"].Flag() == true,
        };
    }

    private static string? Alias(Field category) =>
        category.Element.ValueKind == System.Text.Json.JsonValueKind.Array ? category.Items().Skip(1).Select(part => part.Text()).FirstOrDefault() : category["alias"].Text();
}
