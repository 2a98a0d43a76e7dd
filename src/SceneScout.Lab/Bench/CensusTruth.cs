using SceneScout.Domain.Events;
using SceneScout.Simulator;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Lab.Bench;

/// <summary>What one source truly lists: ids, each with the number of its listing. Meetup's listings have two, an id and a token.</summary>
internal sealed class CensusTruth
{
    private readonly Dictionary<string, int> _listings = new(StringComparer.Ordinal);

    /// <summary>How many listings there are.</summary>
    public int Count { get; private set; }

    /// <summary>The truth of a world, by source.</summary>
    public static Dictionary<SourceName, CensusTruth> Of(World world)
    {
        var truth = SourceNames.All.ToDictionary(name => new SourceName(name), _ => new CensusTruth());
        foreach (var listing in world.Truth.SelectMany(e => e.Listings))
            truth[new SourceName(listing.Source)].Add(listing.Id, listing.Token);
        foreach (var place in world.GooglePlaceIds)
            truth[SourceName.GooglePlaces].Add(place, null);
        return truth;
    }

    /// <summary>The number of the listing that an id names; null when the source has none.</summary>
    public int? Find(string id) => _listings.TryGetValue(id, out var number) ? number : null;

    /// <summary>Ids of listings that are not among those found, in no particular order.</summary>
    public IEnumerable<string> Missing(HashSet<int> found) => _listings.Where(l => !found.Contains(l.Value)).Select(l => l.Key);

    private void Add(string id, string? token)
    {
        _listings[id] = Count;
        if (token is not null)
            _listings[token] = Count;
        Count++;
    }
}
