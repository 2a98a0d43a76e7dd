using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// The portraits of a block's listings, by their keys, with the likely pairs that were found so far. It is changed in place and belongs to one state of the block at a time: the newest
/// that was asked takes it over and brings it up to date, an older one makes its own again. Not safe for several threads at once.
/// Each listing has a slot, a small number that stays until it is removed or gets new content: what looks at thousands of pairs goes by slots.
/// </summary>
internal sealed class PortraitIndex
{
    /// <summary>A listing that is not here.</summary>
    public const int Nowhere = -1;

    /// <summary>Log-odds that a pair of which each is the other's only candidate in its source gets more: of one place and day all that may be meant is at hand.</summary>
    public const double OnlyCandidate = 2;

    // How much likelier than the next one of its source a pair has to be for that to be the only candidate.
    private const double Margin = 2;

    private readonly IListingJudge _judge;
    private readonly Dictionary<ListingKey, int> _slots = [];
    private readonly List<PortraitSlot?> _filled = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<ulong, SlotList> _lists = [];
    private readonly Dictionary<SourceName, int> _sources = [];
    private readonly HashSet<ListingKey> _touched = [];
    private readonly Func<int, int> _sourceOf;
    private int[] _seen = [];
    private int _look;

    public PortraitIndex(IListingJudge judge)
    {
        _judge = judge;
        _sourceOf = slot => _filled[slot]!.Source;
    }

    /// <summary>Who judges.</summary>
    public IListingJudge Judge => _judge;

    /// <summary>Slots are below it.</summary>
    public int Capacity => _filled.Count;

    /// <summary>Brings what was touched to what a state holds.</summary>
    /// <param name="holds">The state's content of a listing; null when it has none.</param>
    public void Follow(Func<ListingKey, Listing?> holds)
    {
        foreach (var key in _touched)
            if (holds(key) is not { } listing)
                Remove(key);
            else if (!_slots.TryGetValue(key, out var at) || !ReferenceEquals(_filled[at]!.Listing, listing))
                Put(listing);
        _touched.Clear();
    }

    /// <summary>Remembers that a listing may stand otherwise in the state that comes next.</summary>
    public void Touch(ListingKey key) => _touched.Add(key);

    /// <summary>Adds a listing whose likely pairs are looked for when somebody asks.</summary>
    public void Fill(Listing listing)
    {
        if (!_sources.TryGetValue(listing.Key.Source, out var source))
            _sources[listing.Key.Source] = source = _sources.Count;
        var slot = new PortraitSlot(listing, _judge.PortraitOf(listing), source);
        var at = _free.TryPop(out var free) ? free : _filled.Count;
        if (at == _filled.Count)
            _filled.Add(slot);
        else
            _filled[at] = slot;
        _slots.Add(listing.Key, at);
        foreach (var key in slot.Portrait.Own)
            CollectionsMarshal.GetValueRefOrAddDefault(_lists, key, out _).Add(at);
    }

    /// <summary>Adds a listing, or puts its new content in place of the old.</summary>
    public void Put(Listing listing)
    {
        Remove(listing.Key);
        Fill(listing);
        var at = _slots[listing.Key];
        foreach (var (other, logOdds) in PairsAt(at))
            _filled[other]!.Add(new LikelyPair(at, logOdds));
    }

    /// <summary>The slot of a listing, or <see cref="Nowhere"/>.</summary>
    public int SlotOf(ListingKey key) => _slots.GetValueOrDefault(key, Nowhere);

    /// <summary>The listing of a slot.</summary>
    public ListingKey KeyAt(int slot) => _filled[slot]!.Listing.Key;

    /// <summary>The match keys of a listing; found once for as long as it stands here.</summary>
    public ImmutableArray<MatchKey> KeysOf(Listing listing)
    {
        if (Slot(listing) is not { } slot)
            return MatchKeys.Of(listing);
        if (slot.Keys.IsDefault)
            slot.Keys = MatchKeys.Of(listing);
        return slot.Keys;
    }

    /// <summary>The id that a listing of the block is born to; found once, too.</summary>
    public Guid BirthOf(string block, Listing listing)
    {
        if (Slot(listing) is not { } slot)
            return EventId.Birth(block, listing);
        return slot.Birth ??= EventId.Birth(block, listing);
    }

    /// <summary>The listings that are likely enough the same event for a person to look at them, with their log-odds.</summary>
    public IEnumerable<(ListingKey Other, double LogOdds)> PairsOf(ListingKey key)
    {
        if (!_slots.TryGetValue(key, out var at))
            yield break;
        foreach (var (other, logOdds) in Pairs(at))
            yield return (KeyAt(other), logOdds);
    }

    /// <summary>The same by slots.</summary>
    public ReadOnlySpan<LikelyPair> PairsAt(int slot) => CollectionsMarshal.AsSpan(Pairs(slot));

    /// <summary>Log-odds that two listings are one event.</summary>
    public double LogOdds(ListingKey left, ListingKey right) => LogOddsAt(_slots[left], _slots[right]);

    /// <summary>The same by slots.</summary>
    public double LogOddsAt(int left, int right)
    {
        var pairs = CollectionsMarshal.AsSpan(_filled[left]!.Pairs ?? _filled[right]!.Pairs);
        var sought = _filled[left]!.Pairs is null ? left : right;
        foreach (var pair in pairs)
            if (pair.Slot == sought)
                return pair.LogOdds;
        return _judge.LogOdds(_filled[left]!.Portrait, _filled[right]!.Portrait);
    }

    /// <summary>The same with its reasons.</summary>
    public PairOpinion Opinion(ListingKey left, ListingKey right) => _judge.Opinion(_filled[_slots[left]]!.Portrait, _filled[_slots[right]]!.Portrait);

    /// <summary>True when each of two listings is by a margin the other's only candidate in its source. Of two sources, as a source seldom lists a thing twice.</summary>
    public bool AreOnly(int left, int right, double logOdds) => IsOnly(left, right, logOdds) && IsOnly(right, left, logOdds);

    /// <summary>True when a likely pair is one along which listings join, as far as all of them agree.</summary>
    /// <param name="slot">One listing.</param>
    /// <param name="pair">One of its likely pairs.</param>
    /// <param name="reckoned">Log-odds, and what an only candidate gets more.</param>
    public bool Joins(int slot, LikelyPair pair, out double reckoned)
    {
        reckoned = pair.LogOdds;
        if (pair.LogOdds < _judge.MergeLogOdds - OnlyCandidate)
            return false;
        if (AreOnly(slot, pair.Slot, pair.LogOdds))
            reckoned += OnlyCandidate;
        return reckoned >= _judge.MergeLogOdds;
    }

    /// <summary>True when what is news takes from a listing what was the only candidate of a source.</summary>
    /// <param name="slot">The listing.</param>
    /// <param name="from">The source.</param>
    /// <param name="isNews">What is news, by slot.</param>
    /// <param name="hadNone">True when the listing had no candidate there: what is too unlike for a candidate may have counted as the only one.</param>
    public bool LosesOnly(int slot, SourceName from, bool[] isNews, out bool hadNone)
    {
        var (first, second, news) = (double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var (other, logOdds) in PairsAt(slot))
            if (KeyAt(other).Source != from)
                continue;
            else if (isNews[other])
                news = Math.Max(news, logOdds);
            else if (logOdds > first)
                (first, second) = (logOdds, first);
            else
                second = Math.Max(second, logOdds);
        hadNone = double.IsNegativeInfinity(first);
        return !hadNone && first - second >= Margin && first - news < Margin;
    }

    private bool IsOnly(int of, int candidate, double logOdds)
    {
        var from = _filled[candidate]!.Source;
        if (_filled[of]!.Source == from)
            return false;
        Pairs(of);
        return logOdds - _filled[of]!.MostOf(from, candidate, _sourceOf) >= Margin;
    }

    private PortraitSlot? Slot(Listing listing) => _slots.TryGetValue(listing.Key, out var at) && ReferenceEquals(_filled[at]!.Listing, listing) ? _filled[at] : null;

    private void Remove(ListingKey key)
    {
        if (!_slots.TryGetValue(key, out var at))
            return;
        foreach (var (other, _) in Pairs(at))
            _filled[other]!.Drop(at);
        foreach (var own in _filled[at]!.Portrait.Own)
        {
            ref var holders = ref CollectionsMarshal.GetValueRefOrNullRef(_lists, own);
            if (holders.Remove(at))
                _lists.Remove(own);
        }

        _slots.Remove(key);
        _filled[at] = null;
        _free.Push(at);
    }

    private List<LikelyPair> Pairs(int at)
    {
        var slot = _filled[at]!;
        if (slot.Pairs is { } known)
            return known;
        if (_seen.Length < _filled.Count)
            Array.Resize(ref _seen, Math.Max(64, 2 * _filled.Count));
        var look = ++_look;
        _seen[at] = look;
        var pairs = new List<LikelyPair>();
        foreach (var key in slot.Portrait.Asked)
            if (_lists.TryGetValue(key, out var holders))
                for (var n = 0; n < holders.Count; n++)
                {
                    var other = holders[n];
                    if (_seen[other] == look)
                        continue;
                    _seen[other] = look;
                    if (_judge.Likely(slot.Portrait, _filled[other]!.Portrait) is { } logOdds)
                        pairs.Add(new LikelyPair(other, logOdds));
                }

        return slot.Pairs = pairs;
    }
}
