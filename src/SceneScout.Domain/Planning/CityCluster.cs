using System.Collections.Immutable;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning;

/// <summary>Cities that one search covers.</summary>
/// <param name="Cell">The geohash of the centroid that names the cluster among those of one plan.</param>
/// <param name="Cities">The cities, the largest first.</param>
/// <param name="Centroid">The middle of the cities, on the sphere.</param>
/// <param name="RadiusMetres">Distance from the centroid to the farthest city's centre; 0 for one city.</param>
/// <param name="Priority">0 to 100, growing with the population, or the highest that people gave.</param>
public sealed record CityCluster(string Cell, ImmutableArray<City> Cities, GeoPoint Centroid, double RadiusMetres, int Priority)
{
    /// <summary>The radius that people gave for its search, metres; null for the usual one.</summary>
    public double? SearchRadiusMetres { get; init; }

    /// <summary>The largest city, which names the cluster for people.</summary>
    public City Chief => Cities[0];

    /// <summary>What people call it: <c>New York + Newark</c>, with <c>and 3 more</c> after the third city.</summary>
    public string Name => Cities.Length <= 3
        ? string.Join(" + ", Cities.Select(city => city.Name))
        : $"{string.Join(" + ", Cities.Take(3).Select(city => city.Name))} and {Cities.Length - 3} more";
}
