using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>
/// Asks for the last numbers of many owners together: while one question is on its way, the next gathers. Of threds that begin nothing else is read, and there may be thousands a second.
/// Safe for concurrent use.
/// </summary>
internal sealed class JournalNumbers(IThredJournal journal)
{
    private const int MostAtOnce = 500;
    private readonly Lock _gate = new();
    private List<(string Id, TaskCompletionSource<long> Number)> _waiting = [];
    private bool _asking;

    /// <summary>The last number of an owner; 0 when it has none.</summary>
    public Task<long> HighestAsync(string persistenceId)
    {
        var number = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((persistenceId, number));
            if (_asking)
                return number.Task;
            _asking = true;
        }

        _ = Task.Run(AskAllAsync);
        return number.Task;
    }

    private async Task AskAllAsync()
    {
        while (Next() is { } group)
        {
            try
            {
                var numbers = await journal.HighestAsync([.. group.Select(one => one.Id).Distinct(StringComparer.Ordinal)], CancellationToken.None).ConfigureAwait(false);
                group.ForEach(one => one.Number.SetResult(numbers.GetValueOrDefault(one.Id)));
            }
#pragma warning disable CA1031 // Whatever it is, those who wait are told; the next group is tried.
            catch (Exception e)
            {
                group.ForEach(one => one.Number.SetException(e));
            }
#pragma warning restore CA1031
        }
    }

    private List<(string Id, TaskCompletionSource<long> Number)>? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _asking = false;
                return null;
            }

            var group = _waiting.Count <= MostAtOnce ? _waiting : _waiting[..MostAtOnce];
            _waiting = _waiting.Count <= MostAtOnce ? [] : _waiting[MostAtOnce..];
            return group;
        }
    }
}
