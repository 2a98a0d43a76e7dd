using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;

namespace SceneScout.Domain.Tests;

/// <summary>Short ways to write listings in tests.</summary>
internal static class Listings
{
    public static ListingKey Key(string text)
    {
        var parts = text.Split(':', 2);
        return new ListingKey(new SourceName(parts[0]), parts[1]);
    }

    public static EventTime At(string? date, string? time = null, string? zone = null) => new(
        new EventMoment(
            date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture),
            time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture),
            null),
        null,
        zone,
        false);

    public static Listing Of(string key, string title = "Jazz Night", string? date = "2026-05-01", string? time = "20:00", string? venue = "Blue Note", string? url = null) => new()
    {
        Key = Key(key),
        Title = title,
        Time = At(date, time),
        Venue = venue is null ? null : new Venue { Name = venue, City = "New York", CountryCode = "US", Location = new GeoPoint(40.7309, -74.0007) },
        Url = url,
    };

    public static IncomingListing Incoming(Listing listing, string hash = "h1") => new(listing, hash, Guid.Empty);

    public static EventMember Member(Listing listing) => new(listing, "h1", 1, []);
}
