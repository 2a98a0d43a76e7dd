using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Verify;

/// <summary>An area as a store searched it last.</summary>
/// <param name="Source">The source.</param>
/// <param name="Scope">Where and when.</param>
internal sealed record SearchedArea(string Source, SearchScope Scope)
{
    /// <summary>The areas that a store has searched to the end, each as its last search was asked for. One whose task is no longer kept is left out: nobody knows any more what it covered.</summary>
    public static async Task<ImmutableArray<SearchedArea>> ReadAsync(IStore store, CancellationToken cancellation)
    {
        var areas = ImmutableArray.CreateBuilder<SearchedArea>();
        foreach (var area in (await store.Areas.ListAsync(cancellation)).Values)
            if (area.Last is { } last && await store.Tasks.FindAsync(last.TaskId, cancellation) is { } task && Of(area, task) is { } searched)
                areas.Add(searched);
        return areas.ToImmutable();
    }

    private static SearchedArea? Of(AreaYield area, TaskRecord task)
    {
        // Lists instead of a place: one that found nothing has no lists to find anything by.
        if (area.AreaId.EndsWith($"/{DiscoveryArea.Everywhere}", StringComparison.Ordinal) && area.TotalSeen == 0)
            return null;
        return JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.DiscoveryParameters) is { Location: { } place } parameters
            ? new SearchedArea(parameters.Source, new SearchScope(new GeoPoint(place.Latitude, place.Longitude), place.Radius, parameters.DateRange))
            : null;
    }
}
