using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Matching.Borders;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Contracts;

/// <summary>Canonical events. The merged content is written by the event's block alone, with the enrichment that needs nobody else; what is found out later is written by processing.</summary>
public interface IEventStore
{
    /// <summary>Every event of some blocks with all its members: what the blocks are rebuilt from.</summary>
    /// <param name="blocks">Names of blocks, each once; a block without events is empty in the answer.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ImmutableDictionary<string, ImmutableArray<StoredEvent>>> LoadBlocksAsync(IReadOnlyCollection<string> blocks, CancellationToken cancellation);

    /// <summary>Likewise, of one block.</summary>
    async Task<ImmutableArray<StoredEvent>> LoadBlockAsync(string block, CancellationToken cancellation) => (await LoadBlocksAsync([block], cancellation).ConfigureAwait(false))[block];

    /// <summary>The block of the event that each listing belongs to; listings without one are left out.</summary>
    Task<ImmutableDictionary<ListingKey, string>> FindBlocksAsync(IReadOnlyCollection<ListingKey> keys, CancellationToken cancellation);

    /// <summary>Those of some blocks that have an event.</summary>
    Task<ImmutableHashSet<string>> FilledAsync(IReadOnlyCollection<string> blocks, CancellationToken cancellation);

    /// <summary>Some events with all their members, wherever they are; unknown ones are left out, redirects are not followed.</summary>
    Task<ImmutableArray<LodgedEvent>> LoadEventsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>The block of each of some events; unknown ones are left out, redirects are not followed.</summary>
    Task<ImmutableDictionary<Guid, string>> BlocksOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>What people said of pairs with one of some listings, whatever block it stands under.</summary>
    Task<ImmutableArray<PairRuling>> RulingsOfAsync(IReadOnlyCollection<ListingKey> listings, CancellationToken cancellation);

    /// <summary>Keeps where blocks have listings that others may look for, then says who has some at other places: what another writer kept before is found. Doing it again changes nothing.</summary>
    /// <param name="lies">To be kept, each once.</param>
    /// <param name="looks">The places asked for.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ImmutableArray<BorderPlace>> LookAcrossAsync(IReadOnlyList<BorderPlace> lies, IReadOnlyCollection<string> looks, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Writes changes of blocks, many at once, in one transaction: event rows, <c>event_sources</c> rows (retired events' members moved), redirects of retired events, log rows (stage <c>ingestion</c>).
    /// A change whose expected versions do not hold is left out whole and harms no other.</summary>
    /// <returns>For each change, in order, whether it was written.</returns>
    Task<ImmutableArray<bool>> WriteAsync(IReadOnlyList<EventMutation> mutations, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What people said of pairs of listings, by block; blocks of which nobody said anything are left out.</summary>
    Task<ImmutableDictionary<string, ImmutableArray<PairRuling>>> RulingsAsync(IReadOnlyCollection<string> blocks, CancellationToken cancellation);

    /// <summary>Keeps what a person said of pairs of a block's listings; of two sayings about a pair the later counts.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rulings">The pairs, each once.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Gives up.</param>
    Task RuleAsync(string block, IReadOnlyCollection<PairRuling> rulings, string by, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Pairs in one state, the likeliest first. Pending ones whose listings became one event meanwhile, or are gone, are left out.</summary>
    /// <param name="state">The state.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ImmutableArray<ReviewPair>> ReviewPairsAsync(PairReviewState state, int limit, CancellationToken cancellation);

    /// <summary>One pair; null when there is none of that id.</summary>
    Task<ReviewPair?> FindReviewPairAsync(Guid id, CancellationToken cancellation);

    /// <summary>Events that are not processed at their newest version, of those asked for; redirected ids are followed.</summary>
    Task<ImmutableArray<CanonicalEvent>> ReadForProcessingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Ends a processing task, in one transaction: enrichments written where the event still has the version that was processed, images upserted, log rows added (stage <c>enrichment</c>, with the mean time of an event), the counter <c>events.processed</c> moved by the events enriched for the first time, tasks of the stages that follow queued for the events written, the task completed.</summary>
    /// <returns>Null when the lease is lost (nothing was written), else what was.</returns>
    Task<ProcessingCommit?> CommitProcessingAsync(ProcessingOutcome outcome, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Takes over what a person decided about publishing an event, in one transaction: its review, a change in the feed (<c>accepted</c>, and <c>published</c> for the first time; or <c>rejected</c>), an entry of the audit log. Doing it again changes nothing.</summary>
    /// <returns>What came of it; null when there is no such event.</returns>
    Task<ReviewAnswer?> ReviewAsync(ReviewDecision decision, Act act, CancellationToken cancellation);

    /// <summary>One event; a retired id answers the event that it was merged into. Null when unknown.</summary>
    Task<EventDocument?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>What changed in an event's listings, by key; at most 500 changes, the newest. Empty when there is no such event.</summary>
    Task<ImmutableArray<ListingPast>> HistoryAsync(Guid id, CancellationToken cancellation);

    /// <summary>Events in order of start (unknown starts last), then id.</summary>
    Task<EventPage> QueryAsync(EventQuery query, CancellationToken cancellation);

    /// <summary>The same events, unread: for those who hand them on.</summary>
    Task<UnreadPage> QueryUnreadAsync(EventQuery query, CancellationToken cancellation);

    /// <summary>All events in order of id, without holding them in memory.</summary>
    IAsyncEnumerable<EventDocument> StreamAsync(CancellationToken cancellation);

    /// <summary>Totals: what the report and the dashboard show. Cheap enough to be asked every second.</summary>
    Task<EventTotals> TotalsAsync(CancellationToken cancellation);
}

/// <summary>An event and what processing made of it.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Enrichment">What to write.</param>
public sealed record ProcessedEvent(Guid EventId, Enrichment Enrichment);

/// <summary>An event as it is read.</summary>
/// <param name="Event">The merged event.</param>
/// <param name="Enrichment">What processing added; null before it ran. It may be of an older version.</param>
/// <param name="CreatedAt">First written.</param>
/// <param name="UpdatedAt">Last written.</param>
public sealed record EventDocument(CanonicalEvent Event, Enrichment? Enrichment, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Whether it is still listed.</summary>
    public FreshnessState Freshness { get; init; }

    /// <summary>Its picture, when one was fetched.</summary>
    public EventPicture? Picture { get; init; }

    /// <summary>Whether somebody has to look at it before it is published.</summary>
    public EventReview Review { get; init; } = EventReview.None;

    /// <summary>Whether each of its listings is still there, by key; filled where one event is asked for, empty in pages and streams.</summary>
    public ImmutableArray<ListingPresence> Presence { get; init; } = [];
}

/// <summary>Whether a listing is still there.</summary>
/// <param name="Key">The listing.</param>
/// <param name="Freshness">Its freshness.</param>
/// <param name="StaleSince">Since when it is missed; null while it is fresh.</param>
/// <param name="LastSeenAt">When a search saw it last.</param>
public sealed record ListingPresence(ListingKey Key, FreshnessState Freshness, DateTimeOffset? StaleSince, DateTimeOffset LastSeenAt);

/// <summary>A question for events. All conditions hold at once; null means any.</summary>
public sealed record EventQuery
{
    /// <summary>Start at or after. An event with a date but no time counts from its local midnight as if UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Start before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Start on this day or later, by the calendar of its place; an event whose local day is not known counts by UTC.</summary>
    public DateOnly? LocalFrom { get; init; }

    /// <summary>Start on this day or before, by the calendar of its place.</summary>
    public DateOnly? LocalTo { get; init; }

    /// <summary>Written at this instant or later.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Canonical category.</summary>
    public string? Category { get; init; }

    /// <summary>Listed by this source.</summary>
    public string? Source { get; init; }

    /// <summary>City name, ignoring case.</summary>
    public string? City { get; init; }

    /// <summary>Words that title, venue or performers hold, ignoring case.</summary>
    public string? Text { get; init; }

    /// <summary>Circle: centre latitude, with <see cref="Longitude"/> and <see cref="RadiusMetres"/>.</summary>
    public double? Latitude { get; init; }

    /// <summary>Circle: centre longitude.</summary>
    public double? Longitude { get; init; }

    /// <summary>Circle: radius in metres.</summary>
    public double? RadiusMetres { get; init; }

    /// <summary>Rectangle that holds its place; edges count.</summary>
    public GeoBox? Box { get; init; }

    /// <summary>Polygon that holds its place.</summary>
    public GeoPolygon? Polygon { get; init; }

    /// <summary>True: free of charge; false: not. An event of which neither is known is in neither.</summary>
    public bool? IsFree { get; init; }

    /// <summary>Free, or to be had for no more than this, in <see cref="Currency"/>.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary>ISO 4217 code of <see cref="MaxPrice"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>Quality at least, 0 to 1.</summary>
    public double? MinQuality { get; init; }

    /// <summary>In one of these states; expired events are left out unless they are asked for.</summary>
    public ImmutableArray<FreshnessState> Freshness { get; init; } = [FreshnessState.Fresh, FreshnessState.Stale];

    /// <summary>In one of these states of review; what waits for review or was rejected is left out unless it is asked for.</summary>
    public ImmutableArray<ReviewState> Review { get; init; } = [];

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the last page ended; null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>Whether a text is one that <see cref="After"/> takes.</summary>
    public static bool IsPlace(string text) => EventCursor.TryParse(text, out _);
}

/// <summary>A page of events.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">For <see cref="EventQuery.After"/>; null at the end.</param>
public sealed record EventPage(ImmutableArray<EventDocument> Events, string? Next);

/// <summary>Totals over all events.</summary>
/// <param name="Canonical">Canonical events.</param>
/// <param name="Processed">Of these, processed at their newest version.</param>
/// <param name="Listings">Listings behind them.</param>
/// <param name="PerSource">Listings by source.</param>
/// <param name="PerCategory">Processed events by category.</param>
public sealed record EventTotals(long Canonical, long Processed, long Listings, ImmutableSortedDictionary<string, long> PerSource, ImmutableSortedDictionary<string, long> PerCategory)
{
    /// <summary>Events that are stale: no listing of theirs is fresh.</summary>
    public long Stale { get; init; }

    /// <summary>Events that have expired: all their listings are gone.</summary>
    public long Expired { get; init; }

    /// <summary>Events that wait for review.</summary>
    public long Pending { get; init; }

    /// <summary>Listings beyond the first of each event.</summary>
    public long DuplicatesMerged => Listings - Canonical;
}

/// <summary>The end of a processing task.</summary>
/// <param name="Lease">The task's lease.</param>
/// <param name="Events">Its events, enriched.</param>
public sealed record ProcessingOutcome(TaskLease Lease, ImmutableArray<ProcessedEvent> Events)
{
    /// <summary>The stages that go on with the events written.</summary>
    public ImmutableArray<FollowUp> Next { get; init; } = [];

    /// <summary>W3C traceparent for their tasks.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When the attempt began: each of its events took its share of the time since, as the log says. Null when that is unknown.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>What the end of a processing task wrote.</summary>
/// <param name="Written">Events with their new enrichment.</param>
/// <param name="ResultJson">The task's result: a JSON object.</param>
public sealed record ProcessingCommit(ImmutableArray<Guid> Written, string ResultJson);
