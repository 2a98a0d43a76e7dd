namespace SceneScout.Actors.Feed;

/// <summary>Wakes a node's readers of the feed. It carries nothing: whoever is woken looks. A reader takes <see cref="Next"/> before it looks and waits for it only when it found nothing, so that no wake is lost between.</summary>
public sealed class FeedSignal
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Ends at the next pulse.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everybody who waits.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
