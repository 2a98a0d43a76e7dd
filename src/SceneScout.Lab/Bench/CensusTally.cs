using SceneScout.Domain.Tasks;
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
    private int _parts;
    private int _shortened;

    /// <summary>Parts of the searches.</summary>
    public int Parts
    {
        get
        {
            lock (_gate)
                return _parts;
        }
    }

    /// <summary>Of these, parts whose further pages were left out.</summary>
    public int Shortened
    {
        get
        {
            lock (_gate)
                return _shortened;
        }
    }

    /// <summary>The world is searched once more: parts are counted from here.</summary>
    public void BeginAgain()
    {
        lock (_gate)
            (_parts, _shortened) = (0, 0);
    }

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
    /// <param name="took">How long it took.</param>
    /// <param name="parts">What it saw of its parts.</param>
    public void Searched(TimeSpan took, SearchParts parts)
    {
        lock (_gate)
        {
            _searches++;
            _parts += parts.Heads;
            _shortened += parts.Skipped;
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
