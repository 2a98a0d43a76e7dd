using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Tests.Threds;

/// <summary>A journal that takes everything and has nothing.</summary>
internal sealed class EmptyJournal : IThredJournal
{
    public Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries, CancellationToken cancellation) => Task.CompletedTask;

    public Task<ImmutableArray<ThredJournalEntry>> ReadAsync(string persistenceId, long from, long through, int limit, CancellationToken cancellation) => Task.FromResult(ImmutableArray<ThredJournalEntry>.Empty);

    public Task<ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>> ReadBeginningsAsync(IReadOnlyCollection<string> persistenceIds, int through, CancellationToken cancellation) =>
        Task.FromResult(ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>.Empty);

    public Task<ImmutableSortedDictionary<string, long>> HighestAsync(IReadOnlyCollection<string> persistenceIds, CancellationToken cancellation) => Task.FromResult(ImmutableSortedDictionary<string, long>.Empty);

    public Task DeleteAsync(string persistenceId, long through, bool keepNumber, CancellationToken cancellation) => Task.CompletedTask;
}
