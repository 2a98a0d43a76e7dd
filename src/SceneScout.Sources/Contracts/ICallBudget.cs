using SceneScout.Domain.Events;

namespace SceneScout.Sources.Contracts;

/// <summary>Gives out the right to call. Every attempt asks, retries too, and tells what it learned from the answer.</summary>
public interface ICallBudget
{
    /// <summary>Waits for the right to make one call now.</summary>
    /// <param name="ask">What is wanted.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>A turn, or why there is none; it throws on cancellation only.</returns>
    ValueTask<CallGrant> TakeAsync(CallAsk ask, CancellationToken cancellation);

    /// <summary>Calls or points of a day over all usable keys, as limits are in force now; null when that is not known here.</summary>
    /// <param name="keys">The source's keys on this node.</param>
    int? DayUnits(KeyRing keys) => null;
}

/// <summary>A wish to call.</summary>
/// <param name="Source">The source.</param>
/// <param name="Keys">Its keys on this node.</param>
/// <param name="MaxWait">How long the call may wait here; beyond it the answer is <see cref="CallGrant.Later"/>, at once when that is known.</param>
/// <param name="Cost">Calls or points that it uses, 1 or more.</param>
public sealed record CallAsk(SourceName Source, KeyRing Keys, TimeSpan MaxWait, int Cost = 1);

/// <summary>The answer to a wish to call.</summary>
public abstract record CallGrant
{
    private CallGrant()
    {
    }

    /// <summary>The call may be made now, with the key that the turn names.</summary>
    /// <param name="Turn">To be told how the call went.</param>
    public sealed record Now(CallTurn Turn) : CallGrant;

    /// <summary>The budget is spent for longer than the call may wait.</summary>
    /// <param name="RetryAfter">When to ask again.</param>
    /// <param name="Reason">Which limit, for people.</param>
    public sealed record Later(TimeSpan RetryAfter, string Reason) : CallGrant;

    /// <summary>No key is left: none is configured, or the source refuses all.</summary>
    public sealed record NoKey : CallGrant;
}
