using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>A listing in a <see cref="PortraitIndex"/> with what was found out of it once.</summary>
/// <param name="listing">The listing.</param>
/// <param name="portrait">Its portrait.</param>
/// <param name="source">Number of its source in the index.</param>
internal sealed class PortraitSlot(Listing listing, IListingPortrait portrait, int source)
{
    private List<LikelyPair>? _pairs;

    // Of each source the two likeliest pairs; null when they have to be found again.
    private Likeliest[]? _likeliest;

    public Listing Listing => listing;

    public IListingPortrait Portrait => portrait;

    public int Source => source;

    /// <summary>Its match keys, once somebody asked for them.</summary>
    public ImmutableArray<MatchKey> Keys { get; set; }

    /// <summary>The id that it is born to, once somebody asked for it.</summary>
    public Guid? Birth { get; set; }

    /// <summary>The likely pairs; null while nobody asked for them.</summary>
    public List<LikelyPair>? Pairs
    {
        get => _pairs;
        set => (_pairs, _likeliest) = (value, null);
    }

    /// <summary>Adds a pair, where the others are known.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="from">The source of its listing.</param>
    public void Add(LikelyPair pair, int from)
    {
        if (_pairs is null)
            return;
        _pairs.Add(pair);
        if (_likeliest is null)
            return;
        if (from < _likeliest.Length)
            _likeliest[from] = _likeliest[from].With(pair);
        else
            _likeliest = null;
    }

    /// <summary>Takes the pair with another out.</summary>
    public void Drop(int other)
    {
        if (_pairs?.FindIndex(pair => pair.Slot == other) is not (>= 0 and var at))
            return;
        _pairs[at] = _pairs[^1];
        _pairs.RemoveAt(_pairs.Count - 1);
        _likeliest = null;
    }

    /// <summary>The log-odds of the likeliest pair with a listing of a source, another one left out; minus infinity when there is none.</summary>
    /// <param name="from">The source.</param>
    /// <param name="but">The one that is left out.</param>
    /// <param name="sourceOf">The source of each listing.</param>
    public double MostOf(int from, int but, Func<int, int> sourceOf)
    {
        _likeliest ??= FindLikeliest(sourceOf);
        return from >= _likeliest.Length ? double.NegativeInfinity : _likeliest[from].But(but);
    }

    private Likeliest[] FindLikeliest(Func<int, int> sourceOf)
    {
        var found = new List<Likeliest>();
        foreach (var pair in _pairs ?? [])
        {
            var of = sourceOf(pair.Slot);
            while (found.Count <= of)
                found.Add(Likeliest.None);
            found[of] = found[of].With(pair);
        }

        return [.. found];
    }

    private readonly record struct Likeliest(LikelyPair First, double Second)
    {
        public static readonly Likeliest None = new(new LikelyPair(-1, double.NegativeInfinity), double.NegativeInfinity);

        public Likeliest With(LikelyPair pair) =>
            pair.LogOdds > First.LogOdds ? new Likeliest(pair, First.LogOdds) : this with { Second = Math.Max(Second, pair.LogOdds) };

        public double But(int slot) => First.Slot == slot ? Second : First.LogOdds;
    }
}
