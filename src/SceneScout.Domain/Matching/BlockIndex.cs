using System.Collections.Concurrent;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// A block's listings by what they are found by, with the likely pairs that were found so far. It is changed in place and belongs to one state of the block at a time: the newest
/// that was asked takes it over and brings it up to date, an older one makes its own again. Not safe for several threads at once.
/// Each listing has a slot, a small number that stays until it is removed or gets new content: what looks at thousands of pairs goes by slots.
/// </summary>
internal sealed class BlockIndex
{
    /// <summary>A listing that is not here.</summary>
    public const int Nowhere = -1;

    /// <summary>Log-odds that a pair of which each is the other's only candidate in its source gets more: of one place and day all that may be meant is at hand.</summary>
    public const double OnlyCandidate = 2;

    // How much likelier than the next one of its source a pair has to be for that to be the only candidate.
    private const double Margin = 2;

    // Up to so many listings are looked through one by one: tables of so few take more memory than time.
    private const int Few = 64;

    private readonly string _block;
    private readonly IListingJudge? _judge;
    private readonly Dictionary<ListingKey, int> _slots = [];
    private readonly List<BlockSlot?> _filled = [];
    private readonly List<int> _hours = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<SourceName, int> _sources = [];
    private readonly HashSet<ListingKey> _touched = [];
    private readonly ConcurrentBag<Looking> _lookings = [];
    private readonly List<BlockSlot> _warm = [];

    // Of match keys, and of the keys under which listings lie; null while there are few.
    private SlotTable? _marks;
    private SlotTable? _lists;

    /// <summary>An empty one.</summary>
    /// <param name="block">The block.</param>
    /// <param name="judge">Who judges likeness; null where keys alone count.</param>
    public BlockIndex(string block, IListingJudge? judge) => (_block, _judge) = (block, judge);

    /// <summary>True when likeness is told, and not keys alone.</summary>
    public bool TellsLikeness => _judge is not null;

    /// <summary>Who judges.</summary>
    public IListingJudge Judge => _judge ?? throw new InvalidOperationException("Nobody judges likeness here.");

    /// <summary>Slots are below it.</summary>
    public int Capacity => _filled.Count;

    /// <summary>Bytes that the tables of many listings take.</summary>
    public long TableBytes => (_marks?.Bytes ?? 0) + (_lists?.Bytes ?? 0);

    /// <summary>Brings what was touched to what a state holds.</summary>
    /// <param name="holds">The state's content of a listing; null when it has none.</param>
    public void Follow(Func<ListingKey, ListingContent?> holds)
    {
        foreach (var key in _touched)
            if (holds(key) is not { } content)
                Remove(key);
            else if (!_slots.TryGetValue(key, out var at) || !ReferenceEquals(_filled[at]!.Content, content))
                Put([content]);
        _touched.Clear();
    }

    /// <summary>Remembers that a listing may stand otherwise in the state that comes next.</summary>
    public void Touch(ListingKey key) => _touched.Add(key);

    /// <summary>Keeps nothing that is found again soon.</summary>
    public void Rest()
    {
        foreach (var slot in _warm)
            slot.Rest();
        _warm.Clear();
    }

    /// <summary>A slot has something that <see cref="Rest"/> is to take from it.</summary>
    public void Warmed(BlockSlot slot) => _warm.Add(slot);

    /// <summary>Adds listings, each once, whose likely pairs are looked for when somebody asks.</summary>
    public void Fill(IReadOnlyList<ListingContent> contents)
    {
        var signed = Signed(contents);
        for (var at = 0; at < signed.Length; at++)
            Fill(contents[at], signed[at]);
    }

    /// <summary>Adds listings, each once, or puts their new content in place of the old. Of many the pairs are looked for on several cores.</summary>
    public void Put(IReadOnlyList<ListingContent> contents)
    {
        foreach (var content in contents)
            Remove(content.Key);
        var signed = Signed(contents);
        var slots = new int[signed.Length];
        for (var at = 0; at < slots.Length; at++)
            slots[at] = Fill(contents[at], signed[at]);
        if (!TellsLikeness)
            return;
        // Of two that are put one looks for the other.
        var isPut = new bool[Capacity];
        foreach (var at in slots)
            isPut[at] = true;
        Cores.ForEach(slots.Length, _lookings, (at, looking) => Find(slots[at], looking, isPut));
        foreach (var at in slots)
            foreach (var (other, logOdds) in PairsAt(at))
                if (!isPut[other] || other > at)
                    _filled[other]!.Add(new LikelyPair(at, logOdds), _filled[at]!.Source);
        Prepare(slots);
    }

    // What is likely one with many that come is asked for its own pairs next: after a load those of most have to be found.
    private void Prepare(int[] slots)
    {
        if (!Cores.AreWorth(slots.Length))
            return;
        var asked = new HashSet<int>();
        foreach (var at in slots)
            foreach (var pair in PairsAt(at))
                if (!_filled[pair.Slot]!.HasPairs)
                    asked.Add(pair.Slot);
        int[] unknown = [.. asked];
        Cores.ForEach(unknown.Length, _lookings, (at, looking) => Find(unknown[at], looking));
    }

    /// <summary>The slot of a listing, or <see cref="Nowhere"/>.</summary>
    public int SlotOf(ListingKey key) => _slots.GetValueOrDefault(key, Nowhere);

    /// <summary>Number of the source of a slot's listing.</summary>
    public int SourceAt(int slot) => _filled[slot]!.Source;

    /// <summary>The listing of a slot.</summary>
    public ListingKey KeyAt(int slot) => _filled[slot]!.Content.Key;

    /// <summary>What a listing is found by; it is read where it does not stand here.</summary>
    public ListingSigns SignsOf(ListingContent content) => Slot(content) is { } slot ? slot.Signs : Signed([content])[0].Signs;

    /// <summary>The listings that hold a match key, in no order.</summary>
    public IEnumerable<ListingKey> HoldersOf(MatchMark mark)
    {
        if (_marks is null)
        {
            foreach (var filled in _filled)
                if (filled is not null && filled.Signs.Marks.Contains(mark))
                    yield return filled.Content.Key;
            yield break;
        }

        foreach (var slot in _marks[(uint)mark.High])
            if (_filled[slot]!.Signs.Marks.Contains(mark))
                yield return KeyAt(slot);
    }

    /// <summary>The listings that are likely enough the same event for a person to look at them, with their log-odds.</summary>
    public IEnumerable<(ListingKey Other, double LogOdds)> PairsOf(ListingKey key)
    {
        if (!_slots.TryGetValue(key, out var at))
            yield break;
        for (var n = 0; n < PairsAt(at).Length; n++)
            yield return (KeyAt(PairsAt(at)[n].Slot), PairsAt(at)[n].LogOdds);
    }

    /// <summary>The same by slots.</summary>
    public ReadOnlySpan<LikelyPair> PairsAt(int slot)
    {
        var filled = _filled[slot]!;
        if (!filled.HasPairs)
            Find(slot);
        return filled.Pairs;
    }

    /// <summary>Log-odds that two listings are one event.</summary>
    public double LogOdds(ListingKey left, ListingKey right) => LogOddsAt(_slots[left], _slots[right]);

    /// <summary>The same by slots.</summary>
    public double LogOddsAt(int left, int right)
    {
        var (first, second) = (_filled[left]!, _filled[right]!);
        var sought = first.HasPairs ? right : left;
        foreach (var pair in first.HasPairs ? first.Pairs : second.Pairs)
            if (pair.Slot == sought)
                return pair.LogOdds;
        return Judge.LogOdds(first.Portrait(Judge), second.Portrait(Judge));
    }

    /// <summary>The same with its reasons.</summary>
    public PairOpinion Opinion(ListingKey left, ListingKey right) => Judge.Opinion(_filled[_slots[left]]!.Portrait(Judge), _filled[_slots[right]]!.Portrait(Judge));

    /// <summary>True when each of two listings is by a margin the other's only candidate in its source. Of two sources, as a source seldom lists a thing twice.</summary>
    public bool AreOnly(int left, int right, double logOdds) => IsOnly(left, right, logOdds) && IsOnly(right, left, logOdds);

    /// <summary>True when a likely pair is one along which listings join, as far as all of them agree.</summary>
    /// <param name="slot">One listing.</param>
    /// <param name="pair">One of its likely pairs.</param>
    /// <param name="reckoned">Log-odds, and what an only candidate gets more.</param>
    public bool Joins(int slot, LikelyPair pair, out double reckoned)
    {
        reckoned = pair.LogOdds;
        if (pair.LogOdds < Judge.MergeLogOdds - OnlyCandidate)
            return false;
        if (AreOnly(slot, pair.Slot, pair.LogOdds))
            reckoned += OnlyCandidate;
        return reckoned >= Judge.MergeLogOdds;
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

    // The signs of listings, and the portraits of those that had to be read for them. Of many on several cores.
    private (ListingSigns Signs, IListingPortrait? Portrait)[] Signed(IReadOnlyList<ListingContent> contents)
    {
        var signed = new (ListingSigns Signs, IListingPortrait? Portrait)[contents.Count];
        Cores.ForEach(signed.Length, at => signed[at] = Signed(contents[at]));
        return signed;
    }

    private (ListingSigns Signs, IListingPortrait? Portrait) Signed(ListingContent content)
    {
        var kept = ListingSigns.Kept(content.Signs, _block, _judge);
        if (!kept.IsNone)
            return (kept, null);
        var listing = content.Listing;
        var portrait = _judge?.PortraitOf(listing);
        var signs = ListingSigns.Of(_block, listing, _judge, portrait);
        content.Signs = signs.Bytes;
        return (signs, portrait);
    }

    private int Fill(ListingContent content, (ListingSigns Signs, IListingPortrait? Portrait) signed)
    {
        if (!_sources.TryGetValue(content.Key.Source, out var source))
            _sources[content.Key.Source] = source = _sources.Count;
        var slot = new BlockSlot(content, signed.Signs, source);
        if (signed.Portrait is { } portrait)
            slot.Keep(portrait);
        var at = _free.TryPop(out var free) ? free : _filled.Count;
        if (at == _filled.Count)
        {
            _filled.Add(slot);
            _hours.Add(slot.Signs.Hour);
        }
        else
        {
            (_filled[at], _hours[at]) = (slot, slot.Signs.Hour);
        }

        _slots.Add(content.Key, at);
        if (_marks is not null)
            List(at);
        else if (_slots.Count > Few)
            ListAll();
        return at;
    }

    private void ListAll()
    {
        (_marks, _lists) = (new SlotTable(), new SlotTable());
        foreach (var at in _slots.Values)
            List(at);
    }

    private void List(int at)
    {
        var signs = _filled[at]!.Signs;
        foreach (var mark in signs.Marks)
            _marks!.Add((uint)mark.High, at);
        foreach (var key in signs.Lies)
            _lists!.Add(key, at);
    }

    private bool IsOnly(int of, int candidate, double logOdds)
    {
        var from = _filled[candidate]!.Source;
        if (_filled[of]!.Source == from)
            return false;
        if (!_filled[of]!.HasPairs)
            Find(of);
        return logOdds - _filled[of]!.MostOf(from, candidate, this) >= Margin;
    }

    private BlockSlot? Slot(ListingContent content) => _slots.TryGetValue(content.Key, out var at) && ReferenceEquals(_filled[at]!.Content, content) ? _filled[at] : null;

    private void Remove(ListingKey key)
    {
        if (!_slots.TryGetValue(key, out var at))
            return;
        if (TellsLikeness)
            foreach (var (other, _) in PairsAt(at))
                _filled[other]!.Drop(at);
        foreach (var mark in _filled[at]!.Signs.Marks)
            _marks?.Remove((uint)mark.High, at);
        foreach (var own in _filled[at]!.Signs.Lies)
            _lists?.Remove(own, at);
        _slots.Remove(key);
        _filled[at] = null;
        _free.Push(at);
    }

    private void Find(int at)
    {
        var looking = _lookings.TryTake(out var free) ? free : new Looking();
        Find(at, looking);
        _lookings.Add(looking);
    }

    private void Find(int at, Looking looking, bool[]? isPut = null)
    {
        var slot = _filled[at]!;
        var (portrait, hour) = (slot.Portrait(Judge), _hours[at]);
        var pairs = looking.Begin(_filled.Count);
        if (_lists is null)
        {
            for (var other = 0; other < _filled.Count; other++)
                if (IsSought(other) && _filled[other] is { } filled && Meet(portrait.Looks, filled.Signs.Lies, IsNear(hour, _hours[other])))
                    Compare(other);
        }
        else
        {
            foreach (var key in portrait.Looks)
                foreach (var other in _lists[key])
                    if ((CountsAnytime(key) || IsNear(hour, _hours[other])) && looking.IsNew(other) && IsSought(other))
                        Compare(other);
        }

        slot.Found(pairs);

        bool IsSought(int other) => other != at && (isPut is null || other > at || !isPut[other]);

        void Compare(int other)
        {
            if (Judge.Likely(portrait, _filled[other]!.Portrait(Judge)) is { } logOdds)
                pairs.Add(new LikelyPair(other, logOdds));
        }
    }

    private static bool Meet(ReadOnlySpan<uint> looks, ReadOnlySpan<uint> lies, bool near)
    {
        foreach (var key in lies)
            if ((near || CountsAnytime(key)) && looks.Contains(key))
                return true;
        return false;
    }

    private static bool CountsAnytime(uint key) => (key & 1) != 0;

    private static bool IsNear(int one, int other) => one == IListingPortrait.NoHour || other == IListingPortrait.NoHour || Math.Abs((long)one - other) <= 1;

    /// <summary>What one look for pairs has seen.</summary>
    private sealed class Looking
    {
        private readonly List<LikelyPair> _pairs = [];
        private int[] _seen = [];
        private int _look;

        /// <summary>Where to put the pairs of a look that begins.</summary>
        public List<LikelyPair> Begin(int slots)
        {
            if (_seen.Length < slots)
                Array.Resize(ref _seen, Math.Max(64, 2 * slots));
            _look++;
            _pairs.Clear();
            return _pairs;
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
