using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>Says what to write for groups of listings that have their ids: only for those of which something is news.</summary>
/// <param name="gathering">What is decided of.</param>
/// <param name="naming">Who gave the groups their ids.</param>
/// <param name="ids">The id of each listing's group.</param>
internal sealed class GroupWriting(BlockGathering gathering, GroupNaming naming, IReadOnlyDictionary<ListingKey, Guid> ids)
{
    // Of the doubts about a listing a person is shown the likeliest.
    private const int MostDoubts = 3;

    /// <summary>The mutations by the ids of their events.</summary>
    public Dictionary<Guid, EventMutation> Mutate(List<(Guid Id, ListingKey[] Listings)> groups)
    {
        var kept = groups.Select(group => group.Id).ToHashSet();
        var retired = gathering.Events.Values.Where(stored => !kept.Contains(stored.Event.Id)).ToLookup(stored =>
            ids[naming.KeeperOf(stored)]);
        var written = groups.FindAll(group => group.Listings.Any(gathering.News.ContainsKey) || !IsWhole(gathering.Events.GetValueOrDefault(group.Id), group.Listings));
        var mutations = new EventMutation?[written.Count];
        Cores.ForEach(written.Count, at => mutations[at] = Mutate(written[at].Id, written[at].Listings, [.. retired[written[at].Id]]));
        return mutations.OfType<EventMutation>().ToDictionary(mutation => mutation.Event.Id);
    }

    // A listing that was taken without its event's knowing, by a write that was cut in two, is missed in one of these.
    private static bool IsWhole(StoredEvent? stored, ListingKey[] listings) =>
        stored is not null && stored.Members.Length == listings.Length && stored.Event.Listings.AsSpan().SequenceEqual(listings);

    // Null where nothing of it can be read: what is stored of it stands.
    private EventMutation? Mutate(Guid id, ListingKey[] listings, ImmutableArray<StoredEvent> retired)
    {
        var survivor = gathering.Events.GetValueOrDefault(id);
        var version = survivor?.Event.Version ?? 0;
        var members = Array.ConvertAll(listings, MemberAfter);
        var asleep = Array.FindAll(members, member => member.Content.IsAsleep);
        foreach (var member in asleep)
        {
            member.Content.Wake();
            gathering.Index.Note(member.Content);
        }

        if (Array.TrueForAll(members, member => member.Content.Problem is not null))
            return null;
        var after = Evidence.Weigh(members, gathering.Index, gathering.Rulings);
        var kept = survivor?.Members.ToDictionary(member => member.Key);
        var mutation = new EventMutation(
            EventMerge.Merge(id, gathering.State.Block, version + 1, after),
            version,
            [.. after.Where(member => !IsIn(kept, member))],
            Sorted(retired))
        {
            Doubts = Doubts(listings),
            Donors = Sorted(listings.Select(gathering.State.OwnerOf).OfType<Guid>().Distinct()
                .Where(owner => owner != id && retired.All(stored => stored.Event.Id != owner)).Select(owner => gathering.Events[owner])),
        };
        foreach (var member in asleep)
            member.Content.Rest();
        return mutation;
    }

    private ImmutableArray<DoubtfulPair> Doubts(ListingKey[] listings)
    {
        var portraits = gathering.Index;
        if (!portraits.TellsLikeness)
            return [];
        var doubts = new SortedDictionary<(ListingKey Left, ListingKey Right), DoubtfulPair>();
        foreach (var key in listings.Where(gathering.News.ContainsKey))
        {
            var said = gathering.Rulings.Of(key);
            foreach (var (other, _) in portraits.PairsOf(key).Where(pair => !listings.Contains(pair.Other) && !said.ContainsKey(pair.Other))
                .OrderByDescending(pair => pair.LogOdds).ThenBy(pair => pair.Other).Take(MostDoubts))
            {
                var (left, right) = key.CompareTo(other) < 0 ? (key, other) : (other, key);
                var opinion = portraits.Opinion(left, right);
                doubts[(left, right)] = new DoubtfulPair(left, right, Math.Round(opinion.Probability, 3), opinion.Reasons);
            }
        }

        return [.. doubts.Values];
    }

    private static ImmutableArray<RetiredEvent> Sorted(IEnumerable<StoredEvent> events) =>
        [.. events.OrderBy(stored => EventId.Text(stored.Event.Id), StringComparer.Ordinal).Select(stored => new RetiredEvent(stored.Event.Id, stored.Event.Version))];

    private EventMember MemberAfter(ListingKey key)
    {
        var incoming = gathering.News.GetValueOrDefault(key);
        if (gathering.State.OwnerOf(key) is not { } owner)
            return incoming!;
        var known = BlockGathering.MemberOf(gathering.Events[owner], key);
        return incoming is null ? known : incoming with { Confidence = known.Confidence, Reasons = known.Reasons };
    }

    private static bool IsIn(Dictionary<ListingKey, EventMember>? kept, EventMember member) =>
        kept is not null
        && kept.TryGetValue(member.Key, out var other)
        && ReferenceEquals(other.Content, member.Content)
        && other.HasHashOf(member)
        && other.Changed == member.Changed
        && other.Confidence.Equals(member.Confidence)
        && other.Reasons.SequenceEqual(member.Reasons, StringComparer.Ordinal);
}
