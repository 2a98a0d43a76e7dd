using System.Collections.Concurrent;
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
    private readonly ConcurrentBag<Looking> _lookings = [];

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
                Put([listing]);
        _touched.Clear();
    }

    /// <summary>Remembers that a listing may stand otherwise in the state that comes next.</summary>
    public void Touch(ListingKey key) => _touched.Add(key);

    /// <summary>Adds a listing whose likely pairs are looked for when somebody asks.</summary>
    public void Fill(Listing listing) => Fill(listing, _judge.PortraitOf(listing));

    /// <summary>Adds listings, each once, or puts their new content in place of the old. Of many the pairs are looked for on several cores.</summary>
    public void Put(IReadOnlyList<Listing> listings)
    {
        foreach (var listing in listings)
            Remove(listing.Key);
        var portraits = new IListingPortrait[listings.Count];
        Cores.ForEach(listings.Count, at => portraits[at] = _judge.PortraitOf(listings[at]));
        var slots = new int[listings.Count];
        for (var at = 0; at < slots.Length; at++)
            slots[at] = Fill(listings[at], portraits[at]);
        Cores.ForEach(slots.Length, _lookings, (at, looking) => Pairs(slots[at], looking));
        var isPut = new HashSet<int>(slots);
        foreach (var at in slots)
            foreach (var (other, logOdds) in PairsAt(at))
                if (!isPut.Contains(other))
                    _filled[other]!.Add(new LikelyPair(at, logOdds), _filled[at]!.Source);
    }

    /// <summary>The slot of a listing, or <see cref="Nowhere"/>.</summary>
    public int SlotOf(ListingKey key) => _slots.GetValueOrDefault(key, Nowhere);

    /// <summary>Number of the source of a slot's listing.</summary>
    public int SourceAt(int slot) => _filled[slot]!.Source;

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

    /// <summary>True when what is news takes from a listing what was the only candidate of a source, and whose only candidate it was.</summary>
    /// <param name="slot">The listing.</param>
    /// <param name="from">Number of the source.</param>
    /// <param name="isNews">What is news, by slot.</param>
    /// <param name="hadNone">True when the listing had no candidate there: what is too unlike for a candidate may have counted as the only one.</param>
    public bool LosesOnly(int slot, int from, bool[] isNews, out bool hadNone)
    {
        var (first, second, news, candidate) = (double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, Nowhere);
        foreach (var (other, logOdds) in PairsAt(slot))
            if (_filled[other]!.Source != from)
                continue;
            else if (isNews[other])
                news = Math.Max(news, logOdds);
            else if (logOdds > first)
                (first, second, candidate) = (logOdds, first, other);
            else
                second = Math.Max(second, logOdds);
        hadNone = candidate == Nowhere;
        return !hadNone && first - second >= Margin && first - news < Margin && WasOnly(candidate, slot, first, isNews);
    }

    // Of two that were not each other's only candidates nothing is taken.
    private bool WasOnly(int of, int candidate, double logOdds, bool[] isNews)
    {
        foreach (var (other, likely) in PairsAt(of))
            if (other != candidate && !isNews[other] && _filled[other]!.Source == _filled[candidate]!.Source && logOdds - likely < Margin)
                return false;
        return true;
    }

    private int Fill(Listing listing, IListingPortrait portrait)
    {
        if (!_sources.TryGetValue(listing.Key.Source, out var source))
            _sources[listing.Key.Source] = source = _sources.Count;
        var slot = new PortraitSlot(listing, portrait, source);
        var at = _free.TryPop(out var free) ? free : _filled.Count;
        if (at == _filled.Count)
            _filled.Add(slot);
        else
            _filled[at] = slot;
        _slots.Add(listing.Key, at);
        foreach (var key in slot.Portrait.Own)
            CollectionsMarshal.GetValueRefOrAddDefault(_lists, key, out _).Add(at);
        return at;
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

    private List<LikelyPair> Pairs(int at) => _filled[at]!.Pairs ?? Found(at);

    private List<LikelyPair> Found(int at)
    {
        var looking = _lookings.TryTake(out var free) ? free : new Looking();
        var pairs = Pairs(at, looking);
        _lookings.Add(looking);
        return pairs;
    }

    private List<LikelyPair> Pairs(int at, Looking looking)
    {
        var slot = _filled[at]!;
        looking.Begin(_filled.Count);
        looking.IsNew(at);
        var pairs = new List<LikelyPair>();
        foreach (var key in slot.Portrait.Asked)
            if (_lists.TryGetValue(key, out var holders))
                for (var n = 0; n < holders.Count; n++)
                    if (looking.IsNew(holders[n]) && _judge.Likely(slot.Portrait, _filled[holders[n]]!.Portrait) is { } logOdds)
                        pairs.Add(new LikelyPair(holders[n], logOdds));
        return slot.Pairs = pairs;
    }

    /// <summary>What one look for pairs has seen.</summary>
    private sealed class Looking
    {
        private int[] _seen = [];
        private int _look;

        public void Begin(int slots)
        {
            if (_seen.Length < slots)
                Array.Resize(ref _seen, Math.Max(64, 2 * slots));
            _look++;
        }

        /// <summary>True when a slot was not seen yet; now it is.</summary>
        public bool IsNew(int slot)
        {
            if (_seen[slot] == _look)
                return false;
            _seen[slot] = _look;
            return true;
        }
    }
}
