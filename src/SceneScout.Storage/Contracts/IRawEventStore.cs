using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>Listings as the sources sent them, between discovery and ingestion.</summary>
public interface IRawEventStore
{
    /// <summary>Keeps what a discovery read, in one transaction: listings upserted by (source, external id), unchanged ones only marked as seen (and given the place and time that they say, when they were kept without), what was read before what is kept left alone, those that had been missed revived, ingestion tasks queued for new and changed rows (at most <see cref="DiscoveryBatch.IngestionBatchSize"/> rows each, id <c>ingestion-{source}-{guid}</c>), a log row (stage <c>discovery</c>, its time from the source's answer to this commit) added for each new and changed one, venues upserted, checkpoint moved, counters moved
    /// (<c>listings.discovered</c> = listings + failures, <c>listings.unchanged</c>, <c>listings.rejected</c> = failures). A changed row becomes unprocessed again. Nothing is written when the lease is lost.</summary>
    /// <returns>Null when the lease is lost.</returns>
    Task<DiscoveryCommit?> CommitDiscoveryAsync(DiscoveryBatch batch, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Keeps what a caller sends, in one transaction: as <see cref="CommitDiscoveryAsync"/> keeps what a search read, without a task. A key that stands twice is kept as its last.</summary>
    /// <returns>What each listing came to, each key once.</returns>
    Task<ImmutableArray<SentRow>> KeepAsync(SentBatch batch, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Takes a listing away that its sender withdraws, in one transaction: it expires, and with it an event that nobody else lists; the act goes to the audit log. Sent again, it is there again.</summary>
    /// <returns>The event that it stands behind; null when there is no such listing.</returns>
    Task<Guid?> WithdrawAsync(ListingKey key, Act act, CancellationToken cancellation);

    /// <summary>What became of rows; unknown ones are left out.</summary>
    Task<ImmutableArray<RawFate>> FatesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Rows by id without their content, in the order asked for; unknown ids are left out.</summary>
    Task<ImmutableArray<RawHead>> HeadsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation);

    /// <summary>Rows by id, in the order asked for; unknown ids are left out.</summary>
    Task<ImmutableArray<RawEvent>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation);

    /// <summary>Ends an ingestion task, in one transaction: rows marked processed (with the error, when rejected or skipped) unless they changed since they were read, the batch's row in <c>ingestion_batches</c> written, log rows added, tasks of the stages that follow queued for <see cref="IngestionOutcome.EventIds"/> (at most as many each as the stage takes; of processing only for events that were not written with their enrichment: the others go on to the stages after it),
    /// counters moved (<c>listings.ingested</c>, <c>listings.unchanged</c>, <c>listings.rejected</c>), the task completed.</summary>
    /// <returns>False when the lease is lost; then nothing was written.</returns>
    Task<bool> CommitIngestionAsync(IngestionOutcome outcome, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The safety net: queues ingestion tasks for unprocessed rows whose own task is not live any more. At most <paramref name="limit"/> rows.</summary>
    /// <returns>How many rows were put into new tasks.</returns>
    Task<int> SweepAsync(int limit, int batchSize, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Queues ingestion tasks, with the usual priority, for rows that discoveries left to be gathered (<see cref="DiscoveryBatch.Gathers"/>): full batches of a source at once, the rest of it when one of its rows was kept at <paramref name="keptBefore"/> or before.</summary>
    /// <returns>How many rows were put into tasks.</returns>
    Task<int> GatherAsync(int batchSize, DateTimeOffset keptBefore, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>A listing to be kept.</summary>
/// <param name="Key">Source and id.</param>
/// <param name="Json">The raw listing, a JSON object.</param>
/// <param name="ContentHash">Lower-case hex.</param>
/// <param name="Location">Where it says it is; null when it does not.</param>
/// <param name="Range">When it says it is; null when it does not.</param>
public sealed record DiscoveredListing(ListingKey Key, string Json, string ContentHash, GeoPoint? Location, DateRange? Range)
{
    /// <summary>When its source answered with it: of two readings the later stands, whichever is kept first. Null for the instant of the commit.</summary>
    public DateTimeOffset? ObservedAt { get; init; }
}

/// <summary>What a discovery read and wants kept.</summary>
/// <param name="Lease">The discovery task's lease.</param>
/// <param name="Listings">Up to 1,000; a key that stands twice is kept as it was read last, and counted as unchanged for the rest.</param>
/// <param name="Venues">Up to 1,000.</param>
/// <param name="Failures">How many entries were not readable.</param>
/// <param name="Cursor">Cursor of the next page; null at the end.</param>
/// <param name="Pages">Pages that this batch covers.</param>
/// <param name="Priority">Priority of the ingestion tasks.</param>
/// <param name="IngestionBatchSize">Rows per ingestion task, 1 to 1,000.</param>
/// <param name="TraceParent">W3C traceparent for the ingestion tasks.</param>
public sealed record DiscoveryBatch(
    TaskLease Lease,
    ImmutableArray<DiscoveredListing> Listings,
    ImmutableArray<VenueRecord> Venues,
    int Failures,
    string? Cursor,
    int Pages,
    int Priority,
    int IngestionBatchSize,
    string? TraceParent)
{
    /// <summary>Whether rows that fill no ingestion task wait without one until <see cref="IRawEventStore.GatherAsync"/> takes them, together with those of other commits.</summary>
    public bool Gathers { get; init; }

    /// <summary>When the search began; the first batch's word stands.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Entries that are there and have an id, but cannot be read: seen, not missing. Up to 1,000.</summary>
    public ImmutableArray<ListingKey> Unreadable { get; init; } = [];

    /// <summary>Stages besides ingestion that go on with the rows that are new or have new content.</summary>
    public ImmutableArray<FollowUp> Next { get; init; } = [];

    /// <summary>How many listings the pages leave out of reach, see <see cref="DiscoveryCheckpoint.Unreachable"/>.</summary>
    public int Unreachable { get; init; }

    /// <summary>Pages that came with another total than the page before, see <see cref="DiscoveryCheckpoint.Slipped"/>.</summary>
    public int Slipped { get; init; }

    /// <summary>What the search has seen of its parts, these pages included; null when nothing is said of that.</summary>
    public SearchParts? Parts { get; init; }
}

/// <summary>What was kept.</summary>
/// <param name="Checkpoint">The task's checkpoint after the batch.</param>
/// <param name="New">New rows.</param>
/// <param name="Changed">Rows with new content.</param>
/// <param name="Unchanged">Rows known with the same content.</param>
/// <param name="IngestionTasks">Ids of the tasks queued.</param>
public sealed record DiscoveryCommit(DiscoveryCheckpoint Checkpoint, int New, int Changed, int Unchanged, ImmutableArray<string> IngestionTasks);

/// <summary>A row of <c>raw_events</c>.</summary>
/// <param name="Id">Row id: deterministic, from source and external id.</param>
/// <param name="Key">Source and id.</param>
/// <param name="Json">The raw listing.</param>
/// <param name="ContentHash">Its hash.</param>
/// <param name="Processed">Whether this content was ingested.</param>
/// <param name="DiscoveredAt">First seen.</param>
/// <param name="LastSeenAt">Last seen.</param>
/// <param name="Revision">Which content it is: grows with each.</param>
public sealed record RawEvent(Guid Id, ListingKey Key, string Json, string ContentHash, bool Processed, DateTimeOffset DiscoveredAt, DateTimeOffset LastSeenAt, long Revision)
{
    /// <summary>The row without its content.</summary>
    public RawHead Head => new(Id, Key, ContentHash, Processed, Revision);
}

/// <summary>A row of <c>raw_events</c> without its content.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Key">Source and id.</param>
/// <param name="ContentHash">Hash of its content.</param>
/// <param name="Processed">Whether this content was ingested.</param>
/// <param name="Revision">Which content it is: grows with each.</param>
public sealed record RawHead(Guid Id, ListingKey Key, string ContentHash, bool Processed, long Revision);

/// <summary>What became of one raw row.</summary>
/// <param name="RawId">The row.</param>
/// <param name="ContentHash">The content that was read; a row that has other content by now stays unprocessed.</param>
/// <param name="Kind">Ingested, unchanged or rejected.</param>
/// <param name="EventId">The event that it belongs to, when ingested.</param>
/// <param name="Error">Why it was rejected or skipped: field, value and reason.</param>
public sealed record RowOutcome(Guid RawId, string ContentHash, RowOutcomeKind Kind, Guid? EventId, string? Error);

/// <summary>The three ways in which a raw row ends.</summary>
public enum RowOutcomeKind
{
    /// <summary>Stands behind a canonical event.</summary>
    Ingested = 0,

    /// <summary>Was ingested before with the same content.</summary>
    Unchanged = 1,

    /// <summary>Cannot or must not be shown.</summary>
    Rejected = 2,
}

/// <summary>The end of an ingestion task.</summary>
/// <param name="Lease">The task's lease.</param>
/// <param name="Source">The source.</param>
/// <param name="Rows">Every row of the task.</param>
/// <param name="EventIds">Events that the rows stand behind, without doubles.</param>
/// <param name="Duplicates">Listings found to be further listings of known events.</param>
/// <param name="StartedAt">When the attempt began.</param>
/// <param name="Next">The stages that go on with the events.</param>
/// <param name="TraceParent">W3C traceparent for their tasks.</param>
public sealed record IngestionOutcome(
    TaskLease Lease,
    string Source,
    ImmutableArray<RowOutcome> Rows,
    ImmutableArray<Guid> EventIds,
    int Duplicates,
    DateTimeOffset StartedAt,
    ImmutableArray<FollowUp> Next,
    string? TraceParent)
{
    /// <summary>The stages that go on with events that came enriched, in place of processing: those that follow it.</summary>
    public ImmutableArray<FollowUp> AfterProcessing { get; init; } = [];

    /// <summary>What is odd about the batch as a whole, such as one time on all of its listings.</summary>
    public ImmutableArray<BatchFinding> Findings { get; init; } = [];

    /// <summary>The task's result: a JSON object of what its rows came to.</summary>
    public string ResultJson =>
        $$"""{"rows":{{Rows.Length}},"ingested":{{Count(RowOutcomeKind.Ingested)}},"unchanged":{{Count(RowOutcomeKind.Unchanged)}},"rejected":{{Count(RowOutcomeKind.Rejected)}},"duplicates":{{Duplicates}},"events":{{EventIds.Length}}{{FindingsJson}}}""";

    private string FindingsJson => Findings.IsEmpty ? "" : $",\"findings\":{JsonSerializer.Serialize(Findings, EventJson.Default.ImmutableArrayBatchFinding)}";

    /// <summary>How many rows ended in this way.</summary>
    public int Count(RowOutcomeKind kind) => Rows.Count(row => row.Kind == kind);
}
