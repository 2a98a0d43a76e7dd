using System.Collections.Immutable;

namespace SceneScout.Domain.Planning;

/// <summary>What is to be planned.</summary>
/// <param name="Cities">The target cities.</param>
/// <param name="Sources">The sources that are switched on.</param>
public sealed record PlanRequest(ImmutableArray<City> Cities, ImmutableArray<PlannedSource> Sources)
{
    /// <summary>Largest covering radius of a cluster of cities, metres.</summary>
    public double MaxRadiusMetres { get; init; } = CityClusters.DefaultMaxRadiusMetres;

    /// <summary>How far a city reaches from its centre, metres: added to a cluster's covering radius.</summary>
    public double CitySpreadMetres { get; init; } = 25_000;

    /// <summary>No search is smaller than this, metres.</summary>
    public double MinRadiusMetres { get; init; } = 50_000;

    /// <summary>What past searches came to, by area.</summary>
    public IReadOnlyDictionary<string, AreaYield> Yields { get; init; } = ImmutableDictionary<string, AreaYield>.Empty;

    /// <summary>The instant that staleness is measured at; null when nothing is stale, as in a first plan.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How often areas are visited.</summary>
    public VisitPolicy Visits { get; init; } = VisitPolicy.Default;
}
