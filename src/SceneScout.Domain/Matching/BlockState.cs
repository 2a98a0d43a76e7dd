using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// The events of one block. Immutable: <see cref="Decide"/> says what follows from incoming listings, <see cref="Apply"/> takes it over once it is written.
/// Listings that share a <see cref="MatchKey"/> are one event, and so are those that are likely one, see <see cref="ListingUnits"/>. Which listings are one event follows from the listings as they are now, and depends neither on their order, nor on how they were cut into batches, nor on what they were before.
/// </summary>
public sealed class BlockState
{
    private readonly ImmutableDictionary<Guid, StoredEvent> _events;
    private readonly ImmutableDictionary<ListingKey, Guid> _owners;
    private readonly IListingJudge? _judge;
    private readonly PairRulings _rulings;
    private long _bytes;
    private long _tables;

    // Goes on to the next state; null when it did, or was not made yet.
    private BlockIndex? _index;

    private BlockState(
        string block,
        IListingJudge? judge,
        PairRulings rulings,
        ImmutableDictionary<Guid, StoredEvent> events,
        ImmutableDictionary<ListingKey, Guid> owners,
        long bytes,
        ImmutableHashSet<Guid> elsewhere)
    {
        Block = block;
        Elsewhere = elsewhere;
        _judge = judge;
        _rulings = rulings;
        _bytes = bytes;
        _events = events;
        _owners = owners;
    }

    /// <summary>The block's name, see <see cref="BlockKey"/>.</summary>
    public string Block { get; }

    /// <summary>About how many bytes of memory it takes, see <see cref="BlockSize"/>.</summary>
    public long Bytes => _bytes + _tables;

    /// <summary>Ids of events that other blocks took over from this one: nothing here is born to them.</summary>
    internal ImmutableHashSet<Guid> Elsewhere { get; }

    /// <summary>How many events the block holds.</summary>
    public int EventCount => _events.Count;

    /// <summary>How many listings stand behind them.</summary>
    public int ListingCount => _owners.Count;

    /// <summary>All events, ordered by id.</summary>
    public ImmutableArray<StoredEvent> Events => [.. _events.Values.OrderBy(stored => EventId.Text(stored.Event.Id), StringComparer.Ordinal)];

    /// <summary>A block as the store has it.</summary>
    /// <param name="block">The block's name.</param>
    /// <param name="events">Every event that the block owns, with its members.</param>
    /// <param name="judge">Says which listings are likely one event; null where keys alone count.</param>
    /// <param name="rulings">What people said of the block's listings; null for nothing.</param>
    /// <param name="elsewhere">Ids of events that are known to be in other blocks; null for none.</param>
    public static BlockState Of(string block, IEnumerable<StoredEvent> events, IListingJudge? judge = null, IEnumerable<PairRuling>? rulings = null, ImmutableHashSet<Guid>? elsewhere = null)
    {
        var builder = new Builder();
        foreach (var stored in events)
            builder.Add(stored);
        return builder.Build(block, judge, PairRulings.None.With(rulings ?? []), elsewhere ?? []);
    }

    /// <summary>The event that a listing belongs to; null when the listing is not known here.</summary>
    public Guid? OwnerOf(ListingKey key) => _owners.TryGetValue(key, out var id) ? id : null;

    /// <summary>An event by id; null when it is not here.</summary>
    public StoredEvent? Find(Guid id) => _events.GetValueOrDefault(id);

    /// <summary>
    /// Decides what becomes of incoming listings. A known listing with the same content hash is unchanged; an older reading of a known listing changes nothing; one that changed is decided anew like a newcomer: it stays with its event only where it belongs there.
    /// When events turn out to be one, the smallest id survives. A listing that joined another by likeness alone goes where it is found to belong better. A key that stands twice counts as the one read last, or else as its last. Deciding the same again after <see cref="Apply"/> changes nothing.
    /// </summary>
    /// <param name="incoming">Listings of this block, in any order.</param>
    public BlockDecision Decide(IReadOnlyList<IncomingListing> incoming) => Match(incoming, [], []);

    /// <summary>Decides anew what becomes of known listings, and of what hangs together with them: people said something of them.</summary>
    /// <param name="known">Listings; those that are not known here are passed over.</param>
    public BlockDecision DecideAgain(IReadOnlyCollection<ListingKey> known) => Match([], known, []);

    /// <summary>The block with events of another one, as they are. What becomes of them is decided by <see cref="DecideGuests"/>; until that is written, this is no state of the store.</summary>
    /// <param name="events">Events that are not here, and whose listings are not either.</param>
    public BlockState With(IReadOnlyCollection<StoredEvent> events)
    {
        var index = Interlocked.Exchange(ref _index, null);
        var builder = new Builder(_events, _owners, _bytes);
        foreach (var stored in events)
        {
            builder.Add(stored);
            foreach (var member in stored.Members)
                index?.Touch(member.Key);
        }

        var next = builder.Build(Block, _judge, _rulings, Elsewhere);
        (next._index, next._tables) = (index, _tables);
        return next;
    }

    /// <summary>Decides what becomes of listings that came with an event of another block, as if they came just now. Their events keep their ids, which follow from nothing here, and are written in any case.</summary>
    /// <param name="guests">All listings of the events that came.</param>
    public BlockDecision DecideGuests(IReadOnlyCollection<ListingKey> guests) => Match([], [], guests);

    /// <summary>Which events of other blocks may be one with which of this one's: such pairs as the block would look at if both were its own. Nothing is decided.</summary>
    /// <param name="strangers">Events of other blocks; listings that are known here are passed over.</param>
    public ImmutableArray<(Guid Stranger, Guid Own)> Kin(IReadOnlyCollection<StoredEvent> strangers)
    {
        var index = Interlocked.Exchange(ref _index, null) ?? Index();
        index.Follow(EventOf);
        var from = strangers.SelectMany(stored => stored.Members.Select(member => (Event: stored.Event.Id, member.Content)))
            .Where(stranger => !_owners.ContainsKey(stranger.Content.Key)).DistinctBy(stranger => stranger.Content.Key).ToDictionary(stranger => stranger.Content.Key);
        index.Put([.. from.Values.Select(stranger => stranger.Content)]);
        var kin = new HashSet<(Guid, Guid)>();
        foreach (var (stranger, content) in from.Values)
        {
            foreach (var (other, _) in index.TellsLikeness ? index.PairsOf(content.Key) : [])
                Add(stranger, other);
            foreach (var mark in index.SignsOf(content).Marks.ToArray())
                if (!index.TellsLikeness || !mark.IsFingerprint)
                    foreach (var other in index.HoldersOf(mark))
                        Add(stranger, other);
        }

        foreach (var key in from.Keys)
            index.Touch(key);
        index.Follow(EventOf);
        _ = index.TakeUnreadable();
        index.Rest();
        _tables = index.TableBytes;
        _index = index;
        return [.. kin.OrderBy(pair => pair)];

        void Add(Guid stranger, ListingKey other)
        {
            if (_owners.TryGetValue(other, out var own))
                kin.Add((stranger, own));
        }
    }

    /// <summary>The block with what people said.</summary>
    public BlockState With(IEnumerable<PairRuling> rulings) =>
        new(Block, _judge, _rulings.With(rulings), _events, _owners, _bytes, Elsewhere) { _tables = _tables, _index = Interlocked.Exchange(ref _index, null) };

    private BlockDecision Match(IReadOnlyList<IncomingListing> incoming, IReadOnlyCollection<ListingKey> known, IReadOnlyCollection<ListingKey> guests)
    {
        var index = Interlocked.Exchange(ref _index, null) ?? Index();
        index.Follow(EventOf);
        var decision = new BlockMatcher(this, incoming, known, guests, index, _rulings).Decide();
        decision = decision with { Unreadable = Unreadable(index.TakeUnreadable()) };
        index.Rest();
        _tables = index.TableBytes;
        _index = index;
        return decision;
    }

    /// <summary>Takes over mutations that were written.</summary>
    /// <exception cref="ArgumentException">A mutation was not decided on this state: a version that it expects does not hold.</exception>
    public BlockState Apply(IEnumerable<EventMutation> mutations)
    {
        var index = Interlocked.Exchange(ref _index, null);
        var builder = new Builder(_events, _owners, _bytes);
        var written = mutations.ToList();
        var members = new Dictionary<ListingKey, EventMember>();
        foreach (var mutation in written)
        {
            if (mutation.ExpectedVersion > 0 || builder.Has(mutation.Event.Id))
                Take(mutation.Event.Id, mutation.ExpectedVersion);
            foreach (var retired in mutation.Retired)
                Take(retired.Id, retired.ExpectedVersion);
        }

        var changes = written.SelectMany(mutation => mutation.ChangedMembers).ToArray();
        Cores.ForEach(changes.Length, at => changes[at].Content.Rest());
        foreach (var changed in changes)
            members[changed.Key] = changed;
        foreach (var key in members.Keys)
            index?.Touch(key);

        foreach (var mutation in written)
            builder.Add(StoredEvent.Of(mutation.Event, EventMerge.Sorted(mutation.Event.Listings.Select(key => members[key]))));
        var next = builder.Build(Block, _judge, _rulings, Elsewhere);
        (next._index, next._tables) = (index, _tables);
        return next;

        void Take(Guid id, long expectedVersion)
        {
            if (builder.Remove(id) is not { } stored || stored.Event.Version != expectedVersion)
                throw new ArgumentException($"Event {id} does not have version {expectedVersion} in block {Block}.", nameof(mutations));
            foreach (var member in stored.Members)
                members[member.Key] = member;
        }
    }

    private StoredEvent? EventOf(ListingKey key) => _owners.TryGetValue(key, out var owner) ? _events[owner] : null;

    private ImmutableArray<UnreadableListing> Unreadable(IReadOnlyList<ListingContent> contents) =>
        [.. contents.Where(content => _owners.ContainsKey(content.Key)).Select(content => new UnreadableListing(content.Key, _owners[content.Key], content.Problem!)).OrderBy(listing => listing.Key)];

    private BlockIndex Index()
    {
        var index = new BlockIndex(Block, _judge);
        index.Fill([.. _events.Values.SelectMany(stored => stored.Members).Select(member => member.Content)]);
        // What listings are found by, where the store had none of it, is with them from now on.
        _bytes = _events.Values.Sum(BlockSize.Of);
        return index;
    }

    private sealed class Builder
    {
        private readonly ImmutableDictionary<Guid, StoredEvent>.Builder _events;
        private readonly ImmutableDictionary<ListingKey, Guid>.Builder _owners;
        private long _bytes;

        public Builder()
            : this(ImmutableDictionary<Guid, StoredEvent>.Empty, ImmutableDictionary<ListingKey, Guid>.Empty, 0)
        {
        }

        public Builder(ImmutableDictionary<Guid, StoredEvent> events, ImmutableDictionary<ListingKey, Guid> owners, long bytes)
        {
            _bytes = bytes;
            _events = events.ToBuilder();
            _owners = owners.ToBuilder();
        }

        public bool Has(Guid id) => _events.ContainsKey(id);

        public void Add(StoredEvent stored)
        {
            foreach (var member in stored.Members)
            {
                member.Content.Rest();
                _owners[member.Key] = stored.Event.Id;
            }

            _events[stored.Event.Id] = stored;
            _bytes += BlockSize.Of(stored);
        }

        public StoredEvent? Remove(Guid id)
        {
            if (!_events.TryGetValue(id, out var stored))
                return null;
            _events.Remove(id);
            _bytes -= BlockSize.Of(stored);
            foreach (var member in stored.Members)
                _owners.Remove(member.Key);
            return stored;
        }

        public BlockState Build(string block, IListingJudge? judge, PairRulings rulings, ImmutableHashSet<Guid> elsewhere) => new(block, judge, rulings, _events.ToImmutable(), _owners.ToImmutable(), _bytes, elsewhere);
    }
}
