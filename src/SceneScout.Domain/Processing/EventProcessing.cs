using System.Collections.Immutable;
using NodaTime;
using NodaTime.Extensions;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Domain.Review;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Processing;

/// <summary>Enriches canonical events, offline and without a clock: the same event at the same instant always gives the same enrichment.</summary>
public static class EventProcessing
{
    /// <summary>The enrichment of an event at its version.</summary>
    /// <param name="e">The event.</param>
    /// <param name="atlas">Bundled geography.</param>
    /// <param name="categorizer">Tells the event's categories.</param>
    /// <param name="rules">How it is scored, and what holds it back.</param>
    /// <param name="now">The instant.</param>
    /// <param name="venues">Venues of directories that may be the event's, such as those of the same name.</param>
    /// <param name="places">What online geocoders have found; null where none is asked.</param>
    public static Enrichment Process(
        CanonicalEvent e, GeoAtlas atlas, ICategorizer categorizer, QualityOptions rules, DateTimeOffset now, IEnumerable<VenueRecord>? venues = null, IKnownPlaces? places = null)
    {
        var content = e.Content;
        var (location, precision) = Place(content.Venue, atlas);
        var online = OnlinePlacing.Better(content.Venue, location, precision, places);
        if (online is not null)
            (location, precision) = (online.Point, online.Precision);
        var confirmed = VenueConfirmation.Of(content.Venue, venues ?? []);
        // A city by its point is looked up only where the source names none.
        var near = location is { } point && (content.Venue?.City is null || content.Venue.CountryCode is null) ? atlas.CityAt(point.Latitude, point.Longitude) : null;
        var zone = content.Time.TimeZone ?? content.Venue?.TimeZone ?? ((confirmed?.Venue.Location ?? location) is { } at ? atlas.Zones.At(at.Latitude, at.Longitude) : null);
        var categories = categorizer.Of(content, [.. e.Listings.Select(key => key.Source).Distinct()]);
        var (start, end) = (Instant(content.Time.Start, zone), content.Time.End is { } last ? Instant(last, zone) : null);
        var city = content.Venue?.City ?? near?.Name;
        var quality = QualityRules.Of(new QualityFacts(e, location, precision, city, zone, categories[0], start, end), rules, now);
        var holds = Holds(content, quality, rules);
        return new Enrichment
        {
            OfVersion = e.Version,
            Category = categories[0].Name,
            CategoryConfidence = categories[0].Confidence,
            Categories = categories,
            Quality = quality.Overall,
            QualityDimensions = quality.Dimensions,
            QualityReasons = quality.Reasons,
            Holds = holds.IsEmpty ? null : holds,
            TimeZone = zone,
            StartUtc = start,
            EndUtc = end,
            Location = location,
            LocationPrecision = precision,
            Geocoded = online,
            ConfirmedVenue = confirmed?.Key,
            City = city,
            CountryCode = content.Venue?.CountryCode ?? near?.CountryCode,
            PrimaryImage = PictureChoice.Rank(content.Images).FirstOrDefault()?.Image.Url,
        };
    }

    private static ImmutableArray<ReviewReason> Holds(Listing content, QualityReport quality, QualityOptions rules)
    {
        if (content.Submitted != true && (quality.Failures.IsEmpty || rules.HoldFrom is null))
            return [];
        return
        [
            .. content.Submitted == true ? [new ReviewReason(ReviewReason.Submission, "a visitor sent it")] : ReadOnlySpan<ReviewReason>.Empty,
            .. quality.Failures.Where(failure => failure.Severity >= rules.HoldFrom).Select(failure => new ReviewReason(failure.Gate, failure.ToString())),
        ];
    }

    // The largest town of a region is no place for an event.
    private static (GeoPoint? Location, string? Precision) Place(Venue? venue, GeoAtlas atlas) =>
        venue?.Location is { } given ? (given, OnlinePlacing.OfSource)
        : venue is not null && atlas.Find(Query(venue)) is { Precision: > GeoPrecision.Region } found ? (new GeoPoint(found.Latitude, found.Longitude), found.Precision.Name())
        : (null, null);

    private static PlaceQuery Query(Venue venue) => new()
    {
        Address = venue.Address,
        City = venue.City,
        Region = venue.Region,
        Country = venue.CountryCode,
        PostalCode = venue.PostalCode,
    };

    // A local time that a clock change skips is read as if the clock had not moved; one that comes twice as the first: NodaTime's lenient rule.
    private static DateTimeOffset? Instant(EventMoment moment, string? zone)
    {
        if (moment.Utc is { } utc)
            return utc;
        if (moment.LocalDate is not { } date || moment.LocalTime is not { } time || zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } tz)
            return null;
        return (date.ToLocalDate() + time.ToLocalTime()).InZoneLeniently(tz).ToInstant().ToDateTimeOffset();
    }
}
