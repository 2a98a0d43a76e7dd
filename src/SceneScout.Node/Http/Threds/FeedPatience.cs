namespace SceneScout.Node.Http.Threds;

/// <summary>How long one change of the feed is tried before it is given up; while the store is away nothing counts. Used by one reader.</summary>
/// <param name="most">How long.</param>
internal sealed class FeedPatience(TimeSpan most)
{
    private (long Seq, DateTimeOffset Since) _first = (-1, default);

    /// <summary>A change failed at an instant; whether it has done so for long enough.</summary>
    internal bool IsOver(long seq, DateTimeOffset now)
    {
        if (_first.Seq != seq)
            _first = (seq, now);
        return now - _first.Since >= most;
    }

    /// <summary>Something else was wrong: that a change failed meanwhile says nothing about who should answer it.</summary>
    internal void Forget() => _first = (-1, default);
}
