using System.Collections.Concurrent;

namespace SceneScout.Node.Dashboard;

/// <summary>Answers that several viewers may share for a moment: the same question within it is read once.</summary>
/// <param name="kept">How long an answer holds.</param>
/// <param name="most">Questions that are remembered at most.</param>
/// <param name="time">The clock.</param>
/// <typeparam name="TQuestion">The questions.</typeparam>
/// <typeparam name="TAnswer">The answers.</typeparam>
internal sealed class BriefMemory<TQuestion, TAnswer>(TimeSpan kept, int most, TimeProvider time)
    where TQuestion : notnull
{
    private readonly ConcurrentDictionary<TQuestion, (DateTimeOffset At, Lazy<Task<TAnswer>> Answer)> _answers = new();

    /// <summary>The answer of the last moment, or a new one.</summary>
    public Task<TAnswer> AskAsync(TQuestion question, Func<TQuestion, Task<TAnswer>> read)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in _answers.Where(known => now - known.Value.At >= kept || known.Value.Answer is { IsValueCreated: true, Value.IsFaulted: true }).ToList())
            _answers.TryRemove(old, out _);
        if (_answers.Count >= most)
            _answers.Clear();
        return _answers.GetOrAdd(question, asked => (now, new Lazy<Task<TAnswer>>(() => read(asked)))).Answer.Value;
    }
}
