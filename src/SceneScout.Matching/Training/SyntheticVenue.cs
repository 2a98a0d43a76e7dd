using SceneScout.Domain.Geo;
using SceneScout.Geocoding;

namespace SceneScout.Matching.Training;

/// <summary>A venue as it is, before feeds write about it.</summary>
internal sealed record SyntheticVenue
{
    /// <summary>What names it: a surname, an adjective and a noun.</summary>
    public required string Core { get; init; }

    /// <summary>What kind it is; empty when its name does not say.</summary>
    public required string Type { get; init; }

    public required KnownPlace City { get; init; }

    public required string Quarter { get; init; }

    public required string Street { get; init; }

    public required string StreetType { get; init; }

    public required string Direction { get; init; }

    public required int Number { get; init; }

    public required string Postal { get; init; }

    public required string Phone { get; init; }

    public required GeoPoint Point { get; init; }

    public required string Cuisine { get; init; }

    /// <summary>Its own site.</summary>
    public required string Site { get; init; }
}
