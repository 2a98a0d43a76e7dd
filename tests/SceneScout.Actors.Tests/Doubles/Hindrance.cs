using System.Collections.Concurrent;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Tests.Doubles;

/// <summary>What a test puts in the way of the calls of a part of the store, by method. Each hindrance is for one call, in the order in which they were said; other calls go through.</summary>
internal sealed class Hindrance
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Obstacle>> _ahead = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Method, object?[] Arguments)> _calls = new();

    /// <summary>Arguments of the calls of a method so far.</summary>
    public IReadOnlyList<object?[]> Calls(string method) => [.. _calls.Where(call => call.Method == method).Select(call => call.Arguments)];

    /// <summary>The store does not answer, and does nothing.</summary>
    public void Refuse(string method) => Before(method, () => throw new StoreUnavailableException("The store is away."));

    /// <summary>The store does what it is asked, and its answer is lost.</summary>
    public void LoseAnswer(string method) => Add(method, new Obstacle(_ => Task.CompletedTask, () => throw new StoreUnavailableException("The answer was lost.")));

    /// <summary>Something happens right before the call.</summary>
    public void Before(string method, Func<Task> happens) => Add(method, new Obstacle(_ => happens(), () => Task.CompletedTask));

    /// <summary>The call waits before it does anything, until the test lets it go or it is cancelled.</summary>
    public HeldCall Hold(string method)
    {
        var held = new HeldCall();
        Add(method, new Obstacle(held.WaitAsync, () => Task.CompletedTask));
        return held;
    }

    /// <summary>Notes a call, and tells what stands in its way.</summary>
    public Obstacle? Meet(string method, object?[] arguments)
    {
        _calls.Enqueue((method, arguments));
        return _ahead.TryGetValue(method, out var queue) && queue.TryDequeue(out var obstacle) ? obstacle : null;
    }

    private void Add(string method, Obstacle obstacle) => _ahead.GetOrAdd(method, _ => new()).Enqueue(obstacle);

    /// <summary>What happens around a call.</summary>
    /// <param name="Before">Before it, under its cancellation.</param>
    /// <param name="After">After it.</param>
    internal sealed record Obstacle(Func<CancellationToken, Task> Before, Func<Task> After);
}
