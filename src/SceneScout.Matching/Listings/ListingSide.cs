using SceneScout.Domain.Events;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Listings;

/// <summary>A listing of the pipeline as a record that matching compares.</summary>
public static class ListingSide
{
    /// <summary>The record.</summary>
    public static MatchSide Of(Listing listing)
    {
        var venue = listing.Venue;
        return new MatchSide
        {
            Id = listing.Key.ToString(),
            Source = listing.Key.Source.Value,
            Title = listing.Title,
            Venue = venue?.Name,
            Address = venue?.Address,
            City = venue?.City,
            Region = venue?.Region,
            Country = venue?.CountryCode,
            PostalCode = venue?.PostalCode,
            Latitude = venue?.Location?.Latitude,
            Longitude = venue?.Location?.Longitude,
            Start = Time(listing.Time.Start.IsUnknown && listing.OriginalStart is { } original ? original : listing.Time.Start),
            End = listing.Time.End is { } end ? Time(end) : null,
            TimeZone = listing.Time.TimeZone ?? venue?.TimeZone,
            // Where tickets are sold is more often the same page than where it was read.
            Url = listing.TicketUrl ?? listing.Url,
            Performers = [.. listing.Performers.Select(party => party.Name)],
            Category = listing.Categories.IsEmpty ? null : listing.Categories[0].Name,
            Kind = SideKind.Event,
        };
    }

    private static SideTime? Time(EventMoment moment) =>
        moment.LocalDate is { } day ? new SideTime(day, moment.LocalTime is { } time ? (time.Hour * 60) + time.Minute : null, null)
        : moment.Utc is { } utc ? new SideTime(DateOnly.FromDateTime(utc.UtcDateTime), (utc.Hour * 60) + utc.Minute, TimeSpan.Zero)
        : null;
}
