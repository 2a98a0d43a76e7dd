using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Reads a venue or, for partners without venues, a <c>place</c>: the same fields, most of them optional.</summary>
internal static class TicketmasterVenue
{
    /// <summary>Where an event says where it is: its first venue, else its <c>place</c>.</summary>
    public static Field PlaceOf(Field root) => root["_embedded"]["venues"].First() is { Exists: true } venue ? venue : root["place"];

    /// <summary>The venue; null when nothing is said of it.</summary>
    /// <param name="place">The venue or place.</param>
    /// <param name="searched">Where it was searched for, when it lies elsewhere; see <see cref="TicketmasterNearness"/>.</param>
    public static Venue? Read(Field place, Field searched = default)
    {
        if (!place.IsObject)
            return null;
        var country = Countries.Read(place["country"]["countryCode"]) ?? Countries.Read(place["country"]["name"]);
        var location = place["location"];
        var address = place["address"];
        var lines = new[] { address["line1"].Text(), address["line2"].Text(), address["line3"].Text() }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        var venue = new Venue
        {
            ExternalId = place["id"].Id(),
            Name = PlainText.Line(place["name"].Text()),
            Address = PlainText.Line(string.Join(", ", lines)),
            City = place["city"]["name"].Text(),
            Region = place["state"]["stateCode"].Text() ?? place["state"]["name"].Text(),
            PostalCode = place["postalCode"].Text(),
            CountryCode = country,
            Location = TicketmasterNearness.Checked(Coordinates.Read(location["latitude"], location["longitude"], country), searched, location["longitude"]),
            TimeZone = Zones.First(place["timezone"])?.Id,
        };
        return venue == new Venue() ? null : venue;
    }
}
