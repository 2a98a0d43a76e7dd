using System.Collections.Immutable;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Review;

namespace SceneScout.Domain.Events;

/// <summary>What processing adds to a canonical event. Kept beside the merged content, never inside it.</summary>
public sealed record Enrichment
{
    /// <summary>The version of the event that was processed.</summary>
    public required long OfVersion { get; init; }

    /// <summary>Canonical category, one of <c>CategoryName.All</c>; of events that were processed by versions before 0.2.0 one of the eleven names of those.</summary>
    public required string Category { get; init; }

    /// <summary>How sure the category is, 0 to 1.</summary>
    public required double CategoryConfidence { get; init; }

    /// <summary>The likeliest categories, the likeliest first, of which <see cref="Category"/> is the first; null for events that were processed before there were any.</summary>
    public ImmutableArray<CategoryGuess>? Categories { get; init; }

    /// <summary>Quality, 0 to 1: the weighted mean of <see cref="QualityDimensions"/>.</summary>
    public required double Quality { get; init; }

    /// <summary>Named quality dimensions, each 0 to 1; of events that were processed by versions before 0.2.0 the six of those.</summary>
    public required ImmutableSortedDictionary<string, double> QualityDimensions { get; init; }

    /// <summary>What lowered the dimensions: <c>dimension/rule</c>; null for events that were processed before there were any.</summary>
    public ImmutableArray<string>? QualityReasons { get; init; }

    /// <summary>Why somebody has to look at the event before it is published; null for no reason.</summary>
    public ImmutableArray<ReviewReason>? Holds { get; init; }

    /// <summary>IANA zone: the source's, else from the coordinates; null when neither is known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Start instant, from the source or from local time and zone; null when the time of day is unknown.</summary>
    public DateTimeOffset? StartUtc { get; init; }

    /// <summary>End instant, likewise.</summary>
    public DateTimeOffset? EndUtc { get; init; }

    /// <summary>Coordinates: the source's, else those of the known venue or city.</summary>
    public GeoPoint? Location { get; init; }

    /// <summary>How exact <see cref="Location"/> is: <c>source</c>; where it gives none, <c>postcode</c> or <c>city</c> (an online geocoder: <c>street</c>, <c>rooftop</c>); or null.</summary>
    public string? LocationPrecision { get; init; }

    /// <summary>What <see cref="Location"/> is from when an online geocoder found it; null when the source or the bundled data did.</summary>
    public PlaceFinding? Geocoded { get; init; }

    /// <summary>The directory's entry of the venue, when one is surely the same. Its id alone: what the directory says of it is looked up, as long as it may be kept.</summary>
    public ListingKey? ConfirmedVenue { get; init; }

    /// <summary>City name, the source's or from the coordinates.</summary>
    public string? City { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? CountryCode { get; init; }

    /// <summary>The picture to show first, by what its sources say of each (<see cref="Pictures.PictureChoice"/>); of events that were processed by versions before 0.3.0 the largest that is not a stand-in.</summary>
    public string? PrimaryImage { get; init; }
}
