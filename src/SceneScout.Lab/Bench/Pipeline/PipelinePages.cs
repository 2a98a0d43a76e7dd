using SceneScout.Actors.Controller.Schedules;
using SceneScout.Domain.Planning;
using SceneScout.Lab.Demo;
using SceneScout.Node.Configuration;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Asks for every page of the plan beforehand, with the clients, the settings and the plan of the node that will ask for them again.</summary>
internal static class PipelinePages
{
    /// <summary>Asks.</summary>
    /// <param name="options">The node's settings.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Pages asked for.</returns>
    /// <exception cref="InvalidOperationException">A search failed; the message names the area and the fault.</exception>
    public static async Task<long> AskAsync(ScoutOptions options, CancellationToken cancellation)
    {
        using var sources = SourceSet.Create(options.Sources, TimeProvider.System);
        var planned = sources.Adapters.Where(adapter => sources.Client(adapter.Name) is not null)
            .Select(adapter => PlannedSources.Of(adapter, sources.Options(adapter.Name), keys: 1, []));
        var plan = DiscoveryPlanner.Plan(ScheduleInputs.Request([.. DemoWorld.Targets()], [.. planned], new Dictionary<string, AreaYield>(), options.Spawn, TimeProvider.System.GetUtcNow()));
        var pages = 0L;
        await Parallel.ForEachAsync(
            plan.Areas,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 4, CancellationToken = cancellation },
            async (area, stop) => await AreaWalk.RunAsync(sources.Client(area.Source)!, area, DiscoveryCensus.Range, null, _ => Interlocked.Increment(ref pages), stop));
        return pages;
    }
}
