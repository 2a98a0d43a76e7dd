using SceneScout.Storage.Contracts;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>
/// Writes what many have to write together: while a group is on its way, the next gathers; so a group is as large as the store is slow, and nothing waits for a group to fill.
/// When much has gathered, a second one goes beside the first: whoever writes waits for the answer before it writes again, so that no two of its entries are under way.
/// Safe for concurrent use.
/// </summary>
internal sealed class JournalGroups(IThredJournal journal)
{
    private const int MostAtOnce = 500;
    private const int MostUnderWay = 2;

    /// <summary>Fewer than these cost the store more beside the first group than they win.</summary>
    private const int WorthASecond = 16;

    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private int _underWay;

    /// <summary>Writes the entries of one owner, all or none.</summary>
    /// <returns>When they are durable.</returns>
    public Task WriteAsync(IReadOnlyCollection<ThredJournalEntry> entries)
    {
        var waiting = new Waiting(entries);
        lock (_gate)
        {
            _waiting.Add(waiting);
            if (_underWay > 0 && (_underWay >= MostUnderWay || _waiting.Count < WorthASecond))
                return waiting.Done.Task;
            _underWay++;
        }

        _ = Task.Run(WriteAllAsync);
        return waiting.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } group)
        {
            try
            {
                await journal.AppendAsync(Entries(group), CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, those who wait are told; the next group is tried.
            catch (Exception e) when (group.Count > 1 && e is not StoreUnavailableException)
            {
                // One of them wrote in a name that is somebody else's by now, or what the store cannot take; the others are not to blame.
                foreach (var one in group)
                    await WriteAloneAsync(one).ConfigureAwait(false);
                continue;
            }
            catch (Exception e)
            {
                group.ForEach(one => one.Done.SetException(e));
                continue;
            }
#pragma warning restore CA1031

            group.ForEach(one => one.Done.SetResult());
        }
    }

    private async Task WriteAloneAsync(Waiting one)
    {
        try
        {
            await journal.AppendAsync([.. one.Entries], CancellationToken.None).ConfigureAwait(false);
            one.Done.SetResult();
        }
#pragma warning disable CA1031 // Whoever waits is told.
        catch (Exception e)
        {
            one.Done.SetException(e);
        }
#pragma warning restore CA1031
    }

    // In one order, so that two nodes that write in the same names wait for each other in turn.
    private static List<ThredJournalEntry> Entries(List<Waiting> group) =>
        [.. group.SelectMany(one => one.Entries).OrderBy(entry => entry.PersistenceId, StringComparer.Ordinal).ThenBy(entry => entry.Seq)];

    private List<Waiting>? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _underWay--;
                return null;
            }

            var group = _waiting.Count <= MostAtOnce ? _waiting : _waiting[..MostAtOnce];
            _waiting = _waiting.Count <= MostAtOnce ? [] : _waiting[MostAtOnce..];
            return group;
        }
    }

    private sealed class Waiting(IReadOnlyCollection<ThredJournalEntry> entries)
    {
        public IReadOnlyCollection<ThredJournalEntry> Entries => entries;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
