using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>Gives each group of listings its id: the smallest of those that its events and listings were born to. Which group gets which does not depend on who came first.</summary>
/// <param name="gathering">What is decided of.</param>
internal sealed class GroupNaming(BlockGathering gathering)
{
    private readonly BlockState _state = gathering.State;
    private readonly Dictionary<ListingKey, List<Guid>> _claims = [];
    private ILookup<MatchMark, ListingKey>? _twins;

    // Ids are in the order of their texts, see EventId.Text.
    /// <summary>Each group with its id.</summary>
    public List<(Guid Id, ListingKey[] Listings)> Name(List<ListingKey[]> groups)
    {
        foreach (var stored in gathering.Events.Values)
        {
            var core = stored.Members.FirstOrDefault(member => gathering.IsHeld(stored, member));
            if (core is null && stored.Members.Any(member => gathering.BirthOf(member) == stored.Event.Id || ApartOf(member.Key) == stored.Event.Id))
                continue;
            Claim((core ?? stored.Members[0]).Key, stored.Event.Id);
        }

        foreach (var key in gathering.Listings)
            if (_state.OwnerOf(key) is not { } owner)
                ClaimBirth(gathering.News[key]);
            else if (BlockGathering.MemberOf(gathering.Events[owner], key) is var member && !gathering.IsHeld(gathering.Events[owner], member))
                ClaimBirth(member);

        var used = new HashSet<Guid>();
        var named = new List<(Guid Id, ListingKey[] Listings)>(groups.Count);
        foreach (var (listings, ids) in groups
            .Select(listings => (Listings: listings, Ids: listings.SelectMany(key => _claims.GetValueOrDefault(key, [])).Order().ToList()))
            .OrderBy(group => group.Ids.FirstOrDefault()).ThenBy(group => group.Listings[0]))
            named.Add((ids.Concat(Apart(listings[0])).First(id => (gathering.Events.ContainsKey(id) || _state.Find(id) is null) && used.Add(id)), listings));
        return named;
    }

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

    // Two groups of one birth: a listing left the event that is named after it.
    private IEnumerable<Guid> Apart(ListingKey key)
    {
        yield return ApartOf(key);
    }

    private Guid ApartOf(ListingKey key) => StableHash.Guid($"apart|{_state.Block}|{key}");

    // True when another listing that is born to the same id comes first, wherever it is in the block.
    private bool HasEarlierTwin(EventMember listing)
    {
        _twins ??= gathering.News.Values.SelectMany(news => gathering.MarksOf(news).ToArray().Where(key => key.IsFingerprint).Select(key => (Key: key, Of: news.Key))).ToLookup(twin => twin.Key, twin => twin.Of);
        foreach (var key in gathering.MarksOf(listing))
        {
            if (!key.IsFingerprint)
                continue;
            foreach (var holder in gathering.HoldersOf(key))
                if (holder.CompareTo(listing.Key) < 0 && IsLoose(holder))
                    return true;
            foreach (var twin in _twins[key])
                if (twin.CompareTo(listing.Key) < 0 && IsLoose(twin))
                    return true;
        }

        return false;
    }

    private bool IsLoose(ListingKey key) => _state.OwnerOf(key) is not { } owner || (_state.Find(owner) is { } stored && !gathering.IsHeld(stored, BlockGathering.MemberOf(stored, key)));
}
