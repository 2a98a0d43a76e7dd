using System.Globalization;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Makes a source's query of a task's parameters.</summary>
public static class DiscoveryQuery
{
    /// <summary>The query.</summary>
    /// <param name="parameters">The task's parameters.</param>
    public static AreaQuery Of(DiscoveryParameters parameters) => new(
        new GeoPoint(parameters.Location.Latitude, parameters.Location.Longitude),
        parameters.Location.Radius,
        parameters.DateRange,
        parameters.CountryCode);

    /// <summary>Where a task searches, as text: what is remembered of a search holds for the same place only.</summary>
    public static string Scope(DiscoveryParameters parameters) => string.Create(
        CultureInfo.InvariantCulture, $"{parameters.Location.Latitude:R},{parameters.Location.Longitude:R},{parameters.Location.Radius:R},{parameters.CountryCode}");
}
