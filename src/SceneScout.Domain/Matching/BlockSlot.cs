using System.Runtime.InteropServices;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>A listing in a <see cref="BlockIndex"/> with what was found out of it once.</summary>
/// <param name="content">The listing.</param>
/// <param name="signs">What it is found by.</param>
/// <param name="source">Number of its source in the index.</param>
internal sealed class BlockSlot(ListingContent content, ListingSigns signs, int source)
{
    private static readonly LikelyPair[] NoPairs = [];

    // Null while nobody asked for them.
    private LikelyPair[]? _pairs;
    private int _count;

    // Of each source the two likeliest pairs; null when they have to be found again.
    private Likeliest[]? _likeliest;

    private volatile IListingPortrait? _portrait;
    private bool _isAsked;

    // Known since somebody asked for it.
    private StoredEvent? _event;
    private bool _isEventKnown;

    public ListingContent Content => content;

    public ListingSigns Signs => signs;

    public int Source => source;

    /// <summary>True when the likely pairs were found.</summary>
    public bool HasPairs => _pairs is not null;

    /// <summary>The likely pairs.</summary>
    public ReadOnlySpan<LikelyPair> Pairs => _pairs.AsSpan(0, _count);

    /// <summary>The stored event that it belongs to; null when it belongs to none.</summary>
    /// <param name="eventOf">Who knows, where nobody asked before.</param>
    public StoredEvent? Event(Func<ListingKey, StoredEvent?> eventOf)
    {
        if (!_isEventKnown)
            (_event, _isEventKnown) = (eventOf(content.Key), true);
        return _event;
    }

    /// <summary>It may belong to another event from now on.</summary>
    public void ForgetEvent() => (_event, _isEventKnown) = (null, false);

    /// <summary>Its portrait; null where it is gone, or was never made.</summary>
    public IListingPortrait? Portrait()
    {
        if (!_isAsked)
            _isAsked = true;
        return _portrait;
    }

    /// <summary>Keeps a portrait that was made.</summary>
    /// <returns>It, or the one that another thread has made meanwhile.</returns>
    public IListingPortrait Keep(IListingPortrait portrait)
    {
        if (Interlocked.CompareExchange(ref _portrait, portrait, null) is { } other)
            return other;
        PortraitMemory.Keep(this);
        return portrait;
    }

    /// <summary>True when somebody asked for the portrait since this was asked.</summary>
    public bool WasAsked()
    {
        var asked = _isAsked;
        _isAsked = false;
        return asked;
    }

    /// <summary>The portrait goes.</summary>
    public void Forget() => _portrait = null;

    /// <summary>What is found out again without looking at a portrait goes.</summary>
    public void Rest() => _likeliest = null;

    /// <summary>The likely pairs are these.</summary>
    public void Found(List<LikelyPair> pairs)
    {
        _pairs = pairs.Count == 0 ? NoPairs : [.. pairs];
        (_count, _likeliest) = (_pairs.Length, null);
    }

    /// <summary>Adds a pair, where the others are known.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="from">The source of its listing.</param>
    public void Add(LikelyPair pair, int from)
    {
        if (_pairs is null)
            return;
        if (_count == _pairs.Length)
            Array.Resize(ref _pairs, _count + 1 + (_count / 2));
        _pairs[_count++] = pair;
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
        for (var at = 0; at < _count; at++)
            if (_pairs![at].Slot == other)
            {
                _pairs[at] = _pairs[--_count];
                _likeliest = null;
                return;
            }
    }

    /// <summary>The log-odds of the likely pair with another; null when that is none.</summary>
    public double? LogOddsOf(int other)
    {
        foreach (var pair in Pairs)
            if (pair.Slot == other)
                return pair.LogOdds;
        return null;
    }

    /// <summary>The log-odds of the likeliest pair with a listing of a source, another one left out; minus infinity when there is none.</summary>
    /// <param name="from">The source.</param>
    /// <param name="but">The one that is left out.</param>
    /// <param name="slots">Where the listings are.</param>
    /// <param name="warm">Who has something that <see cref="Rest"/> is to take from it.</param>
    public double MostOf(int from, int but, BlockSlots slots, List<BlockSlot> warm)
    {
        if (_likeliest is null)
        {
            _likeliest = FindLikeliest(slots);
            warm.Add(this);
        }

        return from >= _likeliest.Length ? double.NegativeInfinity : _likeliest[from].But(but);
    }

    private Likeliest[] FindLikeliest(BlockSlots slots)
    {
        var found = new List<Likeliest>();
        foreach (var pair in Pairs)
        {
            var of = slots[pair.Slot].Source;
            while (found.Count <= of)
                found.Add(Likeliest.None);
            found[of] = found[of].With(pair);
        }

        return [.. found];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Likeliest(LikelyPair First, double Second)
    {
        public static readonly Likeliest None = new(new LikelyPair(-1, double.NegativeInfinity), double.NegativeInfinity);

        public Likeliest With(LikelyPair pair) =>
            pair.LogOdds > First.LogOdds ? new Likeliest(pair, First.LogOdds) : this with { Second = Math.Max(Second, pair.LogOdds) };

        public double But(int slot) => First.Slot == slot ? Second : First.LogOdds;
    }
}
