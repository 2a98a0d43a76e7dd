using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Planning;

/// <summary>Turns target cities and sources into areas, and areas into discovery tasks.</summary>
public static class DiscoveryPlanner
{
    /// <summary>How far ahead a discovery looks, as in the user's documents.</summary>
    public static readonly TimeSpan DefaultHorizon = TimeSpan.FromDays(90);

    // Venues are wanted before the events that take place in them are processed.
    private const int VenuesFirst = 10;

    // Half the way around the earth: a circle of this radius around any point holds every point.
    private const double WholeEarthMetres = 20_015_115;

    /// <summary>Plans: one area for each cluster of cities and source that can be searched by place; one <c>everywhere</c> area for a source that lists events but cannot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A radius is negative or no number.</exception>
    public static DiscoveryPlan Plan(PlanRequest request)
    {
        if (!(request.CitySpreadMetres >= 0))
            throw new ArgumentOutOfRangeException(nameof(request), request.CitySpreadMetres, "CitySpreadMetres is 0 metres or more.");
        if (!(request.MinRadiusMetres > 0))
            throw new ArgumentOutOfRangeException(nameof(request), request.MinRadiusMetres, "MinRadiusMetres is more than 0 metres.");
        var clusters = CityClusters.Of(request.Cities, request.MaxRadiusMetres);
        var areas = request.Sources
            .DistinctBy(source => source.Name)
            .SelectMany(source => VisitInterval.Fit([.. AreasOf(source, clusters, request)], source, request.Visits))
            .OrderByDescending(area => area.Priority)
            .ThenBy(area => area.Id, StringComparer.Ordinal);
        return new DiscoveryPlan(clusters, [.. areas]);
    }

    /// <summary>The discovery tasks of a plan, ids <c>discovery-{source}-{cell}-{planId}</c>: the same plan under the same id is queued once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="planId">Names this run of the plan.</param>
    /// <param name="now">The start of the date range.</param>
    /// <param name="horizon">How far ahead to look; <see cref="DefaultHorizon"/> when null.</param>
    public static ImmutableArray<NewTask> ToTasks(DiscoveryPlan plan, string planId, DateTimeOffset now, TimeSpan? horizon = null)
    {
        var range = new DateRange(now.ToUniversalTime(), now.ToUniversalTime() + (horizon ?? DefaultHorizon));
        return [.. plan.Areas.Select(area => ToTask(area, planId, range))];
    }

    /// <summary>The discovery task of one area.</summary>
    /// <param name="area">The area.</param>
    /// <param name="planId">Names this run.</param>
    /// <param name="range">When the events take place.</param>
    public static NewTask ToTask(DiscoveryArea area, string planId, DateRange range) => new()
    {
        Id = $"discovery-{area.Source}-{area.Cell}-{planId}",
        Type = TaskType.Discovery,
        Source = area.Source.Value,
        Area = area.Id,
        Priority = area.Priority,
        ParametersJson = JsonSerializer.Serialize(
            new DiscoveryParameters(
                area.Source.Value,
                new TaskLocation(area.Centre.Latitude, area.Centre.Longitude, area.RadiusMetres),
                range,
                area.Name,
                area.CountryCode),
            TaskJson.Default.DiscoveryParameters),
    };

    private static IEnumerable<DiscoveryArea> AreasOf(PlannedSource source, ImmutableArray<CityCluster> clusters, PlanRequest request) =>
        source.AreaSearch ? clusters.Select(cluster => AreaOf(source, cluster, request))
        : source.ListsEvents ? [EverywhereOf(source, clusters, request)]
        : [];

    private static DiscoveryArea AreaOf(PlannedSource source, CityCluster cluster, PlanRequest request)
    {
        var radius = cluster.SearchRadiusMetres ?? Math.Max(request.MinRadiusMetres, Math.Ceiling(cluster.RadiusMetres + request.CitySpreadMetres));
        var tiles = CircleCover.Of(new GeoCircle(cluster.Centroid, radius), source.MaxRadiusMetres).Length;
        return Weighed(
            new DiscoveryArea
            {
                Source = source.Name,
                Cell = cluster.Cell,
                Name = cluster.Name,
                CountryCode = cluster.Chief.CountryCode is { Length: > 0 } country ? country : null,
                Centre = cluster.Centroid,
                RadiusMetres = radius,
                Priority = cluster.Priority,
                Cities = cluster.Cities,
                TimeZone = cluster.Chief.TimeZone,
                Tiles = tiles,
            },
            tiles * source.SearchesPerTile,
            source,
            request);
    }

    private static DiscoveryArea EverywhereOf(PlannedSource source, ImmutableArray<CityCluster> clusters, PlanRequest request) => Weighed(
        new DiscoveryArea
        {
            Source = source.Name,
            Cell = DiscoveryArea.Everywhere,
            Name = DiscoveryArea.Everywhere,
            Centre = clusters.IsEmpty ? new GeoPoint(0, 0) : clusters[0].Centroid,
            RadiusMetres = WholeEarthMetres,
            Priority = clusters.IsEmpty ? NewTask.DefaultPriority : clusters.Max(cluster => cluster.Priority),
            Cities = [.. clusters.SelectMany(cluster => cluster.Cities)],
        },
        source.Lists,
        source,
        request);

    // Adds what past searches say to an area whose priority is that of its people.
    private static DiscoveryArea Weighed(DiscoveryArea area, int leastCalls, PlannedSource source, PlanRequest request)
    {
        var yield = request.Yields.GetValueOrDefault(area.Id);
        var calls = yield is { Searches: > 0 } ? Math.Max(leastCalls, yield.MeanCalls) : leastCalls;
        var visits = VisitInterval.Of(yield?.FreshPerDay, calls, request.Visits);
        var priority = AreaPriority.Of(area.Priority, calls, visits.Every, yield, request.Now, request.Visits);
        return area with
        {
            ExpectedCalls = calls,
            Measured = yield is { Searches: > 0 },
            Visits = visits,
            Priority = source.ListsEvents ? priority : Math.Min(100, priority + VenuesFirst),
        };
    }
}
