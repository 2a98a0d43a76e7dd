using System.Text.Json;
using System.Text.Json.Serialization;

namespace SceneScout.Client.Events;

/// <summary>An event. What is not known is null.</summary>
public sealed record ScoutEvent
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>scheduled, cancelled, postponed or rescheduled.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is still listed: fresh, stale or expired.</summary>
    public required string Freshness { get; init; }

    /// <summary>unknown, onsale, offsale or soldout.</summary>
    public string? Sales { get; init; }

    /// <summary>When it begins.</summary>
    public required ScoutMoment Start { get; init; }

    /// <summary>When it ends.</summary>
    public ScoutMoment? End { get; init; }

    /// <summary>The date before it was put off.</summary>
    public ScoutMoment? OriginalStart { get; init; }

    /// <summary>When the doors open.</summary>
    public ScoutMoment? Doors { get; init; }

    /// <summary>The IANA zone of its place.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether it takes place online.</summary>
    public bool? Online { get; init; }

    /// <summary>Where it takes place.</summary>
    public ScoutVenue? Venue { get; init; }

    /// <summary>What it costs.</summary>
    public ScoutPrice? Price { get; init; }

    /// <summary>Whether it costs nothing.</summary>
    public bool? IsFree { get; init; }

    /// <summary>Its page.</summary>
    public string? Url { get; init; }

    /// <summary>Where tickets are.</summary>
    public string? TicketUrl { get; init; }

    /// <summary>Who performs.</summary>
    public IReadOnlyList<string> Performers { get; init; } = [];

    /// <summary>Who organizes it.</summary>
    public string? Organizer { get; init; }

    /// <summary>The likeliest category.</summary>
    public string? Category { get; init; }

    /// <summary>How sure that is, 0 to 1.</summary>
    public double? CategoryConfidence { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Quality { get; init; }

    /// <summary>premium, standard, basic or poor.</summary>
    public string? QualityTier { get; init; }

    /// <summary>Its main picture.</summary>
    public string? Image { get; init; }

    /// <summary>pending, accepted or rejected; null where nobody has to look at it.</summary>
    public string? Review { get; init; }

    /// <summary>From which age on people are let in, in years.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>The listings behind it, as source:id.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What must be shown beside it, by source.</summary>
    public IReadOnlyDictionary<string, string> Attribution { get; init; } = new Dictionary<string, string>();

    /// <summary>The listing that each field is from.</summary>
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();

    /// <summary>What else the API says of it, now and in times to come.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A moment: local date and time at the place, and the instant; unknown parts are null.</summary>
/// <param name="LocalDate">The day at the place.</param>
/// <param name="LocalTime">The time at the place.</param>
/// <param name="Utc">The instant.</param>
public sealed record ScoutMoment(DateOnly? LocalDate, TimeOnly? LocalTime, DateTimeOffset? Utc);

/// <summary>A place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
/// <param name="City">Its city.</param>
/// <param name="Region">Its region.</param>
/// <param name="PostalCode">Its postal code.</param>
/// <param name="CountryCode">ISO 3166-1, two letters.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Precision">Where the point is from: source, venue or city.</param>
public sealed record ScoutVenue(
    string? Name, string? Address, string? City, string? Region, string? PostalCode, string? CountryCode, double? Latitude, double? Longitude, string? Precision);

/// <summary>A price.</summary>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record ScoutPrice(decimal? Min, decimal? Max, string? Currency);
