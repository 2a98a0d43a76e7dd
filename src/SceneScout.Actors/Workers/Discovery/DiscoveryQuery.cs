using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Makes a source's query of a task's parameters.</summary>
public static class DiscoveryQuery
{
    /// <summary>The query.</summary>
    /// <param name="parameters">The task's parameters.</param>
    /// <param name="changedSince">Start of the last complete search; null for none.</param>
    public static AreaQuery Of(DiscoveryParameters parameters, DateTimeOffset? changedSince) => new(
        new GeoPoint(parameters.Location.Latitude, parameters.Location.Longitude),
        parameters.Location.Radius,
        parameters.DateRange,
        parameters.CountryCode,
        changedSince);
}
