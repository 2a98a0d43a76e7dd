using SceneScout.Domain.Events;

namespace SceneScout.Cli.Import;

/// <summary>A venue in an export.</summary>
internal sealed record ImportedVenue(
    string Id, string? Name, string? Address, string? City, string? Region, string? PostalCode, string? CountryCode,
    double? Latitude, double? Longitude, string? TimeZone, IReadOnlyList<string> Types, string? Website, bool PermanentlyClosed)
{
    /// <summary>Tells it from an event.</summary>
    public string Kind { get; } = "venue";

    public static ImportedVenue Of(VenueRecord v) => new(
        v.Key.ToString(), v.Venue.Name, v.Venue.Address, v.Venue.City, v.Venue.Region, v.Venue.PostalCode, v.Venue.CountryCode,
        v.Venue.Location?.Latitude, v.Venue.Location?.Longitude, v.Venue.TimeZone, v.Types, v.Website, v.PermanentlyClosed);
}
