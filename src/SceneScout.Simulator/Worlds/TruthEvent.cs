using System.Collections.Immutable;

namespace SceneScout.Simulator.Worlds;

/// <summary>A real-world event as it truly stands, with every listing of it.</summary>
/// <param name="Id">The truth's own id; no source knows it.</param>
/// <param name="Title">The true title.</param>
/// <param name="Category">Music, Comedy, Theatre, Sports, Film, Art, Food, Tech, Business, Family, Nightlife, Wellness, Community or Festival.</param>
/// <param name="City">The city's English name.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Venue">The venue's true name, or null when online only.</param>
/// <param name="Latitude">Degrees north of the venue, or null when online only.</param>
/// <param name="Longitude">Degrees east of the venue, or null when online only.</param>
/// <param name="TimeZone">IANA time zone id.</param>
/// <param name="LocalStart">True wall time of the start, even where sources do not tell it.</param>
/// <param name="Start">The same instant in UTC.</param>
/// <param name="Status">scheduled, cancelled, postponed or rescheduled.</param>
/// <param name="Series">A number shared by the occurrences of a series within a city, or null.</param>
/// <param name="Listings">Every listing of it at present.</param>
public sealed record TruthEvent(
    string Id,
    string Title,
    string Category,
    string City,
    string Country,
    string? Venue,
    double? Latitude,
    double? Longitude,
    string TimeZone,
    DateTime LocalStart,
    DateTimeOffset Start,
    string Status,
    int? Series,
    ImmutableArray<TruthListing> Listings);
