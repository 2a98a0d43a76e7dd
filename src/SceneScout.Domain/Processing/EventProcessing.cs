using NodaTime;
using NodaTime.Extensions;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Pictures;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Processing;

/// <summary>Enriches canonical events, offline and without a clock: the same event always gives the same enrichment.</summary>
public static class EventProcessing
{
    /// <summary>The enrichment of an event at its version.</summary>
    /// <param name="e">The event.</param>
    /// <param name="atlas">Bundled geography.</param>
    /// <param name="categorizer">Tells the event's categories.</param>
    /// <param name="venues">Venues of directories that may be the event's, such as those of the same name.</param>
    public static Enrichment Process(CanonicalEvent e, GeoAtlas atlas, ICategorizer categorizer, IEnumerable<VenueRecord>? venues = null)
    {
        var content = e.Content;
        var (location, precision) = Place(content.Venue, atlas);
        var confirmed = VenueConfirmation.Of(content.Venue, venues ?? []);
        // A city by its point is looked up only where the source names none.
        var near = location is { } point && (content.Venue?.City is null || content.Venue.CountryCode is null) ? atlas.CityAt(point.Latitude, point.Longitude) : null;
        var zone = content.Time.TimeZone ?? content.Venue?.TimeZone ?? ((confirmed?.Venue.Location ?? location) is { } at ? atlas.Zones.At(at.Latitude, at.Longitude) : null);
        var categories = categorizer.Of(content, [.. e.Listings.Select(key => key.Source).Distinct()]);
        var quality = QualityScore.Of(e);
        return new Enrichment
        {
            OfVersion = e.Version,
            Category = categories[0].Name,
            CategoryConfidence = categories[0].Confidence,
            Categories = categories,
            Quality = quality.Overall,
            QualityDimensions = quality.Dimensions,
            TimeZone = zone,
            StartUtc = Instant(content.Time.Start, zone),
            EndUtc = content.Time.End is { } end ? Instant(end, zone) : null,
            Location = location,
            LocationPrecision = precision,
            ConfirmedVenue = confirmed?.Key,
            City = content.Venue?.City ?? near?.Name,
            CountryCode = content.Venue?.CountryCode ?? near?.CountryCode,
            PrimaryImage = PictureChoice.Rank(content.Images).FirstOrDefault()?.Image.Url,
        };
    }

    // The largest town of a region is no place for an event.
    private static (GeoPoint? Location, string? Precision) Place(Venue? venue, GeoAtlas atlas) =>
        venue?.Location is { } given ? (given, "source")
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
