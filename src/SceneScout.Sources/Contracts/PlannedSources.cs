using SceneScout.Domain.Planning;

namespace SceneScout.Sources.Contracts;

/// <summary>Makes of a source's capabilities what the planner needs to know of it.</summary>
public static class PlannedSources
{
    /// <summary>The source as the planner sees it.</summary>
    /// <param name="adapter">The source.</param>
    /// <param name="options">Its settings; null for the documented limits of one key.</param>
    public static PlannedSource Of(ISourceAdapter adapter, SourceOptions? options = null)
    {
        var can = adapter.Capabilities;
        // A directory of venues is searched by place, whatever it says of events.
        return new PlannedSource(adapter.Name, can.AreaSearch || !can.ListsEvents, can.ListsEvents)
        {
            MaxRadiusMetres = can.MaxRadiusMetres,
            SearchesPerTile = can.SearchesPerTile,
            Lists = options?.Seeds.Where(seed => seed.Key != "types").Sum(seed => seed.Value.Count) ?? 1,
            Budgets = [.. (options?.Limits ?? can.Limits).Select(limit => new CallBudget(limit.Calls * Math.Max(1, Keys(options)), limit.Window, limit.Unit))],
        };
    }

    /// <summary>How many keys a source has; each adds its own limits to the budget.</summary>
    public static int Keys(SourceOptions? options) => options?.AllKeys.Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Count() ?? 0;
}
