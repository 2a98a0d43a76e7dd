using System.Collections.Immutable;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Sources.Contracts;

namespace SceneScout.Cli.Planning;

/// <summary>What would be searched, before anything is called.</summary>
/// <param name="At">The instant that it is for.</param>
/// <param name="Plan">The areas.</param>
/// <param name="Forecast">What they take.</param>
/// <param name="Sources">The sources, as the planner sees them.</param>
/// <param name="Keys">Keys by source; 0 for a source that could be used but has none.</param>
/// <param name="Yields">What past searches came to.</param>
internal sealed record PlanPreview(
    DateTimeOffset At,
    DiscoveryPlan Plan,
    DiscoveryForecast Forecast,
    ImmutableArray<PlannedSource> Sources,
    ImmutableDictionary<SourceName, int> Keys,
    IReadOnlyDictionary<string, AreaYield> Yields)
{
    /// <summary>Plans what the settings say, for every source that could be used.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="past">What past searches came to and taught.</param>
    /// <param name="only">Only these sources; empty for all.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="ConfigMistakeException">A city or source is not known.</exception>
    public static PlanPreview Of(ScoutOptions options, PastSearches past, IReadOnlyCollection<string> only, DateTimeOffset now)
    {
        var adapters = options.Registry.Definitions.Where(source => options.Sources.ContainsKey(source.Name)).Select(source => source.Adapter).ToList();
        var unknown = only.Where(name => adapters.TrueForAll(adapter => adapter.Name.Value != name)).ToList();
        if (unknown.Count > 0)
            throw new ConfigMistakeException([.. unknown.Select(name => $"--source '{name}' is not a source that is searched; give {string.Join(", ", adapters.Select(a => a.Name))}.")]);
        var chosen = adapters.Where(adapter => only.Count == 0 || only.Contains(adapter.Name.Value)).ToList();
        var request = ScheduleInputs.Request(
            [.. ScoutNode.Targets(options)],
            [.. chosen.Select(adapter => PlannedSources.Of(adapter, options.Sources[adapter.Name], PlannedSources.Keys(options.Sources[adapter.Name]), past.Seeds))],
            past.Yields,
            options.Spawn,
            now);
        var plan = DiscoveryPlanner.Plan(request);
        return new PlanPreview(
            now,
            plan,
            DiscoveryForecast.Of(plan, request.Sources),
            request.Sources,
            chosen.ToImmutableDictionary(adapter => adapter.Name, adapter => PlannedSources.Keys(options.Sources[adapter.Name])),
            past.Yields);
    }
}
