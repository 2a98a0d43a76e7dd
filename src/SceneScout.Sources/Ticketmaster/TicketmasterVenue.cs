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
    public static Venue? Read(Field place)
    {
        if (!place.IsObject)
            return null;
        var country = Countries.Read(place["country"]["countryCode"]) ?? Countries.Read(place["country"]["name"]);
        var location = place["location"];
        var address = place["address"];
        var venue = new Venue
        {
            ExternalId = place["id"].Id(),
            Name = PlainText.Line(place["name"]),
            Address = PlainText.Joined(address["line1"], address["line2"], address["line3"]),
            City = PlainText.Line(place["city"]["name"]),
            Region = PlainText.Line(place["state"]["stateCode"]) ?? PlainText.Line(place["state"]["name"]),
            PostalCode = PlainText.Line(place["postalCode"]),
            CountryCode = country,
            Location = Coordinates.Read(location["latitude"], location["longitude"], country),
            TimeZone = Zones.First(place["timezone"])?.Id,
        };
        return venue == new Venue() ? null : venue;
    }
}
