using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Gives each group of listings its id: the smallest of those that its events and listings were born to. Among listings that stay as they are, which group gets which does not depend on who came first.
/// What a listing was born to no longer follows from it once it has changed; its event's id goes with it all the same, so that an event keeps its id whatever becomes of its listings.
/// </summary>
/// <param name="gathering">What is decided of.</param>
internal sealed class GroupNaming(BlockGathering gathering)
{
    private readonly BlockState _state = gathering.State;
    private readonly Dictionary<ListingKey, List<Guid>> _claims = [];

    // Ids of events that follow from no listing any more, and who has each: nobody else is born to it.
    private readonly Dictionary<Guid, ListingKey> _keepers = [];
    private ILookup<MatchMark, ListingKey>? _twins;

    // Ids are in the order of their texts, see EventId.Text.
    /// <summary>Each group with its id.</summary>
    public List<(Guid Id, ListingKey[] Listings)> Name(List<ListingKey[]> groups)
    {
        foreach (var stored in gathering.Events.Values)
        {
            if (FollowsAny(stored))
                continue;
            _keepers[stored.Event.Id] = KeeperOf(stored);
            Claim(_keepers[stored.Event.Id], stored.Event.Id);
        }

        foreach (var key in gathering.Listings)
            if (gathering.Now(key) is { Changed: false } listing)
                ClaimBirth(listing);

        var used = new HashSet<Guid>();
        var named = new List<(Guid Id, ListingKey[] Listings)>(groups.Count);
        foreach (var (listings, ids) in groups
            .Select(listings => (Listings: listings, Ids: listings.SelectMany(key => _claims.GetValueOrDefault(key, [])).Order().ToList()))
            .OrderBy(group => group.Ids.Count == 0).ThenBy(group => group.Ids.FirstOrDefault()).ThenBy(group => group.Listings[0]))
            named.Add((Wanted(listings, ids).First(id => IsFree(id, listings) && used.Add(id)), listings));
        return named;
    }

    /// <summary>The listing that an event's id goes with: the one that was born to it, or what stands for that.</summary>
    public ListingKey KeeperOf(StoredEvent stored)
    {
        var (id, members) = (stored.Event.Id, stored.Members);
        return (members.FirstOrDefault(member => Follows(id, member)) ?? members.FirstOrDefault(member => gathering.BirthOf(member) == id)
            ?? members.FirstOrDefault(member => ApartOf(member.Key, 0) == id) ?? members.FirstOrDefault(member => member.Changed) ?? members[0]).Key;
    }

    private bool FollowsAny(StoredEvent stored)
    {
        foreach (var member in stored.Members)
            if (Follows(stored.Event.Id, member))
                return true;
        return false;
    }

    // True when an event's id follows from one of its listings as that is now.
    private bool Follows(Guid id, EventMember member) =>
        !gathering.Now(member).Changed && (gathering.BirthOf(member) == id || ApartOf(member.Key, 0) == id);

    // An event of the same listings as before keeps its id where that is still its own. A group that nothing is left for gets what its listings would be born to now, or an id of its own.
    private IEnumerable<Guid> Wanted(ListingKey[] listings, List<Guid> claimed)
    {
        if (gathering.StoredOf(listings[0])?.Event.Id is { } owner && gathering.Events[owner].Event.Listings.AsSpan().SequenceEqual(listings)
            && (claimed.Contains(owner) || listings.Any(key => ApartOf(key, 0) == owner)))
            yield return owner;
        foreach (var id in claimed)
            yield return id;
        foreach (var key in listings)
            if (gathering.HasChanged(key))
                yield return gathering.BirthOf(gathering.Now(key));
        for (var n = 0; ; n++)
            yield return ApartOf(listings[0], n);
    }

    private bool IsFree(Guid id, ListingKey[] listings) =>
        (gathering.Events.ContainsKey(id) || (_state.Find(id) is null && !_state.Elsewhere.Contains(id))) && (!_keepers.TryGetValue(id, out var keeper) || listings.Contains(keeper));

    // What look the same and stay apart are born to one id: it is the first one's, whoever came first.
    private void ClaimBirth(EventMember listing)
    {
        if (!gathering.Index.TellsLikeness || !HasEarlierTwin(listing))
            Claim(listing.Key, gathering.BirthOf(listing));
    }

    private void Claim(ListingKey key, Guid id)
    {
        if (!_claims.TryGetValue(key, out var ids))
            _claims[key] = ids = [];
        ids.Add(id);
    }

    // Of groups of one birth: a listing left the event that is named after it.
    private Guid ApartOf(ListingKey key, int n) => StableHash.Guid(n == 0 ? $"apart|{_state.Block}|{key}" : $"apart|{_state.Block}|{key}|{n}");

    // True when another listing that is born to the same id comes first, wherever it is in the block.
    private bool HasEarlierTwin(EventMember listing)
    {
        _twins ??= gathering.News.Values.SelectMany(news => gathering.MarksOf(news).ToArray().Where(key => key.IsFingerprint).Select(key => (Key: key, Of: news.Key))).ToLookup(twin => twin.Key, twin => twin.Of);
        foreach (var key in gathering.MarksOf(listing))
        {
            if (!key.IsFingerprint)
                continue;
            foreach (var holder in gathering.HoldersOf(key))
                if (holder.CompareTo(listing.Key) < 0 && !gathering.HasChanged(holder))
                    return true;
            foreach (var twin in _twins[key])
                if (twin.CompareTo(listing.Key) < 0 && !gathering.HasChanged(twin))
                    return true;
        }

        return false;
    }
}
