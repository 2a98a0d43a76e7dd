using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>One decision of a block: groups incoming listings and known events that share a key, and says what to write.</summary>
internal sealed class BlockMatcher
{
    private readonly BlockState _state;
    private readonly IReadOnlyList<IncomingListing> _incoming;
    private readonly UnionFind _groups = new();
    private readonly Dictionary<Guid, int> _events = [];
    private readonly Dictionary<Guid, int> _births = [];
    private readonly Dictionary<MatchKey, int> _keys = [];

    // Position of the listing that counts for a key, and its node; known unchanged listings have no node.
    private readonly Dictionary<ListingKey, int> _last = [];
    private readonly Dictionary<ListingKey, int> _nodes = [];

    public BlockMatcher(BlockState state, IReadOnlyList<IncomingListing> incoming)
    {
        _state = state;
        _incoming = incoming;
    }

    public BlockDecision Decide()
    {
        for (var at = 0; at < _incoming.Count; at++)
            if (!_last.TryGetValue(_incoming[at].Listing.Key, out var other) || !(_incoming[at].Revision < _incoming[other].Revision))
                _last[_incoming[at].Listing.Key] = at;
        for (var at = 0; at < _incoming.Count; at++)
            if (_last[_incoming[at].Listing.Key] == at && IsNews(_incoming[at], Known(_incoming[at])))
                _nodes[_incoming[at].Listing.Key] = _groups.Add();
        foreach (var (key, node) in _nodes)
            Join(_incoming[_last[key]].Listing, node);

        var touched = _events.ToLookup(entry => _groups.Root(entry.Value), entry => _state.Find(entry.Key)!);
        var mutations = new Dictionary<int, EventMutation>();
        foreach (var group in _nodes.GroupBy(entry => _groups.Root(entry.Value), entry => entry.Key))
            mutations[group.Key] = Mutate([.. touched[group.Key]], [.. group.Select(key => _incoming[_last[key]])]);
        return new BlockDecision(
            Answer(mutations),
            [.. mutations.Values.OrderBy(mutation => EventId.Text(mutation.Event.Id), StringComparer.Ordinal)]);
    }

    // The same content under a later revision is news when the block missed what stood between: what is late of that must find it.
    private static bool IsNews(IncomingListing incoming, EventMember? known) =>
        known is null
        || (known.Revision == 0 || incoming.Revision is not { } revision ? known.ContentHash != incoming.ContentHash
            : revision != known.Revision ? revision > known.Revision : known.ContentHash != incoming.ContentHash);

    private EventMember? Known(IncomingListing incoming) =>
        _state.OwnerOf(incoming.Listing.Key) is { } owner
            ? _state.Find(owner)!.Members.FirstOrDefault(member => member.Listing.Key == incoming.Listing.Key)
            : null;

    private void Join(Listing listing, int node)
    {
        if (_state.OwnerOf(listing.Key) is { } owner)
            _groups.Join(node, EventNode(owner));
        else
            JoinBirth(EventId.Birth(_state.Block, listing), node);

        foreach (var key in MatchKeys.Of(listing))
        {
            if (_keys.TryGetValue(key, out var other))
                _groups.Join(node, other);
            else
                _keys[key] = node;
            foreach (var holder in _state.HoldersOf(key))
                if (!_nodes.ContainsKey(holder)) // a key that a listing held before this batch is no evidence
                    _groups.Join(node, EventNode(_state.OwnerOf(holder)!.Value));
        }
    }

    // An event keeps the id of its birth after its listings changed; what is born to the same id is the same event.
    private void JoinBirth(Guid birth, int node)
    {
        if (_state.Find(birth) is not null)
            _groups.Join(node, EventNode(birth));
        if (_births.TryGetValue(birth, out var other))
            _groups.Join(node, other);
        else
            _births[birth] = node;
    }

    private int EventNode(Guid id)
    {
        if (!_events.TryGetValue(id, out var node))
            _events[id] = node = _groups.Add();
        return node;
    }

    private EventMutation Mutate(ImmutableArray<StoredEvent> before, ImmutableArray<IncomingListing> listings)
    {
        var members = before.SelectMany(stored => stored.Members).ToDictionary(member => member.Listing.Key);
        foreach (var incoming in listings)
            members[incoming.Listing.Key] = members.TryGetValue(incoming.Listing.Key, out var known)
                ? known with { Listing = incoming.Listing, ContentHash = incoming.ContentHash, Revision = incoming.Revision ?? 0 }
                : new EventMember(incoming.Listing, incoming.ContentHash, Evidence.Certain, []) { Revision = incoming.Revision ?? 0 };

        var id = before.Select(stored => stored.Event.Id)
            .Concat(listings.Where(incoming => _state.OwnerOf(incoming.Listing.Key) is null).Select(incoming => EventId.Birth(_state.Block, incoming.Listing)))
            .Aggregate(EventId.Smaller);
        var survivor = _state.Find(id);
        var version = survivor?.Event.Version ?? 0;
        var after = Evidence.Weigh(members.Values);
        var kept = survivor?.Members.ToDictionary(member => member.Listing.Key);
        return new EventMutation(
            EventMerge.Merge(id, _state.Block, version + 1, after),
            version,
            [.. after.Where(member => !IsIn(kept, member))],
            [.. before.Where(stored => stored.Event.Id != id)
                .OrderBy(stored => EventId.Text(stored.Event.Id), StringComparer.Ordinal)
                .Select(stored => new RetiredEvent(stored.Event.Id, stored.Event.Version))]);
    }

    private static bool IsIn(Dictionary<ListingKey, EventMember>? kept, EventMember member) =>
        kept is not null
        && kept.TryGetValue(member.Listing.Key, out var other)
        && ReferenceEquals(other.Listing, member.Listing)
        && other.ContentHash == member.ContentHash
        && other.Confidence.Equals(member.Confidence)
        && other.Reasons.SequenceEqual(member.Reasons, StringComparer.Ordinal);

    private ImmutableArray<MatchAnswer> Answer(Dictionary<int, EventMutation> mutations)
    {
        var answers = ImmutableArray.CreateBuilder<MatchAnswer>(_incoming.Count);
        var born = new HashSet<Guid>();
        for (var at = 0; at < _incoming.Count; at++)
        {
            var key = _incoming[at].Listing.Key;
            if (!_nodes.TryGetValue(key, out var node))
                answers.Add(new MatchAnswer(
                    key,
                    Survivor(_state.OwnerOf(key)!.Value, mutations),
                    MatchKind.Unchanged,
                    Evidence.Certain,
                    [Known(_incoming[at])!.ContentHash == _incoming[at].ContentHash ? "same listing, same content" : "an older reading of the same listing"]));
            else if (_last[key] != at)
                answers.Add(new MatchAnswer(key, mutations[_groups.Root(node)].Event.Id, MatchKind.Unchanged, Evidence.Certain, ["listed again in the batch"]));
            else
                answers.Add(Answer(key, mutations[_groups.Root(node)], born));
        }

        return answers.MoveToImmutable();
    }

    private MatchAnswer Answer(ListingKey key, EventMutation mutation, HashSet<Guid> born)
    {
        var id = mutation.Event.Id;
        if (_state.OwnerOf(key) is not null)
            return new MatchAnswer(key, id, MatchKind.Update, Evidence.Certain, ["same listing, new content"]);
        var isFirst = mutation.ExpectedVersion == 0 && mutation.Retired.IsEmpty && born.Add(id);
        if (isFirst)
            return new MatchAnswer(key, id, MatchKind.New, Evidence.Certain, ["first listing of the event"]);
        var member = mutation.ChangedMembers.First(changed => changed.Listing.Key == key);
        return new MatchAnswer(key, id, MatchKind.Duplicate, member.Confidence, member.Reasons);
    }

    private Guid Survivor(Guid id, Dictionary<int, EventMutation> mutations) =>
        _events.TryGetValue(id, out var node) ? mutations[_groups.Root(node)].Event.Id : id;
}
