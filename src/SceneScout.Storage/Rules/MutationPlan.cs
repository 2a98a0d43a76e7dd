using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Review;

namespace SceneScout.Storage.Rules;

/// <summary>What the store holds of an event that is about to be written.</summary>
internal sealed record StoredVersion(long Version, bool Cancelled)
{
    /// <summary>Whether it was processed before, at whatever version.</summary>
    public bool Processed { get; init; }

    /// <summary>Whether somebody has to look at it.</summary>
    public EventReview Review { get; init; } = EventReview.None;
}

/// <summary>What a list of blocks' changes comes to: played through in order against what the store holds, and reduced to one write per row.</summary>
/// <param name="Written">For each change, whether it holds.</param>
/// <param name="Inserts">Events that the store does not hold yet.</param>
/// <param name="Updates">Events that it holds.</param>
/// <param name="Members">Listings to be upserted, with their event.</param>
/// <param name="Retired">Events to be removed, with the event that takes over.</param>
/// <param name="Logs">Log rows.</param>
/// <param name="Changes">What the feed gets: one change for each event that it changes, and one more where it comes enriched.</param>
internal sealed record MutationPlan(
    ImmutableArray<bool> Written,
    ImmutableArray<EventRow> Inserts,
    ImmutableArray<EventRow> Updates,
    ImmutableArray<MemberRow> Members,
    ImmutableArray<(Guid Retired, Guid Into)> Retired,
    ImmutableArray<LogRow> Logs,
    ImmutableArray<FeedEntry> Changes)
{
    /// <summary>Pairs that a person should look at, each once, in order of id.</summary>
    public ImmutableArray<ReviewRow> Doubts { get; private init; } = [];

    /// <summary>Listings that come from other blocks, by the block that they come to.</summary>
    public ImmutableArray<(string Block, ImmutableArray<Guid> Listings)> Guests { get; private init; } = [];

    /// <summary>Events whose review is another one from now on.</summary>
    public ImmutableArray<ReviewStep> Reviews { get; private init; } = [];

    /// <summary>How many events are enriched for the first time.</summary>
    public int FirstProcessed { get; private init; }

    /// <summary>Decides. A change is refused when a version differs, or when it claims a listing that stands behind an event it neither writes, retires nor names as its donor: a listing has one event.</summary>
    /// <param name="mutations">The changes.</param>
    /// <param name="stored">What the store holds of the events named in them.</param>
    /// <param name="owners">Events of the listings named in them, by listing row id.</param>
    /// <param name="now">The instant of the write.</param>
    public static MutationPlan Decide(
        IReadOnlyList<EventMutation> mutations,
        IReadOnlyDictionary<Guid, StoredVersion> stored,
        IReadOnlyDictionary<Guid, Guid> owners,
        DateTimeOffset now)
    {
        var version = stored.ToDictionary(s => s.Key, s => s.Value.Version);
        var owner = owners.ToDictionary();
        var events = new Dictionary<Guid, EventMutation>();
        var members = new Dictionary<Guid, EventMember>();
        var into = new Dictionary<Guid, Guid>();
        var cause = new Dictionary<Guid, string?>();
        var written = ImmutableArray.CreateBuilder<bool>(mutations.Count);
        // Where a listing was before any of these: what it was taken from may be gone by then.
        bool Gives(EventMutation mutation, EventMember member) =>
            owners.TryGetValue(ListingIds.Of(member.Key), out var held) && mutation.Donors.Any(d => d.Id == held);

        foreach (var mutation in mutations)
        {
            var holds = Holds(mutation, version, owner, Gives) && mutation.Donors.All(d => stored.TryGetValue(d.Id, out var donor) && donor.Version == d.ExpectedVersion);
            written.Add(holds);
            if (!holds)
                continue;
            var id = mutation.Event.Id;
            version[id] = mutation.Event.Version;
            events[id] = mutation;
            into.Remove(id);
            cause[id] = mutation.TraceParent;
            foreach (var retired in mutation.Retired)
            {
                version.Remove(retired.Id);
                events.Remove(retired.Id);
                into[retired.Id] = id;
                cause[retired.Id] = mutation.TraceParent;
                foreach (var moved in owner.Where(o => o.Value == retired.Id).Select(o => o.Key).ToList())
                    owner[moved] = id;
            }

            foreach (var member in mutation.ChangedMembers)
            {
                var row = ListingIds.Of(member.Key);
                members[row] = member;
                owner[row] = id;
            }
        }

        Guid Final(Guid id)
        {
            while (into.TryGetValue(id, out var next))
                id = next;
            return id;
        }

        // In order of id, so that two writers lock rows in the same order.
        var final = events.Values.OrderBy(m => m.Event.Id).ToList();
        var reviews = final.Where(m => m.Enrichment is not null).Select(m => Review(m, stored.GetValueOrDefault(m.Event.Id))).ToDictionary(r => r.EventId);
        return new(
            written.ToImmutable(),
            [.. final.Where(m => !stored.ContainsKey(m.Event.Id)).Select(m => new EventRow(m.Event, m.Enrichment, now))],
            [.. final.Where(m => stored.ContainsKey(m.Event.Id)).Select(m => new EventRow(m.Event, m.Enrichment, now))],
            [.. members.OrderBy(m => m.Key).Select(m => new MemberRow(m.Key, owner[m.Key], m.Value, now))],
            [.. into.OrderBy(r => r.Key).Select(r => (r.Key, Final(r.Value)))],
            [
                .. mutations.Where((_, i) => written[i]).Select(m => new LogRow(Final(m.Event.Id), null, LogStages.Ingestion, LogStages.Success, null, null, null, now)),
                .. final.Where(m => m.Enrichment is not null).Select(m => new LogRow(m.Event.Id, null, LogStages.Enrichment, LogStages.Success, null, null, null, now)),
            ],
            [
                .. final.SelectMany(m => Kinds(m, stored.GetValueOrDefault(m.Event.Id), reviews.GetValueOrDefault(m.Event.Id)).Select(kind => Change(m.Event.Id, m.Event.Version, kind))),
                // What came and went within one write was never there for anybody outside.
                .. into.Keys.Where(stored.ContainsKey).Order().Select(id => Change(id, stored[id].Version, EventChangeKind.Merged)),
            ])
        {
            Doubts = [.. mutations.Where((_, i) => written[i]).SelectMany(m => m.Doubts.Select(pair => ReviewRow.Of(m.Event.Block, pair, now))).DistinctBy(row => row.Id).OrderBy(row => row.Id)],
            Guests = [.. mutations.Where((m, i) => written[i] && !m.Guests.IsEmpty).GroupBy(m => m.Event.Block, m => m.Guests, StringComparer.Ordinal).OrderBy(block => block.Key, StringComparer.Ordinal)
                .Select(block => (block.Key, block.SelectMany(guests => guests).Select(ListingIds.Of).Distinct().Order().ToImmutableArray()))],
            Reviews = [.. reviews.Values.Where(r => r.Changed).OrderBy(r => r.EventId)],
            FirstProcessed = final.Count(m => m.Enrichment is not null && stored.GetValueOrDefault(m.Event.Id) is not { Processed: true }),
        };

        FeedEntry Change(Guid id, long atVersion, EventChangeKind kind) => new(id, atVersion, kind, now, cause[id]);
    }

    /// <summary>Every event id that the changes name.</summary>
    public static Guid[] EventIds(IReadOnlyList<EventMutation> mutations) =>
        [.. mutations.SelectMany(m => m.Retired.Concat(m.Donors).Select(r => r.Id).Prepend(m.Event.Id)).Distinct().Order()];

    /// <summary>Every listing's row id that the changes name.</summary>
    public static Guid[] ListingRows(IReadOnlyList<EventMutation> mutations) =>
        [.. mutations.SelectMany(m => m.ChangedMembers).Select(m => ListingIds.Of(m.Key)).Distinct().Order()];

    /// <summary>Refuses changes that no store could hold.</summary>
    /// <exception cref="ArgumentException">A version does not follow from the one expected, an enrichment is of another version, or an event retires itself.</exception>
    public static void Check(IReadOnlyList<EventMutation> mutations)
    {
        foreach (var mutation in mutations)
        {
            if (mutation.Event.Version != mutation.ExpectedVersion + 1)
                throw new ArgumentException($"Event {mutation.Event.Id}: version {mutation.Event.Version} does not follow {mutation.ExpectedVersion}.", nameof(mutations));
            if (mutation.Enrichment is { } enrichment && enrichment.OfVersion != mutation.Event.Version)
                throw new ArgumentException($"Event {mutation.Event.Id}: the enrichment is of version {enrichment.OfVersion}, the event of {mutation.Event.Version}.", nameof(mutations));
            if (mutation.Retired.Any(r => r.Id == mutation.Event.Id))
                throw new ArgumentException($"Event {mutation.Event.Id} cannot be merged into itself.", nameof(mutations));
        }
    }

    private static ReviewStep Review(EventMutation mutation, StoredVersion? before) =>
        ReviewStep.Of(mutation.Event.Id, before?.Review ?? EventReview.None, before is { Processed: true }, mutation.Enrichment!);

    private static IEnumerable<EventChangeKind> Kinds(EventMutation mutation, StoredVersion? before, ReviewStep? review) =>
        [before is null && !mutation.Donors.IsEmpty ? EventChangeKind.Split : KindOf(mutation.Event, before), .. review?.Kinds ?? []];

    private static EventChangeKind KindOf(CanonicalEvent e, StoredVersion? before) => before switch
    {
        null => EventChangeKind.Created,
        { Cancelled: false } when e.Content.Status == EventStatus.Cancelled => EventChangeKind.Cancelled,
        _ => EventChangeKind.Updated,
    };

    private static bool Holds(EventMutation mutation, Dictionary<Guid, long> version, Dictionary<Guid, Guid> owner, Func<EventMutation, EventMember, bool> gives)
    {
        var id = mutation.Event.Id;
        return version.GetValueOrDefault(id) == mutation.ExpectedVersion
            && mutation.Retired.All(r => version.TryGetValue(r.Id, out var stored) && stored == r.ExpectedVersion)
            && mutation.ChangedMembers.All(m => !owner.TryGetValue(ListingIds.Of(m.Key), out var held)
                || held == id
                || gives(mutation, m)
                || mutation.Retired.Any(r => r.Id == held));
    }
}
