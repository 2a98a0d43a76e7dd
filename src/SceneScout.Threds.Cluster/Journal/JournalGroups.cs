using SceneScout.Storage.Contracts;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>
/// Writes what many have to write together: while a group is on its way, the next gathers; so a group is as large as the store is slow, and nothing waits for a group to fill.
/// When much has gathered, a second one goes beside the first: whoever writes waits for the answer before it writes again, so that no two of its entries are under way.
/// While groups are large, what nobody waits for lingers a moment, in which more of it comes together.
/// Safe for concurrent use.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="time">Says when enough has lingered.</param>
internal sealed class JournalGroups(IThredJournal journal, TimeProvider time)
{
    /// <summary>So long lingers what nobody waits for.</summary>
    internal static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(10);

    /// <summary>Fewer than these cost the store more beside the first group than they win; and so many together are a large group.</summary>
    internal const int WorthASecond = 16;

    /// <summary>A write that takes longer has failed for those who wait: whether it was done they read again.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int MostAtOnce = 500;
    private const int MostUnderWay = 2;

    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private List<Waiting> _lingering = [];
    private bool _busy;
    private int _underWay;

    /// <summary>Writes the entries of one owner, all or none.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="linger">Whether nobody waits for them.</param>
    /// <param name="done">Called when they are durable, without an error, or will not be. It must not throw.</param>
    public void Write(IReadOnlyList<ThredJournalEntry> entries, bool linger, Action<Exception?> done)
    {
        lock (_gate)
        {
            if (linger && _busy)
            {
                _lingering.Add(new(entries, done));
                if (_lingering.Count > 1)
                    return;
            }
            else
            {
                _waiting.Add(new(entries, done));
                if (!Starts())
                    return;
                linger = false;
            }
        }

        _ = linger ? Task.Run(EndLingeringAsync) : Task.Run(WriteAllAsync);
    }

    private async Task EndLingeringAsync()
    {
        await Task.Delay(Linger, time).ConfigureAwait(false);
        lock (_gate)
        {
            _waiting.AddRange(_lingering);
            _lingering = [];
            if (!Starts())
                return;
        }

        await WriteAllAsync().ConfigureAwait(false);
    }

    // Whether one more group is to go.
    private bool Starts()
    {
        if (_underWay > 0 && (_underWay >= MostUnderWay || _waiting.Count < WorthASecond))
            return false;
        _underWay++;
        return true;
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } group)
        {
            try
            {
                await AppendAsync(Entries(group)).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, those who wait are told; the next group is tried.
            catch (Exception e) when (group.Count > 1 && e is not (StoreUnavailableException or OperationCanceledException))
            {
                // One of them wrote in a name that is somebody else's by now, or what the store cannot take; the others are not to blame.
                foreach (var one in group)
                    await WriteAloneAsync(one).ConfigureAwait(false);
                continue;
            }
            catch (Exception e)
            {
                group.ForEach(one => one.Done(e));
                continue;
            }
#pragma warning restore CA1031

            group.ForEach(one => one.Done(null));
        }
    }

    private async Task WriteAloneAsync(Waiting one)
    {
        Exception? error = null;
        try
        {
            await AppendAsync(one.Entries).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whoever waits is told.
        catch (Exception e)
        {
            error = e;
        }
#pragma warning restore CA1031

        one.Done(error);
    }

    private async Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        await journal.AppendAsync(entries, patience.Token).ConfigureAwait(false);
    }

    // In one order, so that two nodes that write in the same names wait for each other in turn.
    private static List<ThredJournalEntry> Entries(List<Waiting> group)
    {
        var entries = new List<ThredJournalEntry>(group.Count);
        foreach (var one in group)
            entries.AddRange(one.Entries);
        entries.Sort((left, right) => string.CompareOrdinal(left.PersistenceId, right.PersistenceId) is var order and not 0 ? order : left.Seq.CompareTo(right.Seq));
        return entries;
    }

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
            _busy = group.Count >= WorthASecond;
            return group;
        }
    }

    private sealed record Waiting(IReadOnlyList<ThredJournalEntry> Entries, Action<Exception?> Done);
}
