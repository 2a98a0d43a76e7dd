using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench;

/// <summary>What the searches of one source came to so far. Safe for concurrent use.</summary>
internal sealed class CensusTally
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private TimeSpan _time;
    private int _unreachable;
    private int _searches;

    /// <summary>Counts a page.</summary>
    public void Add(FetchResult.Page page)
    {
        lock (_gate)
        {
            foreach (var listing in page.Answer.Listings)
                _ids.Add(listing.Key.ExternalId);
            foreach (var venue in page.Answer.Venues)
                _ids.Add(venue.Key.ExternalId);
            _unreachable += page.Unreachable;
        }
    }

    /// <summary>Counts a search that came to its end.</summary>
    public void Searched(TimeSpan took)
    {
        lock (_gate)
        {
            _searches++;
            _time += took;
        }
    }

    /// <summary>Holds it against the truth.</summary>
    public CensusSource Compare(CensusTruth truth, int calls, int examples)
    {
        lock (_gate)
        {
            var found = _ids.Select(truth.Find).OfType<int>().ToHashSet();
            return new CensusSource(
                truth.Count,
                found.Count,
                truth.Count - found.Count,
                _ids.Count(id => truth.Find(id) is null),
                _unreachable,
                _searches,
                calls,
                Math.Round(_time.TotalSeconds, 1),
                [.. truth.Missing(found).Take(examples)]);
        }
    }
}
