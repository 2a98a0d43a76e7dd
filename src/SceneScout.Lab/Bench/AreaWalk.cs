using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench;

/// <summary>Searches one area to its end through a source's client, page by page, as a discovery task does.</summary>
internal static class AreaWalk
{
    /// <summary>Walks.</summary>
    /// <param name="client">The source's client.</param>
    /// <param name="area">What is searched.</param>
    /// <param name="range">When the events take place.</param>
    /// <param name="known">What the area's last whole search came to; null for none.</param>
    /// <param name="found">Told of every page.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="seeds">What was learned that the source can be asked for; null for nothing.</param>
    /// <returns>What the search consisted of.</returns>
    /// <exception cref="InvalidOperationException">A call failed; the message names the area and the fault.</exception>
    public static async Task<SearchParts> RunAsync(
        ISourceClient client, DiscoveryArea area, DateRange range, PartsMemory? known, Action<FetchResult.Page> found, CancellationToken cancellation, IEnumerable<SourceSeed>? seeds = null)
    {
        var query = new AreaQuery(area.Centre, area.RadiusMetres, range, area.CountryCode) { Seeds = [.. seeds ?? []] };
        string? cursor = null;
        var parts = known is null ? SearchParts.AllOf : SearchParts.MaybeLess;
        var isOver = false;
        do
        {
            var result = await client.FetchAsync(query, cursor, cancellation);
            if (result is not FetchResult.Page page)
                throw new InvalidOperationException($"{area.Id}: {((FetchResult.Failed)result).Fault}");
            found(page);
            (parts, var step) = parts.Read(page.Head, skips => (skips ? page.Behind : page.NextCursor) is null, known);
            cursor = step switch { PartStep.SkipRest => page.Behind, PartStep.StartOver => null, _ => page.NextCursor };
            isOver = cursor is null && step != PartStep.StartOver;
        }
        while (!isOver);
        return parts;
    }
}
