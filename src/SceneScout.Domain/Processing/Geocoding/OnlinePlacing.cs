using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>Whether an online geocoder is asked for an event's place, and whether what it found is taken. Pure.</summary>
public static class OnlinePlacing
{
    /// <summary>From here on a place found online is another place: metres from the centre of the town that the event is in.</summary>
    public const double LargestDistance = 50_000;

    /// <summary>How a place is written that the source itself has given: nothing is better.</summary>
    public const string OfSource = "source";

    /// <summary>Whether a place as it is known is worse than it should be.</summary>
    /// <param name="precision">How exact it is; null when there is none.</param>
    /// <param name="below">What it should reach.</param>
    public static bool IsWanted(string? precision, GeoPrecision below) => precision != OfSource && (precision is null || GeoPrecisions.Parse(precision) < below);

    /// <summary>What is known online of a venue, when it is better than what the bundled data says.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="location">Its place by the source or the bundled data.</param>
    /// <param name="precision">How exact that is.</param>
    /// <param name="places">What is known online; null where no geocoder is asked.</param>
    public static PlaceFinding? Better(Venue? venue, GeoPoint? location, string? precision, IKnownPlaces? places) =>
        places is not null && venue is not null && precision != OfSource && places.Of(venue) is { } finding && IsBetter(venue, finding, location, precision) ? finding : null;

    /// <summary>What is wrong with an answer; null when it can be the place that was asked for.</summary>
    public static string? Mistake(PlaceQuestion question, OnlinePlace place) =>
        question.CountryCode is not { } asked ? null
        : place.CountryCode is not { } found ? $"what was found names no country, where {asked} was asked for"
        : found.Equals(asked, StringComparison.OrdinalIgnoreCase) ? null : $"what was found is in {found}, not in {asked}";

    // Of an event of which nobody knows the town its country has to be known: a name alone is somewhere on earth.
    private static bool IsBetter(Venue venue, PlaceFinding finding, GeoPoint? location, string? precision) =>
        IsWanted(precision, GeoPrecisions.Parse(finding.Precision) ?? GeoPrecision.Region)
        && (location is { } known ? known.DistanceTo(finding.Point) <= LargestDistance : venue.CountryCode is not null);
}
