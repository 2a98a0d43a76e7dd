using System.Runtime.InteropServices;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// The portraits of a block's listings, by their keys, with the likely pairs that were found so far. It is changed in place and belongs to one state of the block at a time: the newest
/// that was asked takes it over and brings it up to date, an older one makes its own again. Not safe for several threads at once.
/// </summary>
internal sealed class PortraitIndex(IListingJudge judge)
{
    private readonly Dictionary<ListingKey, int> _slots = [];
    private readonly List<Slot?> _filled = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<ulong, Holders> _lists = [];
    private readonly HashSet<ListingKey> _touched = [];
    private int[] _seen = [];
    private int _look;

    /// <summary>Who judges.</summary>
    public IListingJudge Judge => judge;

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
        var slot = new Slot(listing, judge.PortraitOf(listing));
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
        foreach (var (other, logOdds) in Pairs(at))
            _filled[other]!.Pairs?.Add((at, logOdds));
    }

    /// <summary>The listings that are likely enough the same event for a person to look at them, with their log-odds.</summary>
    public IEnumerable<(ListingKey Other, double LogOdds)> PairsOf(ListingKey key) =>
        _slots.TryGetValue(key, out var at) ? Pairs(at).Select(pair => (_filled[pair.Slot]!.Listing.Key, pair.LogOdds)) : [];

    /// <summary>Log-odds that two listings are one event.</summary>
    public double LogOdds(ListingKey left, ListingKey right) => judge.LogOdds(_filled[_slots[left]]!.Portrait, _filled[_slots[right]]!.Portrait);

    /// <summary>The same with its reasons.</summary>
    public PairOpinion Opinion(ListingKey left, ListingKey right) => judge.Opinion(_filled[_slots[left]]!.Portrait, _filled[_slots[right]]!.Portrait);

    private void Remove(ListingKey key)
    {
        if (!_slots.TryGetValue(key, out var at))
            return;
        foreach (var (other, _) in Pairs(at))
            _filled[other]!.Pairs?.RemoveAll(pair => pair.Slot == at);
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

    private List<(int Slot, double LogOdds)> Pairs(int at)
    {
        var slot = _filled[at]!;
        if (slot.Pairs is { } known)
            return known;
        if (_seen.Length < _filled.Count)
            Array.Resize(ref _seen, Math.Max(64, 2 * _filled.Count));
        var look = ++_look;
        _seen[at] = look;
        var pairs = new List<(int Slot, double LogOdds)>();
        foreach (var key in slot.Portrait.Asked)
            if (_lists.TryGetValue(key, out var holders))
                for (var n = 0; n < holders.Count; n++)
                {
                    var other = holders[n];
                    if (_seen[other] == look)
                        continue;
                    _seen[other] = look;
                    var logOdds = judge.LogOdds(slot.Portrait, _filled[other]!.Portrait);
                    if (logOdds >= judge.ReviewLogOdds)
                        pairs.Add((other, logOdds));
                }

        return slot.Pairs = pairs;
    }

    private sealed class Slot(Listing listing, IListingPortrait portrait)
    {
        public Listing Listing => listing;

        public IListingPortrait Portrait => portrait;

        public List<(int Slot, double LogOdds)>? Pairs { get; set; }
    }

    // Most keys have one holder, which needs no list.
    private struct Holders
    {
        private int _first;
        private List<int>? _more;

        public int Count { get; private set; }

        public readonly int this[int n] => n == 0 ? _first : _more![n - 1];

        public void Add(int slot)
        {
            if (Count++ == 0)
                _first = slot;
            else
                (_more ??= []).Add(slot);
        }

        /// <summary>Takes a holder out; true when none is left.</summary>
        public bool Remove(int slot)
        {
            if (_first == slot)
            {
                if (Count > 1)
                {
                    _first = _more![^1];
                    _more.RemoveAt(_more.Count - 1);
                }
            }
            else
            {
                _more!.Remove(slot);
            }

            return --Count == 0;
        }
    }
}
