namespace SceneScout.Actors.Hosting;

/// <summary>Whether the store, or the actors' journal in it, does what this node asks of it, as the node's probes find. Safe for use by many threads.</summary>
public sealed class StoreOutage
{
    private readonly Lock _gate = new();
    private string? _reason;
    private DateTimeOffset? _until;

    /// <summary>What does not; null when all is well, or nobody has looked yet.</summary>
    public string? Reason
    {
        get
        {
            lock (_gate)
                return _reason;
        }
    }

    /// <summary>Notes what the probes found.</summary>
    /// <param name="reason">What does not do its part; null when all is well.</param>
    /// <param name="now">The instant.</param>
    public void Report(string? reason, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (reason is not null || _reason is not null)
                _until = now;
            _reason = reason;
        }
    }

    /// <summary>Until when it lasted, as far as is known: <paramref name="now"/> while it does; null when there was none.</summary>
    public DateTimeOffset? Until(DateTimeOffset now)
    {
        lock (_gate)
            return _reason is null ? _until : now;
    }
}
