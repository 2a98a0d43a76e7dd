namespace SceneScout.Threds.Cluster.Journal;

/// <summary>
/// Asks the journal the same of many owners together: while one question is on its way, the next gathers. Thousands of threds a second may begin, or wake when their time has come.
/// Safe for concurrent use.
/// </summary>
/// <param name="mostAtOnce">So many owners share a question at most.</param>
/// <param name="ask">The question: answers by owner, each owner once.</param>
/// <param name="nothing">The answer of one of which the journal knows nothing.</param>
internal sealed class JournalQuestions<T>(int mostAtOnce, Func<IReadOnlyList<string>, Task<IReadOnlyDictionary<string, T>>> ask, T nothing)
{
    private readonly Lock _gate = new();
    private List<(string Id, TaskCompletionSource<T> Answer)> _waiting = [];
    private bool _asking;

    /// <summary>The answer for one owner.</summary>
    public Task<T> AskAsync(string persistenceId)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((persistenceId, answer));
            if (_asking)
                return answer.Task;
            _asking = true;
        }

        _ = Task.Run(AskAllAsync);
        return answer.Task;
    }

    private async Task AskAllAsync()
    {
        while (Next() is { } group)
        {
            try
            {
                var answers = await ask([.. group.Select(one => one.Id).Distinct(StringComparer.Ordinal)]).ConfigureAwait(false);
                group.ForEach(one => one.Answer.SetResult(answers.GetValueOrDefault(one.Id, nothing)));
            }
#pragma warning disable CA1031 // Whatever it is, those who wait are told; the next group is tried.
            catch (Exception e)
            {
                group.ForEach(one => one.Answer.SetException(e));
            }
#pragma warning restore CA1031
        }
    }

    private List<(string Id, TaskCompletionSource<T> Answer)>? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _asking = false;
                return null;
            }

            var group = _waiting.Count <= mostAtOnce ? _waiting : _waiting[..mostAtOnce];
            _waiting = _waiting.Count <= mostAtOnce ? [] : _waiting[mostAtOnce..];
            return group;
        }
    }
}
