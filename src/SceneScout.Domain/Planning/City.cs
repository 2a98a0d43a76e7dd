using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning;

/// <summary>A city, or another place that people want searched.</summary>
/// <param name="Name">Its name as locals or English speakers write it.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2, upper case; empty where no country is near.</param>
/// <param name="Location">Its centre.</param>
/// <param name="TimeZone">Its IANA zone.</param>
/// <param name="Population">Inhabitants; 0 when unknown.</param>
public sealed record City(string Name, string CountryCode, GeoPoint Location, string TimeZone, long Population)
{
    /// <summary>Priorities of a city: 1 to this, higher first.</summary>
    public const int MaxPriority = 10;

    /// <summary>The state, for the United States only.</summary>
    public string? Region { get; init; }

    /// <summary>Radius of its search, metres; null for the usual one. A city with its own is searched alone.</summary>
    public double? RadiusMetres { get; init; }

    /// <summary>1 to <see cref="MaxPriority"/>; null for one that follows from its people.</summary>
    public int? Priority { get; init; }

    /// <summary>What tells it from others of its name: <c>Springfield, IL, US</c>.</summary>
    public string Label => string.Join(", ", new[] { Name, Region, CountryCode }.Where(part => !string.IsNullOrEmpty(part)));
}
