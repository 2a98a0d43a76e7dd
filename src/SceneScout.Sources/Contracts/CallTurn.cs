namespace SceneScout.Sources.Contracts;

/// <summary>The right to make one call. Whoever holds it says once how the call went; more is harmless.</summary>
public abstract class CallTurn
{
    /// <summary>The key to call with.</summary>
    public abstract ApiKey Key { get; }

    /// <summary>Whether the call may still be sent. Asked again right before its first byte is written: a process may stand still for any time between the turn and the call, and others have the budget by then.</summary>
    public virtual bool MayBegin => true;

    /// <summary>The head of the answer came: the server has counted the call.</summary>
    /// <param name="words">What its headers say of the budget; null when nothing.</param>
    public abstract void Arrived(ServerWords? words);

    /// <summary>The server says that there were too many calls.</summary>
    /// <param name="wait">How long it asks to wait; null when it does not say.</param>
    /// <returns>How long the key is not called: what the server asks for, or longer when it keeps refusing all the same.</returns>
    public abstract TimeSpan TooMany(TimeSpan? wait);

    /// <summary>The server answered as asked: refusals before it are over.</summary>
    public virtual void Served()
    {
    }

    /// <summary>No answer came: the server may have counted the call until now.</summary>
    public abstract void Gone();
}

/// <summary>What a server says of one of its limits, in common units.</summary>
/// <param name="Window">Which limit: the length of its window.</param>
/// <param name="Limit">Calls or points in a window; null when it does not say.</param>
/// <param name="Remaining">Calls or points left; null when it does not say.</param>
/// <param name="ResetAt">When the window ends, by the server's clock; null when it does not say.</param>
public sealed record ServerWords(TimeSpan Window, int? Limit, int? Remaining, DateTimeOffset? ResetAt);
