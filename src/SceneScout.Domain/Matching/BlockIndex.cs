using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// A block's listings by what they are found by, with the likely pairs that were found so far. It is changed in place and belongs to one state of the block at a time: the newest
/// that was asked takes it over and brings it up to date, an older one makes its own again. Not safe for several threads at once.
/// </summary>
internal sealed class BlockIndex
{
    /// <summary>A listing that is not here.</summary>
    public const int Nowhere = BlockSlots.Nowhere;

    private readonly string _block;
    private readonly IListingJudge? _judge;
    private readonly PairSearch? _search;
    private readonly BlockSlots _slots = new();
    private readonly HashSet<ListingKey> _touched = [];
    private readonly List<BlockSlot> _warm = [];
    private List<ListingContent>? _unreadable;
    private Func<ListingKey, StoredEvent?> _eventOf = _ => null;

    /// <summary>An empty one.</summary>
    /// <param name="block">The block.</param>
    /// <param name="judge">Who judges likeness; null where keys alone count.</param>
    public BlockIndex(string block, IListingJudge? judge)
    {
        (_block, _judge) = (block, judge);
        _search = judge is null ? null : new PairSearch(_slots, this, judge);
    }

    /// <summary>The mark of a listing's own key, as a listing that links to it has it.</summary>
    public MatchMark MarkOf(ListingKey key, Listing linking) => MatchMark.Of(MatchKeys.OfListing(key), BlockKey.OtherDay(_block, linking));

    /// <summary>True when likeness is told, and not keys alone.</summary>
    public bool TellsLikeness => _judge is not null;

    /// <summary>Who judges.</summary>
    public IListingJudge Judge => _judge ?? throw new InvalidOperationException("Nobody judges likeness here.");

    /// <summary>Slots are below it.</summary>
    public int Capacity => _slots.Capacity;

    /// <summary>True when some listing turned out not to be readable.</summary>
    public bool HasUnreadable { get; private set; }

    /// <summary>True when a listing turned out not to be readable.</summary>
    public bool IsUnreadable(int slot) => _slots[slot].Content.Problem is not null;

    /// <summary>Bytes that the tables of many listings take.</summary>
    public long TableBytes => _slots.TableBytes;

    /// <summary>Brings what was touched to what a state holds.</summary>
    /// <param name="eventOf">The state's event of a listing; null when it has none.</param>
    public void Follow(Func<ListingKey, StoredEvent?> eventOf)
    {
        _eventOf = eventOf;
        foreach (var key in _touched)
            if (eventOf(key) is not { } stored)
                Remove(key);
            else if (stored.Members.First(member => member.Key == key).Content is var content && Slot(content) is null)
                Put([content]);
        _touched.Clear();
    }

    /// <summary>Remembers that a listing may stand otherwise in the state that comes next, or in another event.</summary>
    public void Touch(ListingKey key)
    {
        _touched.Add(key);
        if (_slots.Of(key) is var at and not Nowhere)
            _slots[at].ForgetEvent();
    }

    /// <summary>Keeps nothing that is found again soon.</summary>
    public void Rest()
    {
        foreach (var slot in _warm)
            slot.Rest();
        _warm.Clear();
        _eventOf = _ => null;
    }

    /// <summary>Looks whether a listing that was read just now could be. Safe for several threads at once.</summary>
    public void Note(ListingContent content)
    {
        if (content.Problem is null)
            return;
        HasUnreadable = true;
        if (!content.TellsProblem())
            return;
        lock (_touched)
            (_unreadable ??= []).Add(content);
    }

    /// <summary>The listings that turned out not to be readable since this was asked last.</summary>
    public IReadOnlyList<ListingContent> TakeUnreadable()
    {
        var taken = _unreadable;
        _unreadable = null;
        return taken ?? [];
    }

    /// <summary>The portrait of a slot's listing. Safe for several threads at once.</summary>
    public IListingPortrait PortraitAt(int slot) => PortraitOf(_slots[slot]);

    /// <summary>The same.</summary>
    public IListingPortrait PortraitOf(BlockSlot slot)
    {
        if (slot.Portrait() is { } known)
            return known;
        var made = Judge.PortraitOf(slot.Content.Listing);
        Note(slot.Content);
        return slot.Keep(made);
    }

    /// <summary>Adds listings, each once, whose likely pairs are looked for when somebody asks.</summary>
    public void Fill(IReadOnlyList<ListingContent> contents) => Add(contents);

    /// <summary>Adds listings, each once, or puts their new content in place of the old. Of many the pairs are looked for on several cores.</summary>
    public void Put(IReadOnlyList<ListingContent> contents)
    {
        foreach (var content in contents)
            Remove(content.Key);
        var slots = Add(contents);
        if (_search is null)
            return;
        _search.Find(slots, areNew: true);
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
                if (!_slots[pair.Slot].HasPairs)
                    asked.Add(pair.Slot);
        if (asked.Count > 0)
            _search!.Find([.. asked], areNew: false);
    }

    /// <summary>The slot of a listing, or <see cref="Nowhere"/>.</summary>
    public int SlotOf(ListingKey key) => _slots.Of(key);

    /// <summary>Number of the source of a slot's listing.</summary>
    public int SourceAt(int slot) => _slots[slot].Source;

    /// <summary>The listing of a slot.</summary>
    public ListingKey KeyAt(int slot) => _slots[slot].Content.Key;

    /// <summary>The stored event of a slot's listing, in the state that this follows; null when it has none.</summary>
    public StoredEvent? EventAt(int slot) => _slots[slot].Event(_eventOf);

    /// <summary>What a listing is found by; it is read where it does not stand here.</summary>
    public ListingSigns SignsOf(ListingContent content) => Slot(content) is { } slot ? slot.Signs : Signed(content).Signs;

    /// <summary>The listings that hold a match key, in no order.</summary>
    public IEnumerable<ListingKey> HoldersOf(MatchMark mark) => _slots.HoldersOf(mark);

    /// <summary>The listings that are likely enough the same event for a person to look at them, with their log-odds.</summary>
    public IEnumerable<(ListingKey Other, double LogOdds)> PairsOf(ListingKey key)
    {
        if (_slots.Of(key) is not (var at and not Nowhere))
            yield break;
        for (var n = 0; n < PairsAt(at).Length; n++)
            yield return (KeyAt(PairsAt(at)[n].Slot), PairsAt(at)[n].LogOdds);
    }

    /// <summary>The same by slots.</summary>
    public ReadOnlySpan<LikelyPair> PairsAt(int slot)
    {
        var filled = _slots[slot];
        if (!filled.HasPairs)
            _search!.Find(slot);
        return filled.Pairs;
    }

    /// <summary>Has <see cref="RankAt"/> say where a listing stands in the order of keys.</summary>
    public void Rank() => _slots.Rank();

    /// <summary>Where a listing stood in the order of keys when that was asked for last.</summary>
    public int RankAt(int slot) => _slots.RankAt(slot);

    /// <summary>Log-odds that two listings are one event.</summary>
    public double LogOdds(ListingKey left, ListingKey right) => LogOddsAt(_slots.Of(left), _slots.Of(right));

    /// <summary>The same by slots.</summary>
    public double LogOddsAt(int left, int right) => LikelyLogOddsAt(left, right) ?? Judge.LogOdds(PortraitAt(left), PortraitAt(right));

    /// <summary>The same where they are a likely pair that was found; null elsewhere.</summary>
    public double? LikelyLogOddsAt(int left, int right) => _slots[left].HasPairs ? _slots[left].LogOddsOf(right) : _slots[right].LogOddsOf(left);

    /// <summary>The log-odds of a listing's likeliest pair with a listing of another's source, that other left out; minus infinity when there is none.</summary>
    public double MostOf(int of, int candidate)
    {
        _ = PairsAt(of);
        return _slots[of].MostOf(SourceAt(candidate), candidate, _slots, _warm);
    }

    /// <summary>Log-odds with their reasons.</summary>
    public PairOpinion Opinion(ListingKey left, ListingKey right) => Judge.Opinion(PortraitAt(_slots.Of(left)), PortraitAt(_slots.Of(right)));

    private int[] Add(IReadOnlyList<ListingContent> contents)
    {
        // Of many on several cores.
        var signed = new (ListingSigns Signs, IListingPortrait? Portrait)[contents.Count];
        Cores.ForEach(signed.Length, at => signed[at] = Signed(contents[at]));
        var slots = new int[signed.Length];
        for (var at = 0; at < slots.Length; at++)
        {
            slots[at] = _slots.Add(contents[at], signed[at].Signs);
            if (signed[at].Portrait is { } portrait)
                _slots[slots[at]].Keep(portrait);
        }

        return slots;
    }

    // The signs of a listing, and its portrait where it had to be read for them.
    private (ListingSigns Signs, IListingPortrait? Portrait) Signed(ListingContent content)
    {
        var kept = ListingSigns.Kept(content.Signs, _block, _judge);
        if (!kept.IsNone)
            return (kept, null);
        var listing = content.Listing;
        Note(content);
        if (content.Problem is not null)
            return (ListingSigns.OfUnreadable(_block, content.Key, _judge), null);
        var portrait = _judge?.PortraitOf(listing);
        var signs = ListingSigns.Of(_block, listing, _judge, portrait);
        content.Signs = signs.Bytes;
        return (signs, portrait);
    }

    private BlockSlot? Slot(ListingContent content) =>
        _slots.Of(content.Key) is var at and not Nowhere && ReferenceEquals(_slots[at].Content, content) ? _slots[at] : null;

    private void Remove(ListingKey key)
    {
        if (_slots.Of(key) is not (var at and not Nowhere))
            return;
        if (TellsLikeness)
            foreach (var (other, _) in PairsAt(at))
                _slots[other].Drop(at);
        _slots.Remove(at);
    }
}
