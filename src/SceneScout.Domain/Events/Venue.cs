using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Events;

/// <summary>Where an event takes place, as one source says it. Every part may be missing.</summary>
public sealed record Venue
{
    /// <summary>The source's id of the venue.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The venue's name.</summary>
    public string? Name { get; init; }

    /// <summary>Street address in one line.</summary>
    public string? Address { get; init; }

    /// <summary>City or town.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region: its code where the source gives one.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Coordinates; null when missing or implausible.</summary>
    public GeoPoint? Location { get; init; }

    /// <summary>IANA zone of the venue.</summary>
    public string? TimeZone { get; init; }
}
