using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>Drops what is kept no longer: content by its source's terms (ids, titles, times and places of events stay; of venues the id alone), and rows by the rules of their tables.</summary>
public interface IRetentionStore
{
    /// <summary>Expires content of one source that was seen last before an instant, oldest first, in one transaction: the raw listing becomes <c>{}</c>, its listing behind the event loses description and pictures, the event is merged anew at its next version and queued for processing,
    /// a venue keeps its id. Rows that wait for ingestion are left alone. What is seen again later counts as changed and comes back whole. Doing it again changes nothing.</summary>
    /// <param name="source">The source.</param>
    /// <param name="seenBefore">The instant.</param>
    /// <param name="limit">Listings, and venues, at most; 1 to 1,000.</param>
    /// <param name="now">The instant of the call.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<RetentionChanges> ExpireAsync(SourceName source, DateTimeOffset seenBefore, int limit, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>When the content of one source was seen last that <see cref="ExpireAsync"/> would take first, read off the end of an index; null when there is none.</summary>
    Task<DateTimeOffset?> OldestContentAsync(SourceName source, CancellationToken cancellation);

    /// <summary>Drops rows of a table that are older than an instant, oldest first, in one short transaction. Rows that others hold at the moment, and those that something still depends on, are left alone. Doing it again changes nothing.</summary>
    /// <param name="table">A table of <see cref="RetentionRules.Aged"/>.</param>
    /// <param name="before">The instant.</param>
    /// <param name="after">Where the step before said to go on; null to begin.</param>
    /// <param name="limit">Rows looked at, at most; 1 to 10,000.</param>
    /// <param name="now">The instant of the call.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ArgumentException">The table has no such rule.</exception>
    Task<PruneStep> PruneAsync(string table, DateTimeOffset before, string? after, int limit, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The age by which the oldest row of a table is measured, read off the end of an index; null when there is no row, or no index.</summary>
    /// <param name="table">A table of <see cref="RetentionRules.Aged"/>.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<DateTimeOffset?> OldestAsync(string table, CancellationToken cancellation);
}

/// <summary>What was expired.</summary>
/// <param name="Listings">Raw listings emptied.</param>
/// <param name="Events">Events merged anew.</param>
/// <param name="Venues">Venues reduced to their id.</param>
public readonly record struct RetentionChanges(int Listings, int Events, int Venues);
