using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning;

/// <summary>One source searched over one circle.</summary>
public sealed record DiscoveryArea
{
    /// <summary>The cell of an area that is not bound to a place.</summary>
    public const string Everywhere = "everywhere";

    /// <summary>The source.</summary>
    public required SourceName Source { get; init; }

    /// <summary>Geohash of the centre, or <see cref="Everywhere"/>.</summary>
    public required string Cell { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the largest city; null for <see cref="Everywhere"/>.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Centre of the circle.</summary>
    public required GeoPoint Centre { get; init; }

    /// <summary>Radius of the circle, metres.</summary>
    public required double RadiusMetres { get; init; }

    /// <summary>0 to 100, higher first.</summary>
    public required int Priority { get; init; }

    /// <summary>The target cities inside, the largest first; all of them for <see cref="Everywhere"/>.</summary>
    public required ImmutableArray<City> Cities { get; init; }

    /// <summary>IANA zone of the largest city; <c>Etc/UTC</c> for <see cref="Everywhere"/>.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>Searches by place that cover the circle within the source's largest radius.</summary>
    public int Tiles { get; init; } = 1;

    /// <summary>Calls of a search: what past ones took, or the least that the source's paging needs.</summary>
    public double ExpectedCalls { get; init; } = 1;

    /// <summary>Whether <see cref="ExpectedCalls"/> is known of past searches; else it is the least.</summary>
    public bool Measured { get; init; }

    /// <summary>How often it is visited, and why.</summary>
    public VisitInterval Visits { get; init; } = new(VisitPolicy.Default.Usual, VisitPace.Unproven);

    /// <summary>Calls that its visits take in a day.</summary>
    public double CallsPerDay => ExpectedCalls * (TimeSpan.FromDays(1) / Visits.Every);

    /// <summary><c>{source}/{cell}</c>: the same in every plan over the same cities.</summary>
    public string Id => $"{Source}/{Cell}";
}
