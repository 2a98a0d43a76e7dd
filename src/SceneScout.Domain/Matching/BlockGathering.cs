using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// What is news among incoming listings, and what may come to stand otherwise by them: listings and whole events. What may be joined with these stands beside them: it is held against them, and stays as it is unless something joins it or leaves it.
/// Nothing else of the block stands otherwise than before, so what is decided of this is what would be decided of the whole block, see <see cref="BlockMatcher"/>.
/// </summary>
internal sealed class BlockGathering
{
    // Beyond it all is gathered rather than looked through.
    private const int MostReached = 24;

    private readonly BlockState _state;
    private readonly BlockIndex _index;
    private readonly PairRulings _rulings;

    // Position of the listing that counts for a key, and what is news of them; known unchanged listings are none.
    private readonly Dictionary<ListingKey, int> _last = [];
    private readonly Dictionary<ListingKey, EventMember> _news = [];

    // What was gathered: listings, and whole events.
    private readonly HashSet<ListingKey> _gathered = [];
    private readonly Queue<ListingKey> _waiting = new();
    private readonly Dictionary<Guid, StoredEvent> _events = [];

    // What stands beside it: events, and slots of listings that lead to such.
    private readonly Dictionary<Guid, StoredEvent> _beside = [];
    private readonly List<int> _near = [];

    // Listings that were like one that is listed anew, or shared a key with it: for those that are left it may make a difference.
    private readonly List<ListingKey> _shaken = [];

    // By slot: an index of thousands of pairs leads to the same few listings.
    private bool[] _visited = [];
    private bool[] _isNews = [];

    // Listings and sources that it was asked of whether something of the source unsettles the listing: the answer is one for all of it.
    private readonly HashSet<(int Slot, int From)> _asked = [];

    private BlockGathering(BlockState state, BlockIndex index, PairRulings rulings) => (_state, _index, _rulings) = (state, index, rulings);

    /// <summary>The block.</summary>
    public BlockState State => _state;

    /// <summary>What the block's listings are found by.</summary>
    public BlockIndex Index => _index;

    /// <summary>What people said.</summary>
    public PairRulings Rulings => _rulings;

    /// <summary>What is news, by its key.</summary>
    public IReadOnlyDictionary<ListingKey, EventMember> News => _news;

    /// <summary>All listings that were gathered, in no order.</summary>
    public IReadOnlyCollection<ListingKey> Listings => _gathered;

    /// <summary>The stored events that were gathered.</summary>
    public IReadOnlyDictionary<Guid, StoredEvent> Events => _events;

    /// <summary>The stored events that stand beside it.</summary>
    public IReadOnlyDictionary<Guid, StoredEvent> Beside => _beside;

    /// <summary>Gathers.</summary>
    /// <param name="state">The block.</param>
    /// <param name="incoming">Listings that come.</param>
    /// <param name="known">Known listings that are looked at again.</param>
    /// <param name="guests">Known listings that came with events of another block: they are news.</param>
    /// <param name="index">What the block's listings are found by. What is news stands in it afterwards.</param>
    /// <param name="rulings">What people said.</param>
    public static BlockGathering Of(BlockState state, IReadOnlyList<IncomingListing> incoming, IReadOnlyCollection<ListingKey> known, IReadOnlyCollection<ListingKey> guests, BlockIndex index, PairRulings rulings)
    {
        var gathering = new BlockGathering(state, index, rulings);
        gathering.ReadNews(incoming);
        gathering.ReadGuests(guests);
        gathering.PutNews();
        gathering._visited = new bool[index.Capacity];
        gathering._isNews = new bool[index.Capacity];
        foreach (var key in gathering._news.Keys)
            gathering._isNews[index.SlotOf(key)] = true;
        foreach (var key in gathering._news.Keys.Concat(gathering._shaken).Concat(known.Where(key => state.OwnerOf(key) is not null)))
            gathering.Visit(key);
        gathering.Gather();
        return gathering;
    }

    /// <summary>Gathers events that stood beside it, and what hangs together with them.</summary>
    public void Take(IEnumerable<Guid> beside)
    {
        foreach (var id in beside)
            Visit(_state.Find(id)!);
        Gather();
    }

    /// <summary>True when a listing at a place of the batch is the one that counts for its key.</summary>
    public bool Counts(ListingKey key, int at) => _last[key] == at;

    /// <summary>What the block knows of a listing; null when it is new.</summary>
    public EventMember? Known(ListingKey key) => StoredOf(key) is { } stored ? MemberOf(stored, key) : null;

    /// <summary>An event's member.</summary>
    public static EventMember MemberOf(StoredEvent stored, ListingKey key)
    {
        foreach (var member in stored.Members)
            if (member.Key == key)
                return member;
        throw new InvalidOperationException($"Event {stored.Event.Id} has no listing {key}.");
    }

    /// <summary>What a listing is found by.</summary>
    public ListingSigns SignsOf(EventMember member) => _index.SignsOf(member.Content);

    /// <summary>The marks of a listing's match keys.</summary>
    public ReadOnlySpan<MatchMark> MarksOf(EventMember member) => _index.SignsOf(member.Content).Marks;

    /// <summary>The id that a listing is born to.</summary>
    public Guid BirthOf(EventMember member) => _index.SignsOf(member.Content).Birth;

    /// <summary>The listings that hold a match key, but for those that are news.</summary>
    public IEnumerable<ListingKey> HoldersOf(MatchMark mark)
    {
        foreach (var holder in _index.HoldersOf(mark))
            if (!_news.ContainsKey(holder))
                yield return holder;
    }

    /// <summary>A listing as it is now: of the news, or as the block knows it.</summary>
    public EventMember Now(ListingKey key) => _news.GetValueOrDefault(key) ?? Known(key)!;

    /// <summary>The same of a member of one of the block's events.</summary>
    public EventMember Now(EventMember stored) => _news.GetValueOrDefault(stored.Key) ?? stored;

    /// <summary>The block's event of a listing; null when it is new. The index knows it sooner than the state: it was asked before, mostly. For one thread alone.</summary>
    public StoredEvent? StoredOf(ListingKey key) => _index.SlotOf(key) is var slot and not BlockIndex.Nowhere ? _index.EventAt(slot) : null;

    /// <summary>True when a listing of the block or of the news was born to another id than follows from it now.</summary>
    public bool HasChanged(ListingKey key) => Now(key).Changed;

    /// <summary>True when an event stays together in this decision: what cannot be read is among its listings.</summary>
    public bool StaysWhole(StoredEvent stored) => _index.HasUnreadable && stored.Members.Any(member => member.Content.Problem is not null && !_news.ContainsKey(member.Key));

    /// <summary>The match keys that make two listings one. Where likeness is told, an equal title, time and name of a place is told with it: two of one source are seldom one.</summary>
    public bool Bonds(MatchMark key) => !_index.TellsLikeness || !key.IsFingerprint;

    private void ReadNews(IReadOnlyList<IncomingListing> incoming)
    {
        for (var at = 0; at < incoming.Count; at++)
            if (!_last.TryGetValue(incoming[at].Listing.Key, out var other) || !(incoming[at].Revision < incoming[other].Revision))
                _last[incoming[at].Listing.Key] = at;
        foreach (var (key, at) in _last)
        {
            var known = Known(key);
            if (!IsNews(incoming[at], known))
                continue;
            var (listing, hash, revision) = (incoming[at].Listing, incoming[at].ContentHash, incoming[at].Revision ?? 0);
            _news[key] = new EventMember(listing, hash, Evidence.Certain, []) { Revision = revision };
            if (_index.TellsLikeness)
                _shaken.AddRange(_index.PairsOf(key).Select(pair => pair.Other));
            if (known is not null)
                foreach (var mark in MarksOf(known))
                    _shaken.AddRange(_index.HoldersOf(mark));
            _index.Touch(key);
        }
    }

    // What a guest was born to follows from another block.
    private void ReadGuests(IReadOnlyCollection<ListingKey> guests)
    {
        foreach (var key in guests)
            if (Known(key) is { } known)
            {
                _news[key] = known with { Changed = true };
                _index.Touch(key);
            }
    }

    // From here on the block's listings are found by what they look like now.
    private void PutNews()
    {
        _index.Put([.. _news.Values.Select(news => news.Content)]);
        foreach (var (key, news) in _news.ToList())
            if (Known(key) is { } known && (known.Changed || BirthOf(known) != BirthOf(news)))
                _news[key] = news with { Changed = true };
    }

    // The same content under a later revision is news when the block missed what stood between: what is late of that must find it.
    private static bool IsNews(IncomingListing incoming, EventMember? known) =>
        known is null
        || (known.Revision == 0 || incoming.Revision is not { } revision ? !known.HasHash(incoming.ContentHash)
            : revision != known.Revision ? revision > known.Revision : !known.HasHash(incoming.ContentHash));

    private void Visit(ListingKey key)
    {
        if (!_gathered.Add(key))
            return;
        _waiting.Enqueue(key);
        if (_index.SlotOf(key) is var slot and not BlockIndex.Nowhere)
            _visited[slot] = true;
    }

    private void Visit(StoredEvent stored)
    {
        if (!_events.TryAdd(stored.Event.Id, stored))
            return;
        _beside.Remove(stored.Event.Id);
        foreach (var member in stored.Members)
            Visit(member.Key);
    }

    private void Gather()
    {
        do
        {
            while (_waiting.TryDequeue(out var key))
                Gather(key);
            foreach (var slot in _near)
                if (!_visited[slot] && _index.EventAt(slot) is { } stored)
                    PutBeside(stored);
            _near.Clear();
        }
        while (_waiting.Count > 0);
    }

    // What a write that was cut in two left of an event is put right.
    private void PutBeside(StoredEvent stored)
    {
        if (stored.Members.Length == stored.Event.Listings.Length)
            _beside.TryAdd(stored.Event.Id, stored);
        else
            Visit(stored);
    }

    private void Gather(ListingKey key)
    {
        var owner = StoredOf(key);
        if (owner is not null)
            Visit(owner);
        var isNews = _news.TryGetValue(key, out var incoming);
        if (isNews)
        {
            // A key that a listing held before this batch is no evidence.
            foreach (var mark in MarksOf(incoming!))
                foreach (var holder in HoldersOf(mark))
                    Visit(holder);
            if (owner is null && _state.Find(BirthOf(incoming!)) is { } born)
                Visit(born);
        }

        if (!_rulings.IsEmpty)
            GatherRuled(key);
        if (_index.TellsLikeness && _index.SlotOf(key) is var slot and not BlockIndex.Nowhere)
            foreach (var pair in _index.PairsAt(slot))
                if (_visited[pair.Slot])
                    continue;
                else if (isNews && Unsettles(_index.SourceAt(slot), pair.Slot))
                    Visit(_index.KeyAt(pair.Slot));
                else if (_index.Joins(slot, pair, out _))
                    _near.Add(pair.Slot);
    }

    // What shares a key and is two all the same is so by what was said of others: that may be over where one of them leaves.
    private void GatherRuled(ListingKey key)
    {
        foreach (var (other, isSame) in _rulings.Of(key))
            if (isSame && (_news.ContainsKey(other) || _state.OwnerOf(other) is not null))
                Visit(other);
        foreach (var mark in MarksOf(Now(key)))
            if (Bonds(mark))
                foreach (var holder in HoldersOf(mark))
                    Visit(holder);
    }

    // What is like a listing, but not enough to join, may stand beside what was the only candidate of its source until then. That matters for nothing else.
    private bool Unsettles(int from, int slot) =>
        _index.SourceAt(slot) != from && _asked.Add((slot, from)) && (_index.LosesOnly(slot, from, _isNews, out var hadNone) || (hadNone && Reaches(slot, from)));

    // True when some listing of a source belongs to a listing's event, or may come to belong to it.
    private bool Reaches(int slot, int source)
    {
        var reached = new List<int> { slot };
        for (var at = 0; at < reached.Count; at++)
        {
            if (_index.EventAt(reached[at]) is { } stored)
                foreach (var member in stored.Members)
                    Reach(_index.SlotOf(member.Key));
            foreach (var pair in _index.PairsAt(reached[at]))
                if (_index.Joins(reached[at], pair, out _))
                    Reach(pair.Slot);
            if (reached.Count > MostReached || reached.Exists(other => _index.SourceAt(other) == source))
                return true;
        }

        return false;

        void Reach(int other)
        {
            if (!reached.Contains(other))
                reached.Add(other);
        }
    }
}
