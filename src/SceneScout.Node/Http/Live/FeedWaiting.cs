namespace SceneScout.Node.Http.Live;

/// <summary>How many callers wait for changes at this node. Each holds a connection, so their number has an end.</summary>
/// <param name="most">Callers at most.</param>
internal class FeedWaiting(int most)
{
    /// <summary>For those who do not wait.</summary>
    public static readonly IDisposable NoPlace = new Place(null);

    private int _waiting;

    /// <summary>Callers at most.</summary>
    public int Most => most;

    /// <summary>Takes a place, given back by disposing; null when there is none.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _waiting) <= most)
            return new Place(this);
        Interlocked.Decrement(ref _waiting);
        return null;
    }

    private sealed class Place(FeedWaiting? of) : IDisposable
    {
        private FeedWaiting? _of = of;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _of, null) is { } taken)
                Interlocked.Decrement(ref taken._waiting);
        }
    }
}
