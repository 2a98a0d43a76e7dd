using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads the venue, expanded or only as an id.</summary>
internal static class EventbriteVenue
{
    /// <summary>The venue; null for an online event or when the source gives none.</summary>
    public static Venue? Read(Field root, bool online)
    {
        var expanded = root["venue"].Exists ? root["venue"] : root["primary_venue"];
        if (online)
        {
            // Forms keep the organizer's last venue when an event is moved online.
            if (expanded.IsObject)
                expanded["name"].Warn("Left out: the event is online.", RepairRule.OnlineVenue);
            return null;
        }

        var id = root["venue_id"].Id() ?? root["primary_venue_id"].Id();
        if (!expanded.IsObject)
            return id is null ? null : new Venue { ExternalId = id };
        var venue = Of(expanded);
        return venue.ExternalId is null ? venue with { ExternalId = id } : venue;
    }

    /// <summary>Reads a venue object.</summary>
    public static Venue Of(Field venue)
    {
        var address = venue["address"];
        var country = Countries.Read(address["country"]);
        var (lat, lon) = address["latitude"].Number() is null
            ? (venue["latitude"], venue["longitude"])
            : (address["latitude"], address["longitude"]);
        return new Venue
        {
            ExternalId = venue["id"].Id(),
            Name = PlainText.Line(venue["name"]),
            Address = PlainText.Joined(address["address_1"], address["address_2"]),
            City = PlainText.Line(address["city"]),
            Region = PlainText.Line(address["region"]),
            PostalCode = PlainText.Line(address["postal_code"]),
            CountryCode = country,
            Location = Coordinates.Read(lat, lon, country),
        };
    }
}
