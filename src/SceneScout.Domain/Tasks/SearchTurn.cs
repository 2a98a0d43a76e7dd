using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>A search's turn on a worker. A search longer than its turn, or without calls to make, leaves the worker to others and goes on later where it stands.</summary>
/// <param name="BeganAt">When it began.</param>
/// <param name="Length">How long it lasts, above 0.</param>
public sealed record SearchTurn(DateTimeOffset BeganAt, TimeSpan Length)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <summary>A turn that begins now. It ends well before its attempt would be stopped: the call under way needs the rest.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="length">The configured length.</param>
    /// <param name="workerTimeout">Time for one attempt.</param>
    public static SearchTurn Of(DateTimeOffset now, TimeSpan length, TimeSpan workerTimeout)
    {
        var most = workerTimeout / 2;
        return new SearchTurn(now, length < most ? length : most);
    }

    /// <summary>Calls that it may make; null for any number.</summary>
    public int? Calls { get; init; }

    /// <summary>Whether no further call should begin.</summary>
    /// <param name="calls">Calls made in it.</param>
    /// <param name="now">The instant.</param>
    public bool IsOver(int calls, DateTimeOffset now) => now - BeganAt >= Length || calls >= Calls;

    /// <summary>Calls that may follow the one after so many.</summary>
    /// <param name="calls">Calls made in it.</param>
    public int Further(int calls) => Calls is { } most ? Math.Max(0, most - calls - 1) : int.MaxValue;

    /// <summary>What becomes of a search that did not reach its end.</summary>
    /// <param name="fault">What stopped it; null when its turn was over.</param>
    /// <param name="gotOn">Whether it read anything in this turn.</param>
    /// <param name="now">The instant.</param>
    /// <param name="random">A number in [0, 1) by which the wait is spread.</param>
    /// <returns>When it goes on; null when the attempt failed. A source that itself says that there were too many calls is a failure to be counted.</returns>
    public static Deferral? Unfinished(SpawnFault? fault, bool gotOn, DateTimeOffset now, double random) => fault switch
    {
        null => new Deferral(now, gotOn, null),
        { Kind: FaultKind.RateLimited, Status: null } => new Deferral(now + RetryPolicy.RateLimitWait(fault.RetryAfter ?? TimeSpan.Zero, ShortestWait, random), gotOn, fault),
        _ => null,
    };
}
