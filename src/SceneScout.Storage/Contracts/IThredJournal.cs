using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>The journal of threds, patterns and mailboxes: entries in order for each owner.</summary>
public interface IThredJournal
{
    /// <summary>Writes entries of many owners, all or none.</summary>
    /// <exception cref="StoreConflictException">One of the numbers, or a later one, is taken: somebody else wrote in that owner's name.</exception>
    Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries, CancellationToken cancellation);

    /// <summary>The entries of an owner, in order.</summary>
    /// <param name="persistenceId">Whose.</param>
    /// <param name="from">The first number.</param>
    /// <param name="through">The last number.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<ThredJournalEntry>> ReadAsync(string persistenceId, long from, long through, int limit, CancellationToken cancellation);

    /// <summary>The first entries of many owners, in order; those that have none are left out.</summary>
    /// <param name="persistenceIds">Whose.</param>
    /// <param name="through">The last number of each.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>> ReadBeginningsAsync(IReadOnlyCollection<string> persistenceIds, int through, CancellationToken cancellation);

    /// <summary>The last numbers of owners, of what was deleted, too; those that have none are left out.</summary>
    Task<ImmutableSortedDictionary<string, long>> HighestAsync(IReadOnlyCollection<string> persistenceIds, CancellationToken cancellation);

    /// <summary>Deletes the entries of an owner.</summary>
    /// <param name="persistenceId">Whose.</param>
    /// <param name="through">The last number that goes.</param>
    /// <param name="keepNumber">Whether the last number stays known, as a snapshot needs it.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task DeleteAsync(string persistenceId, long through, bool keepNumber, CancellationToken cancellation);
}
