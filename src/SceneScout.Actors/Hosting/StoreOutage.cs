namespace SceneScout.Actors.Hosting;

/// <summary>Whether the store, or the actors' journal in it, does what this node asks of it, as the node's probes found last. Safe for use by many threads.</summary>
public sealed class StoreOutage
{
    private volatile string? _reason;

    /// <summary>What does not; null when all is well, or nobody has looked yet.</summary>
    public string? Reason
    {
        get => _reason;
        set => _reason = value;
    }
}
