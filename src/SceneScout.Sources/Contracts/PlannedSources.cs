using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;

namespace SceneScout.Sources.Contracts;

/// <summary>Makes of a source's capabilities, settings and learned seeds what the planner needs to know of it. Whoever plans uses this, so that a preview and a run agree.</summary>
public static class PlannedSources
{
    // Kinds of venues, in a directory that is searched by place: no list of its own.
    private const string Types = "types";
    private const string Places = "places";

    /// <summary>The source as the planner sees it.</summary>
    /// <param name="adapter">The source.</param>
    /// <param name="options">Its settings; null for the documented limits.</param>
    /// <param name="keys">How many keys it has; each adds its own limits to the budget, and without one it is planned as with one.</param>
    /// <param name="learned">Seeds that listings taught, beside the configured ones.</param>
    public static PlannedSource Of(ISourceAdapter adapter, SourceOptions? options, int keys, IReadOnlyCollection<SourceSeed> learned)
    {
        var can = adapter.Capabilities;
        // A directory of venues is searched by place, whatever it says of events.
        return new PlannedSource(adapter.Name, can.AreaSearch || !can.ListsEvents, can.ListsEvents)
        {
            MaxRadiusMetres = can.MaxRadiusMetres,
            SearchesPerTile = can.SearchesPerTile,
            Lists = options is null ? 1 : Lists(adapter, options, learned),
            Budgets = [.. (options?.Limits ?? can.Limits).Select(limit => new CallBudget(limit.Calls * Math.Max(1, keys), limit.Window, limit.Unit))],
        };
    }

    /// <summary>How many keys the settings give a source.</summary>
    public static int Keys(SourceOptions? options) => options?.AllKeys.Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Count() ?? 0;

    private static int Lists(ISourceAdapter adapter, SourceOptions options, IReadOnlyCollection<SourceSeed> learned) =>
        options.Seeds.SelectMany(kind => kind.Value.Select(id => (Kind: kind.Key, Id: id.Trim())))
            .Concat(learned.Where(seed => seed.Source == adapter.Name).Select(seed => (seed.Kind, Id: seed.ExternalId)))
            .Where(seed => seed.Id.Length > 0 && seed.Kind != Types && (seed.Kind != Places || options.AllowUnsupportedSearch))
            .Distinct()
            .GroupBy(seed => seed.Kind)
            .Sum(kind => (int)Math.Ceiling((double)kind.Count() / adapter.Capabilities.SeedsPerCall.GetValueOrDefault(kind.Key, 1)));
}
