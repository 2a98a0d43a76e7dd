using System.Text.RegularExpressions;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>Reads the venue. A hybrid event has two; the one that people can walk into is taken.</summary>
internal static partial class MeetupVenue
{
    /// <summary>The venue; null for an online event or when the source gives none.</summary>
    public static Venue? Read(Field root)
    {
        var physical = root["venues"].Items().Append(root["venue"]).FirstOrDefault(venue => venue.IsObject && !IsOnline(venue));
        if (!physical.IsObject)
            return null;
        var country = Countries.Read(physical["country"]);
        var venue = new Venue
        {
            ExternalId = physical["id"].Id(),
            Name = Trimmed(PlainText.Line(physical["name"])),
            Address = PlainText.Joined(physical["address"], physical["address_1"], physical["address_2"], physical["address_3"]),
            City = PlainText.Line(physical["city"]),
            Region = PlainText.Line(physical["state"])?.ToUpperInvariant(),
            PostalCode = Postal(physical["postalCode"].Exists ? physical["postalCode"] : physical["zip"]),
            CountryCode = country,
            Location = Coordinates.Read(physical["lat"], physical["lon"].Exists ? physical["lon"] : physical["lng"], country),
        };
        return venue == new Venue() ? null : venue;
    }

    /// <summary>True for the stand-in venue of an online or hybrid event.</summary>
    public static bool IsOnline(Field venue) =>
        venue.IsObject && (string.Equals(venue["venueType"].Text(), "online", StringComparison.OrdinalIgnoreCase)
            || string.Equals(venue["name"].Text(), "Online event", StringComparison.OrdinalIgnoreCase));

    private static string? Trimmed(string? text) => text?.Trim(' ', ',') is { Length: > 0 } line ? line : null;

    // Where a country has no postal codes Meetup makes them up: meetup1, meetup2, ...
    private static string? Postal(Field field) => field.Id() is { } code && !MadeUp().IsMatch(code) ? code : null;

    [GeneratedRegex(@"^meetup\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MadeUp();
}
