namespace SceneScout.Node.Http;

/// <summary>How many callers wait for changes at this node. Each holds a connection and looks at the store whenever there is something new, so their number has an end.</summary>
internal sealed class FeedWaiting
{
    /// <summary>Callers at most.</summary>
    public const int Most = 500;

    /// <summary>For those who do not wait.</summary>
    public static readonly IDisposable NoPlace = new Place(null);

    private int _waiting;

    /// <summary>Takes a place, given back by disposing; null when there is none.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _waiting) <= Most)
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
