using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>A journal whose writes are timed. Safe for concurrent use.</summary>
internal sealed class MeasuredJournal(IThredJournal journal) : IThredJournal
{
    private readonly Lock _gate = new();
    private List<double> _milliseconds = [];

    /// <summary>How long each write took since the last call, in ms.</summary>
    public List<double> Take()
    {
        lock (_gate)
        {
            var taken = _milliseconds;
            _milliseconds = [];
            return taken;
        }
    }

    /// <inheritdoc />
    public async Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await journal.AppendAsync(entries, cancellation);
        lock (_gate)
            _milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<ThredJournalEntry>> ReadAsync(string persistenceId, long from, long through, int limit, CancellationToken cancellation) =>
        journal.ReadAsync(persistenceId, from, through, limit, cancellation);

    /// <inheritdoc />
    public Task<ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>> ReadBeginningsAsync(IReadOnlyCollection<string> persistenceIds, int through, CancellationToken cancellation) =>
        journal.ReadBeginningsAsync(persistenceIds, through, cancellation);

    /// <inheritdoc />
    public Task<ImmutableSortedDictionary<string, long>> HighestAsync(IReadOnlyCollection<string> persistenceIds, CancellationToken cancellation) => journal.HighestAsync(persistenceIds, cancellation);

    /// <inheritdoc />
    public Task DeleteAsync(string persistenceId, long through, bool keepNumber, CancellationToken cancellation) => journal.DeleteAsync(persistenceId, through, keepNumber, cancellation);
}
