using System.Collections.Immutable;
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
    private readonly PortraitIndex? _portraits;
    private readonly PairRulings _rulings;

    // Position of the listing that counts for a key, and what is news of them; known unchanged listings are none.
    private readonly Dictionary<ListingKey, int> _last = [];
    private readonly Dictionary<ListingKey, IncomingListing> _news = [];

    // What was gathered: listings, and whole events.
    private readonly HashSet<ListingKey> _gathered = [];
    private readonly Queue<ListingKey> _waiting = new();
    private readonly Dictionary<Guid, StoredEvent> _events = [];

    // What stands beside it: events, and slots of listings that lead to such.
    private readonly Dictionary<Guid, StoredEvent> _beside = [];
    private readonly List<int> _near = [];

    // Listings that were like one that changed: for those that are left it may make a difference.
    private readonly List<ListingKey> _shaken = [];

    // Events that stay together since what they were matched by changes.
    private readonly HashSet<Guid> _held = [];
    private readonly Dictionary<ListingKey, ImmutableArray<MatchKey>> _keys = [];
    private readonly Dictionary<ListingKey, Guid> _births = [];

    // By slot: an index of thousands of pairs leads to the same few listings.
    private bool[] _visited = [];
    private bool[] _isNews = [];

    // Listings and sources that it was asked of whether something of the source unsettles the listing: the answer is one for all of it.
    private readonly HashSet<(int Slot, int From)> _asked = [];

    private BlockGathering(BlockState state, PortraitIndex? portraits, PairRulings rulings) => (_state, _portraits, _rulings) = (state, portraits, rulings);

    /// <summary>The block.</summary>
    public BlockState State => _state;

    /// <summary>Likeness; null where keys alone count.</summary>
    public PortraitIndex? Portraits => _portraits;

    /// <summary>What people said.</summary>
    public PairRulings Rulings => _rulings;

    /// <summary>What is news, by its key.</summary>
    public IReadOnlyDictionary<ListingKey, IncomingListing> News => _news;

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
    /// <param name="portraits">Likeness; null where keys alone count. What is news stands in it afterwards.</param>
    /// <param name="rulings">What people said.</param>
    public static BlockGathering Of(BlockState state, IReadOnlyList<IncomingListing> incoming, IReadOnlyCollection<ListingKey> known, PortraitIndex? portraits, PairRulings rulings)
    {
        var gathering = new BlockGathering(state, portraits, rulings);
        gathering.ReadNews(incoming);
        gathering._visited = new bool[portraits?.Capacity ?? 0];
        gathering._isNews = new bool[portraits?.Capacity ?? 0];
        foreach (var key in gathering._news.Keys)
            if (portraits is not null)
                gathering._isNews[portraits.SlotOf(key)] = true;
        foreach (var key in gathering._news.Keys.Concat(gathering._shaken).Concat(known.Where(key => state.OwnerOf(key) is not null)))
            gathering.Visit(key);
        gathering.Gather();
        return gathering;
    }

    /// <summary>Gathers events that stood beside it, and what hangs together with them.</summary>
    public void Take(IEnumerable<Guid> beside)
    {
        foreach (var id in beside)
            Visit(id);
        Gather();
    }

    /// <summary>True when a listing at a place of the batch is the one that counts for its key.</summary>
    public bool Counts(ListingKey key, int at) => _last[key] == at;

    /// <summary>What the block knows of a listing; null when it is new.</summary>
    public EventMember? Known(ListingKey key) => _state.OwnerOf(key) is { } owner ? MemberOf(_state.Find(owner)!, key) : null;

    /// <summary>An event's member.</summary>
    public static EventMember MemberOf(StoredEvent stored, ListingKey key) => stored.Members.First(member => member.Listing.Key == key);

    /// <summary>The keys of a listing.</summary>
    public ImmutableArray<MatchKey> KeysOf(Listing listing)
    {
        if (!_keys.TryGetValue(listing.Key, out var keys))
            _keys[listing.Key] = keys = _portraits?.KeysOf(listing) ?? MatchKeys.Of(listing);
        return keys;
    }

    /// <summary>The id that a listing is born to.</summary>
    public Guid BirthOf(Listing listing)
    {
        if (!_births.TryGetValue(listing.Key, out var birth))
            _births[listing.Key] = birth = _portraits?.BirthOf(_state.Block, listing) ?? EventId.Birth(_state.Block, listing);
        return birth;
    }

    /// <summary>True when a member stays with its event whatever it looks like.</summary>
    public bool IsHeld(StoredEvent stored, EventMember member) => member.Held || _held.Contains(stored.Event.Id);

    /// <summary>True when all of an event stays together from now on.</summary>
    public bool BecomesHeld(Guid id) => _held.Contains(id);

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
            _news[key] = incoming[at];
            if (known is not null && !MatchView.IsSame(known.Listing, incoming[at].Listing))
                _held.Add(_state.OwnerOf(key)!.Value);
            if (_portraits is null)
                continue;
            _shaken.AddRange(_portraits.PairsOf(key).Select(pair => pair.Other));
            _portraits.Touch(key);
        }

        _portraits?.Put([.. _news.Values.Select(item => item.Listing)]);
    }

    // The same content under a later revision is news when the block missed what stood between: what is late of that must find it.
    private static bool IsNews(IncomingListing incoming, EventMember? known) =>
        known is null
        || (known.Revision == 0 || incoming.Revision is not { } revision ? known.ContentHash != incoming.ContentHash
            : revision != known.Revision ? revision > known.Revision : known.ContentHash != incoming.ContentHash);

    private void Visit(ListingKey key)
    {
        if (!_gathered.Add(key))
            return;
        _waiting.Enqueue(key);
        if (_portraits?.SlotOf(key) is { } slot and not PortraitIndex.Nowhere)
            _visited[slot] = true;
    }

    private void Visit(Guid id)
    {
        if (!_events.TryAdd(id, _state.Find(id)!))
            return;
        _beside.Remove(id);
        foreach (var member in _events[id].Members)
            Visit(member.Listing.Key);
    }

    private void Gather()
    {
        do
        {
            while (_waiting.TryDequeue(out var key))
                Gather(key);
            foreach (var slot in _near)
                if (!_visited[slot] && _state.OwnerOf(_portraits!.KeyAt(slot)) is { } id)
                    PutBeside(_state.Find(id)!);
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
            Visit(stored.Event.Id);
    }

    private void Gather(ListingKey key)
    {
        var owner = _state.OwnerOf(key);
        if (owner is { } id)
            Visit(id);
        var isNews = _news.TryGetValue(key, out var incoming);
        if (isNews)
        {
            // A key that a listing held before this batch is no evidence.
            foreach (var holder in KeysOf(incoming!.Listing).SelectMany(own => _state.HoldersOf(own)))
                if (!_news.ContainsKey(holder))
                    Visit(holder);
            if (owner is null && _state.Find(BirthOf(incoming.Listing)) is { } born)
                Visit(born.Event.Id);
        }

        if (!_rulings.IsEmpty)
            foreach (var (other, isSame) in _rulings.Of(key))
                if (isSame && (_news.ContainsKey(other) || _state.OwnerOf(other) is not null))
                    Visit(other);
        if (_portraits?.SlotOf(key) is { } slot and not PortraitIndex.Nowhere)
            foreach (var pair in _portraits.PairsAt(slot))
                if (_visited[pair.Slot])
                    continue;
                else if (isNews && Unsettles(_portraits.SourceAt(slot), pair.Slot))
                    Visit(_portraits.KeyAt(pair.Slot));
                else if (_portraits.Joins(slot, pair, out _))
                    _near.Add(pair.Slot);
    }

    // What is like a listing, but not enough to join, may stand beside what was the only candidate of its source until then. That matters for nothing else.
    private bool Unsettles(int from, int slot) =>
        _portraits!.SourceAt(slot) != from && _asked.Add((slot, from)) && (_portraits.LosesOnly(slot, from, _isNews, out var hadNone) || (hadNone && Reaches(slot, from)));

    // True when some listing of a source belongs to a listing's event, or may come to belong to it.
    private bool Reaches(int slot, int source)
    {
        var reached = new List<int> { slot };
        for (var at = 0; at < reached.Count; at++)
        {
            if (_state.OwnerOf(_portraits!.KeyAt(reached[at])) is { } owner)
                foreach (var member in _state.Find(owner)!.Members)
                    Reach(_portraits.SlotOf(member.Listing.Key));
            foreach (var pair in _portraits.PairsAt(reached[at]))
                if (_portraits.Joins(reached[at], pair, out _))
                    Reach(pair.Slot);
            if (reached.Count > MostReached || reached.Exists(other => _portraits.SourceAt(other) == source))
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
