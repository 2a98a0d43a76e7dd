using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// The events of one block. Immutable: <see cref="Decide"/> says what follows from incoming listings, <see cref="Apply"/> takes it over once it is written.
/// Listings that share a <see cref="MatchKey"/> are one event. The outcome for a set of listings depends neither on their order nor on how they were cut into batches.
/// </summary>
public sealed record BlockState
{
    private readonly ImmutableDictionary<Guid, StoredEvent> _events;
    private readonly ImmutableDictionary<ListingKey, Guid> _owners;
    private readonly ImmutableDictionary<MatchKey, ImmutableSortedSet<ListingKey>> _index;

    private BlockState(
        string block,
        ImmutableDictionary<Guid, StoredEvent> events,
        ImmutableDictionary<ListingKey, Guid> owners,
        ImmutableDictionary<MatchKey, ImmutableSortedSet<ListingKey>> index,
        long bytes)
    {
        Block = block;
        Bytes = bytes;
        _events = events;
        _owners = owners;
        _index = index;
    }

    /// <summary>The block's name, see <see cref="BlockKey"/>.</summary>
    public string Block { get; }

    /// <summary>About how many bytes of memory it takes, see <see cref="BlockSize"/>.</summary>
    public long Bytes { get; }

    /// <summary>How many events the block holds.</summary>
    public int EventCount => _events.Count;

    /// <summary>How many listings stand behind them.</summary>
    public int ListingCount => _owners.Count;

    /// <summary>All events, ordered by id.</summary>
    public ImmutableArray<StoredEvent> Events => [.. _events.Values.OrderBy(stored => EventId.Text(stored.Event.Id), StringComparer.Ordinal)];

    /// <summary>A block as the store has it.</summary>
    /// <param name="block">The block's name.</param>
    /// <param name="events">Every event that the block owns, with its members.</param>
    public static BlockState Of(string block, IEnumerable<StoredEvent> events)
    {
        var builder = new Builder();
        foreach (var stored in events)
            builder.Add(stored);
        return builder.Build(block);
    }

    /// <summary>The event that a listing belongs to; null when the listing is not known here.</summary>
    public Guid? OwnerOf(ListingKey key) => _owners.TryGetValue(key, out var id) ? id : null;

    /// <summary>The listings that hold a key, sorted.</summary>
    public ImmutableSortedSet<ListingKey> HoldersOf(MatchKey key) => _index.GetValueOrDefault(key, []);

    /// <summary>An event by id; null when it is not here.</summary>
    public StoredEvent? Find(Guid id) => _events.GetValueOrDefault(id);

    /// <summary>
    /// Decides what becomes of incoming listings. A known listing with the same content hash is unchanged; an older reading of a known listing changes nothing; a known listing stays with its event whatever changes in it;
    /// when events turn out to be one, the smallest id survives. A key that stands twice counts as the one read last, or else as its last. Deciding the same again after <see cref="Apply"/> changes nothing.
    /// </summary>
    /// <param name="incoming">Listings of this block, in any order.</param>
    public BlockDecision Decide(IReadOnlyList<IncomingListing> incoming) => new BlockMatcher(this, incoming).Decide();

    /// <summary>Takes over mutations that were written.</summary>
    /// <exception cref="ArgumentException">A mutation was not decided on this state: a version that it expects does not hold.</exception>
    public BlockState Apply(IEnumerable<EventMutation> mutations)
    {
        var builder = new Builder(_events, _owners, _index, Bytes);
        foreach (var mutation in mutations)
        {
            var members = new Dictionary<ListingKey, EventMember>();
            if (mutation.ExpectedVersion > 0 || builder.Has(mutation.Event.Id))
                Take(mutation.Event.Id, mutation.ExpectedVersion);
            foreach (var retired in mutation.Retired)
                Take(retired.Id, retired.ExpectedVersion);
            foreach (var changed in mutation.ChangedMembers)
                members[changed.Listing.Key] = changed;
            builder.Add(new StoredEvent(mutation.Event, EventMerge.Sorted(members.Values)));

            void Take(Guid id, long expectedVersion)
            {
                if (builder.Remove(id) is not { } stored || stored.Event.Version != expectedVersion)
                    throw new ArgumentException($"Event {id} does not have version {expectedVersion} in block {Block}.", nameof(mutations));
                foreach (var member in stored.Members)
                    members[member.Listing.Key] = member;
            }
        }

        return builder.Build(Block);
    }

    private sealed class Builder
    {
        private readonly ImmutableDictionary<Guid, StoredEvent>.Builder _events;
        private readonly ImmutableDictionary<ListingKey, Guid>.Builder _owners;
        private readonly ImmutableDictionary<MatchKey, ImmutableSortedSet<ListingKey>>.Builder _index;
        private long _bytes;

        public Builder()
            : this(
                ImmutableDictionary<Guid, StoredEvent>.Empty,
                ImmutableDictionary<ListingKey, Guid>.Empty,
                ImmutableDictionary<MatchKey, ImmutableSortedSet<ListingKey>>.Empty,
                0)
        {
        }

        public Builder(
            ImmutableDictionary<Guid, StoredEvent> events,
            ImmutableDictionary<ListingKey, Guid> owners,
            ImmutableDictionary<MatchKey, ImmutableSortedSet<ListingKey>> index,
            long bytes)
        {
            _bytes = bytes;
            _events = events.ToBuilder();
            _owners = owners.ToBuilder();
            _index = index.ToBuilder();
        }

        public bool Has(Guid id) => _events.ContainsKey(id);

        public void Add(StoredEvent stored)
        {
            _events[stored.Event.Id] = stored;
            _bytes += BlockSize.Of(stored);
            foreach (var member in stored.Members)
            {
                _owners[member.Listing.Key] = stored.Event.Id;
                foreach (var key in MatchKeys.Of(member.Listing))
                    _index[key] = _index.TryGetValue(key, out var holders) ? holders.Add(member.Listing.Key) : [member.Listing.Key];
            }
        }

        public StoredEvent? Remove(Guid id)
        {
            if (!_events.TryGetValue(id, out var stored))
                return null;
            _events.Remove(id);
            _bytes -= BlockSize.Of(stored);
            foreach (var member in stored.Members)
            {
                _owners.Remove(member.Listing.Key);
                foreach (var key in MatchKeys.Of(member.Listing))
                    Drop(key, member.Listing.Key);
            }

            return stored;
        }

        public BlockState Build(string block) => new(block, _events.ToImmutable(), _owners.ToImmutable(), _index.ToImmutable(), _bytes);

        private void Drop(MatchKey key, ListingKey holder)
        {
            if (!_index.TryGetValue(key, out var holders))
                return;
            var left = holders.Remove(holder);
            if (left.IsEmpty)
                _index.Remove(key);
            else
                _index[key] = left;
        }
    }
}
