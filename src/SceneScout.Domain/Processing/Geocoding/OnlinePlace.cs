using SceneScout.Domain.Geo;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>A place as a geocoder knows it.</summary>
/// <param name="Point">Where it is.</param>
/// <param name="Precision">How exact the point is.</param>
public sealed record OnlinePlace(GeoPoint Point, GeoPrecision Precision)
{
    /// <summary>City, town or village.</summary>
    public string? City { get; init; }

    /// <summary>State, province or county.</summary>
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>What must be shown beside it.</summary>
    public string? Attribution { get; init; }
}
