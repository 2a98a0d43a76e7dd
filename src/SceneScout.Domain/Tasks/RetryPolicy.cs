using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>How the wait grows from attempt to attempt.</summary>
public enum BackoffStrategy
{
    /// <summary>Base times multiplier to the power of the attempt.</summary>
    Exponential = 0,

    /// <summary>Base times the attempt.</summary>
    Linear = 1,

    /// <summary>Always the base.</summary>
    Fixed = 2,
}

/// <summary>When a failed task is tried again.</summary>
/// <param name="MaxRetries">Retries after the first attempt, 0 or more.</param>
/// <param name="Strategy">How the wait grows.</param>
/// <param name="BaseDelay">The first wait.</param>
/// <param name="Multiplier">Growth per attempt, for <see cref="BackoffStrategy.Exponential"/>.</param>
/// <param name="MaxDelay">The longest wait.</param>
/// <param name="Jitter">Part of the wait that is spread at random, 0 to 1.</param>
public sealed record RetryPolicy(int MaxRetries, BackoffStrategy Strategy, TimeSpan BaseDelay, double Multiplier, TimeSpan MaxDelay, double Jitter)
{
    /// <summary>The user's documents: 3 retries, times 2, at most one minute, with jitter.</summary>
    public static readonly RetryPolicy Default = new(3, BackoffStrategy.Exponential, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1), 0.2);

    /// <summary>Rate-limited without a server's word: wait this long.</summary>
    public static readonly TimeSpan RateLimitDelay = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait at once for a source or a budget: keys are added and limits raised meanwhile, on nodes that know nothing of the tasks that wait. The call budget keeps silence for as long as the server asks.</summary>
    public static readonly TimeSpan LongestRateLimitWait = TimeSpan.FromMinutes(15);

    /// <summary>Part of a wait for a source or a budget that is spread at random. Less: waiters return together; more: they come later than they need to.</summary>
    public const double RateLimitSpread = 0.03;

    /// <summary>Faults that are tried again, or not, otherwise than their traits say.</summary>
    public FaultOverrides Overrides { get; init; } = FaultOverrides.None;

    /// <summary>The policy for a task whose caller asked for something else; what was not asked for stays.</summary>
    public RetryPolicy For(CallTerms? terms) => terms is null ? this : this with
    {
        MaxRetries = terms.MaxRetries ?? MaxRetries,
        Strategy = terms.BackoffMultiplier is null ? Strategy : BackoffStrategy.Exponential,
        Multiplier = terms.BackoffMultiplier ?? Multiplier,
        MaxDelay = terms.MaxBackoff ?? MaxDelay,
    };

    /// <summary>Decides what becomes of a failed attempt.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="attempts">Attempts that counted, this one included (from 1).</param>
    /// <param name="now">The instant of the failure.</param>
    /// <param name="random">A number in [0, 1) for the jitter.</param>
    /// <returns>Retry at an instant, or give up.</returns>
    public RetryDecision Decide(SpawnFault fault, int attempts, DateTimeOffset now, double random)
    {
        var traits = fault.Traits;
        if (!Overrides.Retries(fault))
            return new RetryDecision.GiveUp(fault);
        if (fault.Kind == FaultKind.RateLimited)
            return new RetryDecision.RetryAt(now + RateLimitWait(fault.RetryAfter ?? RateLimitDelay, TimeSpan.Zero, random), UsesAttempt: false) { LetsOthersPass = true };
        if (traits.UsesAttempt && attempts > MaxRetries)
            return new RetryDecision.GiveUp(fault);
        return new RetryDecision.RetryAt(now + Wait(attempts, random), traits.UsesAttempt);
    }

    /// <summary>The wait before retry number <paramref name="attempt"/> (from 1), jittered.</summary>
    public TimeSpan Wait(int attempt, double random)
    {
        var factor = Strategy switch
        {
            BackoffStrategy.Exponential => Math.Pow(Multiplier, Math.Max(0, attempt - 1)),
            BackoffStrategy.Linear => Math.Max(1, attempt),
            _ => 1,
        };
        var seconds = Math.Min(MaxDelay.TotalSeconds, BaseDelay.TotalSeconds * factor);
        return TimeSpan.FromSeconds(Math.Min(MaxDelay.TotalSeconds, seconds * (1 + (Jitter * ((2 * random) - 1)))));
    }

    /// <summary>A wait for a source or a budget: bounded, and spread upwards only, since what was told is a floor.</summary>
    /// <param name="told">What was told.</param>
    /// <param name="shortest">The shortest wait.</param>
    /// <param name="random">A number in [0, 1).</param>
    public static TimeSpan RateLimitWait(TimeSpan told, TimeSpan shortest, double random)
    {
        var wait = told < shortest ? shortest : told > LongestRateLimitWait ? LongestRateLimitWait : told;
        return wait * (1 + (RateLimitSpread * random));
    }
}
