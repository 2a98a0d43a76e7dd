using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// One decision of a block: gathers what incoming listings change, puts together what is one event, names it, and says what to write and what to answer.
/// Pairs join in one order, the likeliest first, and whether two groups do depends on nothing but their own listings. So a group that nothing new joins comes to what it came to before, out of its own pairs alone, and need not be decided of:
/// it stands beside what is. Where something joins it after all, or it comes to something else, it is gathered too, and all is put together once more.
/// </summary>
internal sealed class BlockMatcher
{
    private readonly BlockState _state;
    private readonly IReadOnlyList<IncomingListing> _incoming;
    private readonly BlockGathering _gathering;

    // The id of each listing's event.
    private readonly Dictionary<ListingKey, Guid> _ids = [];

    public BlockMatcher(BlockState state, IReadOnlyList<IncomingListing> incoming, IReadOnlyCollection<ListingKey> known, IReadOnlyCollection<ListingKey> guests, BlockIndex index, PairRulings rulings)
    {
        _state = state;
        _incoming = incoming;
        _gathering = BlockGathering.Of(state, incoming, known, guests, index, rulings);
    }

    private BlockIndex Index => _gathering.Index;

    public BlockDecision Decide()
    {
        var groups = Index.TellsLikeness ? Groups() : Units([.. _gathering.Listings.Order()]);
        var naming = new GroupNaming(_gathering);
        var named = naming.Name(groups);
        foreach (var (id, listings) in named)
            foreach (var key in listings)
                _ids[key] = id;
        var mutations = new GroupWriting(_gathering, naming, _ids).Mutate(named);
        return new BlockDecision(Answer(mutations), [.. mutations.Values.OrderBy(mutation => EventId.Text(mutation.Event.Id), StringComparer.Ordinal)]);
    }

    private List<ListingKey[]> Groups()
    {
        var joining = new ListingUnits(Index, _gathering.Rulings);
        var units = new List<ListingKey[]>();
        var placed = new HashSet<Guid>();
        while (true)
        {
            // What people said may part what stands beside from what is decided: then all is looked at again.
            if (!_gathering.Rulings.IsEmpty && units.Count > 0)
                (joining, units, placed) = (new ListingUnits(Index, _gathering.Rulings), [], []);
            var added = units.Count == 0 ? Units([.. _gathering.Listings.Order()]) : [];
            if (units.Count == 0)
                placed.UnionWith(_gathering.Events.Keys);
            foreach (var stored in _gathering.Events.Values.Concat(_gathering.Beside.Values))
                if (placed.Add(stored.Event.Id))
                    added.AddRange(Units(stored));
            units.AddRange(added);
            joining.Add(added);
            var groups = joining.Join(stored => _gathering.Beside.ContainsKey(stored.Event.Id));
            var moved = joining.Moved(groups);
            if (moved.Count == 0)
                return groups.FindAll(joining.IsDecided).ConvertAll(group => Together(group, units));
            _gathering.Take(moved);
        }
    }

    private static ListingKey[] Together(int[] group, List<ListingKey[]> units)
    {
        if (group is [var only])
            return units[only];
        ListingKey[] listings = [.. group.SelectMany(unit => units[unit])];
        Array.Sort(listings);
        return listings;
    }

    // What certainly belongs together, in order.
    private List<ListingKey[]> Units(ListingKey[] sorted) => _gathering.Rulings.IsEmpty ? UnitsByKeys(sorted) : RuledUnits(sorted);

    private List<ListingKey[]> UnitsByKeys(ListingKey[] sorted)
    {
        var (news, events) = (_gathering.News, _gathering.Events);
        var bonds = new UnitBonds(sorted, _gathering.Rulings);
        var holders = new Dictionary<MatchMark, ListingKey>();
        foreach (var incoming in news.Values)
        {
            var own = incoming.Key;
            foreach (var key in _gathering.MarksOf(incoming))
            {
                if (!_gathering.Bonds(key))
                    continue;
                if (!holders.TryAdd(key, own))
                    bonds.Add(own, holders[key]);
                JoinHolders(key, own);
            }
        }

        foreach (var stored in events.Values)
        {
            var staysWhole = _gathering.StaysWhole(stored);
            foreach (var member in stored.Members)
            {
                var own = member.Key;
                if (staysWhole)
                    bonds.Add(own, stored.Members[0].Key);
                else if (stored.Members.Length > 1 && !news.ContainsKey(own))
                    foreach (var key in _gathering.MarksOf(member))
                        if (_gathering.Bonds(key))
                            JoinHolders(key, own);
            }
        }

        return bonds.Units();

        void JoinHolders(MatchMark key, ListingKey own)
        {
            foreach (var holder in _gathering.HoldersOf(key))
                bonds.Add(own, holder);
        }
    }

    // What people said may part two that share a key, and who of a chain of keys stands with whom then follows from all of its pairs.
    private List<ListingKey[]> RuledUnits(ListingKey[] sorted)
    {
        var bonds = new UnitBonds(sorted, _gathering.Rulings);
        var holders = new Dictionary<MatchMark, List<ListingKey>>();
        foreach (var own in sorted)
            foreach (var key in _gathering.MarksOf(_gathering.Now(own)))
            {
                if (!_gathering.Bonds(key))
                    continue;
                if (!holders.TryGetValue(key, out var others))
                    holders[key] = others = [];
                foreach (var other in others)
                    bonds.Add(own, other);
                others.Add(own);
            }

        foreach (var stored in _gathering.Events.Values.Where(_gathering.StaysWhole))
            foreach (var member in stored.Members)
                bonds.Add(member.Key, stored.Members[0].Key);
        return bonds.Units();
    }

    // The units of one event, where nothing else is asked: what shares a key with one of its members is a member, too.
    private List<ListingKey[]> Units(StoredEvent stored)
    {
        if (stored.Members is [var only])
            return [[only.Key]];
        var sorted = new ListingKey[stored.Members.Length];
        var signs = new ListingSigns[sorted.Length];
        for (var at = 0; at < sorted.Length; at++)
            (sorted[at], signs[at]) = (stored.Members[at].Key, _gathering.SignsOf(stored.Members[at]));
        Array.Sort(sorted, signs);
        var bonds = new UnitBonds(sorted, _gathering.Rulings);
        if (_gathering.StaysWhole(stored))
            foreach (var key in sorted)
                bonds.Add(key, stored.Members[0].Key);
        for (var at = 1; at < sorted.Length; at++)
            foreach (var mark in signs[at].Marks)
                if (_gathering.Bonds(mark) && FirstHolder(mark, signs.AsSpan(0, at)) is var holder and >= 0)
                    bonds.Add(at, holder);
        return bonds.Units();
    }

    private static int FirstHolder(MatchMark mark, ReadOnlySpan<ListingSigns> signs)
    {
        for (var at = 0; at < signs.Length; at++)
            if (signs[at].Marks.Contains(mark))
                return at;
        return -1;
    }

    private ImmutableArray<MatchAnswer> Answer(Dictionary<Guid, EventMutation> mutations)
    {
        var answers = ImmutableArray.CreateBuilder<MatchAnswer>(_incoming.Count);
        var born = new HashSet<Guid>();
        for (var at = 0; at < _incoming.Count; at++)
        {
            var key = _incoming[at].Listing.Key;
            if (!_gathering.News.ContainsKey(key))
                answers.Add(new MatchAnswer(
                    key,
                    _ids.TryGetValue(key, out var id) ? id : _state.OwnerOf(key)!.Value,
                    MatchKind.Unchanged,
                    Evidence.Certain,
                    [_gathering.Known(key)!.HasHash(_incoming[at].ContentHash) ? "same listing, same content" : "an older reading of the same listing"]));
            else if (!_gathering.Counts(key, at))
                answers.Add(new MatchAnswer(key, _ids[key], MatchKind.Unchanged, Evidence.Certain, ["listed again in the batch"]));
            else
                answers.Add(Answer(key, mutations[_ids[key]], born));
        }

        return answers.MoveToImmutable();
    }

    private MatchAnswer Answer(ListingKey key, EventMutation mutation, HashSet<Guid> born)
    {
        var id = mutation.Event.Id;
        if (_state.OwnerOf(key) is not null)
            return new MatchAnswer(key, id, MatchKind.Update, Evidence.Certain, ["same listing, new content"]);
        var isFirst = mutation.ExpectedVersion == 0 && mutation.Retired.IsEmpty && mutation.Donors.IsEmpty && born.Add(id);
        if (isFirst)
            return new MatchAnswer(key, id, MatchKind.New, Evidence.Certain, ["first listing of the event"]);
        var member = mutation.ChangedMembers.First(changed => changed.Key == key);
        return new MatchAnswer(key, id, MatchKind.Duplicate, member.Confidence, member.Reasons);
    }
}
