using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>What was ingested and processed, to be done again by today's rules.</summary>
public interface IReplayStore
{
    /// <summary>Raw listings that were ingested with their present content, whose content is still kept, seen at or after an instant, in order of id.</summary>
    /// <param name="since">The instant.</param>
    /// <param name="source">Of this source; null for all.</param>
    /// <param name="after">Id of the last row read; empty for the beginning.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<ReplayRow>> RowsAsync(DateTimeOffset since, string? source, Guid after, int limit, CancellationToken cancellation);

    /// <summary>Events that are processed at their version, processed at or after an instant, in order of id.</summary>
    /// <inheritdoc cref="RowsAsync" path="/param"/>
    Task<ImmutableArray<ReplayEvent>> EventsAsync(DateTimeOffset since, string? source, Guid after, int limit, CancellationToken cancellation);

    /// <summary>Gives rows to ingestion again, in one transaction: unprocessed under a revision of their own, tasks queued, counted as discovered again. Rows that have other content by now, or are not processed, are left alone.</summary>
    /// <param name="rows">Up to 1,000 rows as they were read.</param>
    /// <param name="batchSize">Rows a task.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many rows were given.</returns>
    Task<int> IngestAgainAsync(IReadOnlyCollection<RawHead> rows, int batchSize, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Gives events to processing again, in one transaction: marked as outdated, tasks queued. Events that have another version by now are left alone.</summary>
    /// <param name="events">Up to 1,000 ids with their versions.</param>
    /// <param name="batchSize">Events a task.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many events were given.</returns>
    Task<int> ProcessAgainAsync(IReadOnlyCollection<(Guid Id, long Version)> events, int batchSize, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Gives events to a stage that follows processing, in one transaction: tasks queued, the events themselves left as they are. Events that a task of the stage waits with already, that have another version by now or are not processed are left alone.</summary>
    /// <param name="stage">The stage, whose tasks take ids of events.</param>
    /// <param name="events">Up to 1,000 ids with their versions.</param>
    /// <param name="batchSize">Events a task.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many events were given.</returns>
    Task<int> FollowAgainAsync(TaskType stage, IReadOnlyCollection<(Guid Id, long Version)> events, int batchSize, DateTimeOffset now, CancellationToken cancellation);
}
