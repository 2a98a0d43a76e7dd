using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>
/// One decision of a block: gathers what incoming listings hang together with, puts together what is one event, and says what to write.
/// What it gathers is closed: no listing outside is likely one with a listing inside, so the outcome is that of the whole block.
/// </summary>
internal sealed class BlockMatcher
{
    // Of the doubts about a listing a person is shown the likeliest.
    private const int MostDoubts = 3;

    private readonly BlockState _state;
    private readonly IReadOnlyList<IncomingListing> _incoming;
    private readonly IReadOnlyCollection<ListingKey> _known;
    private readonly PortraitIndex? _portraits;
    private readonly PairRulings _rulings;

    // Position of the listing that counts for a key, and what is news of them; known unchanged listings are none.
    private readonly Dictionary<ListingKey, int> _last = [];
    private readonly Dictionary<ListingKey, IncomingListing> _news = [];

    // What was gathered: listings, and whole events.
    private readonly HashSet<ListingKey> _gathered = [];
    private readonly Queue<ListingKey> _waiting = new();
    private readonly Dictionary<Guid, StoredEvent> _events = [];

    // Listings that were like one that changed: for those that are left it may make a difference.
    private readonly List<ListingKey> _shaken = [];

    // Events that stay together since what they were matched by changes.
    private readonly HashSet<Guid> _held = [];
    private readonly Dictionary<ListingKey, ImmutableArray<MatchKey>> _keys = [];
    private readonly Dictionary<ListingKey, Guid> _births = [];
    private readonly Dictionary<ListingKey, Guid> _ids = [];
    private ILookup<MatchKey, ListingKey>? _twins;

    public BlockMatcher(BlockState state, IReadOnlyList<IncomingListing> incoming, IReadOnlyCollection<ListingKey> known, PortraitIndex? portraits, PairRulings rulings)
    {
        _state = state;
        _incoming = incoming;
        _known = known;
        _portraits = portraits;
        _rulings = rulings;
    }

    public BlockDecision Decide()
    {
        ReadNews();
        foreach (var key in _news.Keys.Concat(_shaken).Concat(_known.Where(key => _state.OwnerOf(key) is not null)))
            Visit(key);
        while (_waiting.TryDequeue(out var key))
            Gather(key);

        var units = Units();
        var groups = _portraits is null ? units : [.. new ListingUnits(_portraits, _rulings).Join(units).Select(group => group.SelectMany(unit => units[unit]).Order().ToArray())];
        var mutations = Mutate(Named(groups));
        return new BlockDecision(Answer(mutations), [.. mutations.Values.OrderBy(mutation => EventId.Text(mutation.Event.Id), StringComparer.Ordinal)]);
    }

    private void ReadNews()
    {
        for (var at = 0; at < _incoming.Count; at++)
            if (!_last.TryGetValue(_incoming[at].Listing.Key, out var other) || !(_incoming[at].Revision < _incoming[other].Revision))
                _last[_incoming[at].Listing.Key] = at;
        foreach (var (key, at) in _last)
        {
            var known = Known(key);
            if (!IsNews(_incoming[at], known))
                continue;
            _news[key] = _incoming[at];
            if (known is not null && !MatchView.IsSame(known.Listing, _incoming[at].Listing))
                _held.Add(_state.OwnerOf(key)!.Value);
            if (_portraits is null)
                continue;
            _shaken.AddRange(_portraits.PairsOf(key).Select(pair => pair.Other));
            _portraits.Put(_incoming[at].Listing);
            _portraits.Touch(key);
        }
    }

    // The same content under a later revision is news when the block missed what stood between: what is late of that must find it.
    private static bool IsNews(IncomingListing incoming, EventMember? known) =>
        known is null
        || (known.Revision == 0 || incoming.Revision is not { } revision ? known.ContentHash != incoming.ContentHash
            : revision != known.Revision ? revision > known.Revision : known.ContentHash != incoming.ContentHash);

    private EventMember? Known(ListingKey key) => _state.OwnerOf(key) is { } owner ? Member(_state.Find(owner)!, key) : null;

    private static EventMember Member(StoredEvent stored, ListingKey key) => stored.Members.First(member => member.Listing.Key == key);

    private void Visit(ListingKey key)
    {
        if (_gathered.Add(key))
            _waiting.Enqueue(key);
    }

    private void Visit(Guid id)
    {
        if (!_events.TryAdd(id, _state.Find(id)!))
            return;
        foreach (var member in _events[id].Members)
            Visit(member.Listing.Key);
    }

    private void Gather(ListingKey key)
    {
        if (_state.OwnerOf(key) is { } owner)
            Visit(owner);
        if (_news.TryGetValue(key, out var incoming))
        {
            // A key that a listing held before this batch is no evidence.
            foreach (var holder in KeysOf(incoming.Listing).SelectMany(own => _state.HoldersOf(own)))
                if (!_news.ContainsKey(holder))
                    Visit(holder);
            if (_state.OwnerOf(key) is null && _state.Find(BirthOf(incoming.Listing)) is { } born)
                Visit(born.Event.Id);
        }

        foreach (var (other, isSame) in _rulings.Of(key))
            if (isSame && (_news.ContainsKey(other) || _state.OwnerOf(other) is not null))
                Visit(other);
        if (_portraits is null)
            return;
        foreach (var (other, logOdds) in _portraits.PairsOf(key))
            if (_news.ContainsKey(key) || logOdds >= _portraits.Judge.MergeLogOdds - ListingUnits.OnlyCandidate)
                Visit(other);
    }

    private ImmutableArray<MatchKey> KeysOf(Listing listing)
    {
        if (!_keys.TryGetValue(listing.Key, out var keys))
            _keys[listing.Key] = keys = MatchKeys.Of(listing);
        return keys;
    }

    private Guid BirthOf(Listing listing)
    {
        if (!_births.TryGetValue(listing.Key, out var birth))
            _births[listing.Key] = birth = EventId.Birth(_state.Block, listing);
        return birth;
    }

    private bool IsHeld(StoredEvent stored, EventMember member) => member.Held || _held.Contains(stored.Event.Id);

    // What certainly belongs together, in order.
    private List<ListingKey[]> Units()
    {
        // Where likeness is told, an equal title, time and name of a place is told with it: two of one source are seldom one.
        bool Bonds(MatchKey key) => _portraits is null || !IsFingerprint(key);

        var bonds = new UnitBonds([.. _gathered.Order()], _rulings);
        var holders = new Dictionary<MatchKey, ListingKey>();
        foreach (var incoming in _news.Values)
        {
            var own = incoming.Listing.Key;
            foreach (var key in KeysOf(incoming.Listing).Where(Bonds))
            {
                if (!holders.TryAdd(key, own))
                    bonds.Add(own, holders[key]);
                JoinHolders(key, own);
            }

            // An event keeps the id of its birth after its listings changed; what is born to the same id is the same event.
            if (_state.OwnerOf(own) is null && _events.TryGetValue(BirthOf(incoming.Listing), out var born)
                && (_portraits is null || (born.Members.Any(member => IsHeld(born, member)) && born.Members.All(member => member.Listing.Key.Source != own.Source))))
                bonds.Add(own, (born.Members.FirstOrDefault(member => IsHeld(born, member)) ?? born.Members[0]).Listing.Key);
        }

        foreach (var stored in _events.Values)
        {
            ListingKey? core = null;
            foreach (var member in stored.Members)
            {
                var own = member.Listing.Key;
                if (IsHeld(stored, member))
                    bonds.Add(own, core ??= own);
                else if (stored.Members.Length > 1 && !_news.ContainsKey(own))
                    foreach (var key in KeysOf(member.Listing).Where(Bonds))
                        JoinHolders(key, own);
            }
        }

        return bonds.Units();

        void JoinHolders(MatchKey key, ListingKey own)
        {
            foreach (var holder in _state.HoldersOf(key))
                if (!_news.ContainsKey(holder))
                    bonds.Add(own, holder);
        }
    }

    // Each group with its id: the smallest of those that its events and listings were born to.
    private List<(Guid Id, ListingKey[] Listings)> Named(List<ListingKey[]> groups)
    {
        var claims = new Dictionary<ListingKey, List<Guid>>();
        foreach (var stored in _events.Values)
        {
            var core = stored.Members.FirstOrDefault(member => IsHeld(stored, member));
            if (core is null && stored.Members.Any(member => BirthOf(member.Listing) == stored.Event.Id || ApartOf(member.Listing.Key) == stored.Event.Id))
                continue;
            Claim((core ?? stored.Members[0]).Listing.Key, stored.Event.Id);
        }

        foreach (var key in _gathered)
            if (_state.OwnerOf(key) is not { } owner)
                ClaimBirth(_news[key].Listing);
            else if (Member(_events[owner], key) is var member && !IsHeld(_events[owner], member))
                ClaimBirth(member.Listing);

        var used = new HashSet<Guid>();
        var named = new List<(Guid Id, ListingKey[] Listings)>(groups.Count);
        foreach (var (listings, ids) in groups
            .Select(listings => (Listings: listings, Ids: listings.SelectMany(key => claims.GetValueOrDefault(key, [])).OrderBy(EventId.Text, StringComparer.Ordinal).ToList()))
            .OrderBy(group => EventId.Text(group.Ids.FirstOrDefault()), StringComparer.Ordinal).ThenBy(group => group.Listings[0]))
        {
            // Two groups of one birth: a listing left the event that is named after it.
            var id = ids.Append(ApartOf(listings[0])).First(id => (_events.ContainsKey(id) || _state.Find(id) is null) && used.Add(id));
            named.Add((id, listings));
            foreach (var key in listings)
                _ids[key] = id;
        }

        return named;

        // What look the same and stay apart are born to one id: it is the first one's, whoever came first.
        void ClaimBirth(Listing listing)
        {
            if (_portraits is null || TwinsOf(listing).All(twin => listing.Key.CompareTo(twin) <= 0))
                Claim(listing.Key, BirthOf(listing));
        }

        void Claim(ListingKey key, Guid id)
        {
            if (!claims.TryGetValue(key, out var ids))
                claims[key] = ids = [];
            ids.Add(id);
        }
    }

    private Guid ApartOf(ListingKey key) => StableHash.Guid($"apart|{_state.Block}|{key}");

    // Other listings that are born to the same id, wherever they are in the block.
    private IEnumerable<ListingKey> TwinsOf(Listing listing)
    {
        _twins ??= _news.Values.SelectMany(news => KeysOf(news.Listing).Where(IsFingerprint).Select(key => (Key: key, Of: news.Listing.Key))).ToLookup(twin => twin.Key, twin => twin.Of);
        return KeysOf(listing).Where(IsFingerprint).SelectMany(key => _state.HoldersOf(key).Where(holder => !_news.ContainsKey(holder)).Concat(_twins[key])).Where(IsLoose);
    }

    private bool IsLoose(ListingKey key) => _state.OwnerOf(key) is not { } owner || (_state.Find(owner) is { } stored && !IsHeld(stored, Member(stored, key)));

    private static bool IsFingerprint(MatchKey key) => key.Kind == MatchKeyKind.Fingerprint;

    private Dictionary<Guid, EventMutation> Mutate(List<(Guid Id, ListingKey[] Listings)> groups)
    {
        var kept = groups.Select(group => group.Id).ToHashSet();
        var retired = _events.Values.Where(stored => !kept.Contains(stored.Event.Id)).ToLookup(stored =>
            _ids[(stored.Members.FirstOrDefault(member => IsHeld(stored, member)) ?? stored.Members[0]).Listing.Key]);
        var mutations = new Dictionary<Guid, EventMutation>();
        foreach (var (id, listings) in groups)
            if (listings.Any(_news.ContainsKey) || !IsWhole(_events.GetValueOrDefault(id), listings))
                mutations[id] = Mutate(id, listings, [.. retired[id]]);
        return mutations;
    }

    // A listing that was taken without its event's knowing, by a write that was cut in two, is missed in one of these.
    private bool IsWhole(StoredEvent? stored, ListingKey[] listings) =>
        stored is not null && stored.Members.Length == listings.Length && stored.Event.Listings.SequenceEqual(listings)
        && (!_held.Contains(stored.Event.Id) || stored.Members.All(member => member.Held));

    private EventMutation Mutate(Guid id, ListingKey[] listings, ImmutableArray<StoredEvent> retired)
    {
        var survivor = _events.GetValueOrDefault(id);
        var version = survivor?.Event.Version ?? 0;
        var after = Evidence.Weigh([.. listings.Select(MemberAfter)], _portraits, _rulings);
        var kept = survivor?.Members.ToDictionary(member => member.Listing.Key);
        return new EventMutation(
            EventMerge.Merge(id, _state.Block, version + 1, after),
            version,
            [.. after.Where(member => !IsIn(kept, member))],
            Sorted(retired))
        {
            Doubts = Doubts(listings),
            Donors = Sorted(listings.Select(_state.OwnerOf).OfType<Guid>().Distinct().Where(owner => owner != id && retired.All(stored => stored.Event.Id != owner)).Select(owner => _events[owner])),
        };
    }

    private ImmutableArray<DoubtfulPair> Doubts(ListingKey[] listings)
    {
        if (_portraits is null)
            return [];
        var doubts = new SortedDictionary<(ListingKey Left, ListingKey Right), DoubtfulPair>();
        foreach (var key in listings.Where(_news.ContainsKey))
            foreach (var (other, _) in _portraits.PairsOf(key).Where(pair => !listings.Contains(pair.Other) && !_rulings.Of(key).ContainsKey(pair.Other))
                .OrderByDescending(pair => pair.LogOdds).ThenBy(pair => pair.Other).Take(MostDoubts))
            {
                var (left, right) = key.CompareTo(other) < 0 ? (key, other) : (other, key);
                var opinion = _portraits.Opinion(left, right);
                doubts[(left, right)] = new DoubtfulPair(left, right, Math.Round(opinion.Probability, 3), opinion.Reasons);
            }

        return [.. doubts.Values];
    }

    private static ImmutableArray<RetiredEvent> Sorted(IEnumerable<StoredEvent> events) =>
        [.. events.OrderBy(stored => EventId.Text(stored.Event.Id), StringComparer.Ordinal).Select(stored => new RetiredEvent(stored.Event.Id, stored.Event.Version))];

    private EventMember MemberAfter(ListingKey key)
    {
        var incoming = _news.GetValueOrDefault(key);
        if (_state.OwnerOf(key) is not { } owner)
            return new EventMember(incoming!.Listing, incoming.ContentHash, Evidence.Certain, []) { Revision = incoming.Revision ?? 0 };
        var known = Member(_events[owner], key);
        if (IsHeld(_events[owner], known))
            known = known with { Held = true };
        return incoming is null ? known : known with { Listing = incoming.Listing, ContentHash = incoming.ContentHash, Revision = incoming.Revision ?? 0 };
    }

    private static bool IsIn(Dictionary<ListingKey, EventMember>? kept, EventMember member) =>
        kept is not null
        && kept.TryGetValue(member.Listing.Key, out var other)
        && ReferenceEquals(other.Listing, member.Listing)
        && other.ContentHash == member.ContentHash
        && other.Held == member.Held
        && other.Confidence.Equals(member.Confidence)
        && other.Reasons.SequenceEqual(member.Reasons, StringComparer.Ordinal);

    private ImmutableArray<MatchAnswer> Answer(Dictionary<Guid, EventMutation> mutations)
    {
        var answers = ImmutableArray.CreateBuilder<MatchAnswer>(_incoming.Count);
        var born = new HashSet<Guid>();
        for (var at = 0; at < _incoming.Count; at++)
        {
            var key = _incoming[at].Listing.Key;
            if (!_news.ContainsKey(key))
                answers.Add(new MatchAnswer(
                    key,
                    _ids.TryGetValue(key, out var id) ? id : _state.OwnerOf(key)!.Value,
                    MatchKind.Unchanged,
                    Evidence.Certain,
                    [Known(key)!.ContentHash == _incoming[at].ContentHash ? "same listing, same content" : "an older reading of the same listing"]));
            else if (_last[key] != at)
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
        var member = mutation.ChangedMembers.First(changed => changed.Listing.Key == key);
        return new MatchAnswer(key, id, MatchKind.Duplicate, member.Confidence, member.Reasons);
    }
}
