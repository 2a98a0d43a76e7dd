using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Planning;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>What there is to search at an instant.</summary>
/// <param name="Plan">The areas of all sources that have a key.</param>
/// <param name="Yields">What past searches came to, by area.</param>
/// <param name="Live">Areas that a queued or leased task is about.</param>
public sealed record ScheduleInputs(DiscoveryPlan Plan, IReadOnlyDictionary<string, AreaYield> Yields, ImmutableSortedSet<string> Live)
{
    /// <summary>Reads it from the store and the configuration in force.</summary>
    public static async Task<ScheduleInputs> ReadAsync(SpawnServices services, CancellationToken cancellation)
    {
        var yields = await services.Store.Areas.ListAsync(cancellation);
        var live = await services.Store.Areas.LiveAsync(cancellation);
        var sources = await SourcesAsync(services, services.Sources.Adapters.Where(adapter => services.Sources.Client(adapter.Name) is not null), cancellation);
        return new ScheduleInputs(DiscoveryPlanner.Plan(Request(services.Targets.Current, sources, yields, services.Options, services.Now)), yields, live);
    }

    /// <summary>Sources of this node as the planner sees them: with their limits, the keys that are in use, and what was learned.</summary>
    public static async Task<ImmutableArray<PlannedSource>> SourcesAsync(SpawnServices services, IEnumerable<ISourceAdapter> adapters, CancellationToken cancellation)
    {
        var sources = ImmutableArray.CreateBuilder<PlannedSource>();
        foreach (var adapter in adapters)
            sources.Add(PlannedSources.Of(
                adapter,
                services.Sources.Options(adapter.Name),
                services.Sources.Keys(adapter.Name)?.Usable.Length ?? 0,
                await LearnedSeeds.ReadAsync(services.Store.Seeds, adapter.Name, services.Now, cancellation)));
        return sources.ToImmutable();
    }

    /// <summary>What is planned.</summary>
    public static PlanRequest Request(
        ImmutableArray<City> cities, ImmutableArray<PlannedSource> sources, IReadOnlyDictionary<string, AreaYield> yields, SpawnOptions options, DateTimeOffset now) => new(cities, sources)
        {
            MaxRadiusMetres = options.RadiusMetres,
            MinRadiusMetres = options.RadiusMetres,
            Yields = yields,
            Now = now,
            Visits = options.Schedules.Visits(options.DiscoveryInterval),
        };
}
