using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>Drops content that a source's terms allow no longer keeping. Ids, titles, times and places of events stay; of venues the id alone.</summary>
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
}

/// <summary>What was expired.</summary>
/// <param name="Listings">Raw listings emptied.</param>
/// <param name="Events">Events merged anew.</param>
/// <param name="Venues">Venues reduced to their id.</param>
public readonly record struct RetentionChanges(int Listings, int Events, int Venues);
