using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;

namespace SceneScout.Storage.Tests;

/// <summary>Listings, events and changes to make tests of.</summary>
internal static class Sample
{
    public static Guid Id(int n) => new($"00000000-0000-0000-0000-{n:x12}");

    public static ListingKey Key(string id, string source = "yelp") => new(new SourceName(source), id);

    public static Listing Listing(string id, string title = "Jazz Night", string source = "yelp", EventMoment? start = null, Venue? venue = null) => new()
    {
        Key = Key(id, source),
        Title = title,
        Time = new EventTime(start ?? EventMoment.Unknown, null, null, false),
        Venue = venue,
    };

    public static Venue Place(double latitude, double longitude, string? city = null, string? name = null) =>
        new() { Location = new GeoPoint(latitude, longitude), City = city, Name = name };

    public static EventMoment At(DateTimeOffset utc) => new(DateOnly.FromDateTime(utc.Date), TimeOnly.FromDateTime(utc.DateTime), utc);

    public static EventMoment On(int year, int month, int day) => new(new DateOnly(year, month, day), null, null);

    public static EventMember Member(Listing listing, string hash = "h1") => new(listing, hash, 0.9, ["same listing"]);

    public static CanonicalEvent Event(Guid id, long version, string block, params Listing[] listings) => new()
    {
        Id = id,
        Block = block,
        Version = version,
        Content = listings[0],
        Listings = [.. listings.Select(l => l.Key).Order()],
        Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty.Add("title", listings[0].Key),
    };

    public static EventMutation New(Guid id, params Listing[] listings) =>
        new(Event(id, 1, "block", listings), 0, [.. listings.Select(l => Member(l))], []);

    public static EventMutation Change(Guid id, long expected, params Listing[] listings) =>
        new(Event(id, expected + 1, "block", listings), expected, [.. listings.Select(l => Member(l))], []);

    public static Enrichment Enrichment(long version, string category = "music", double quality = 0.5) => new()
    {
        OfVersion = version,
        Category = category,
        CategoryConfidence = 0.75,
        Quality = quality,
        QualityDimensions = ImmutableSortedDictionary<string, double>.Empty.Add("title", 1),
    };

    public static string Json(CanonicalEvent e) => JsonSerializer.Serialize(e, EventJson.Default.CanonicalEvent);
}
