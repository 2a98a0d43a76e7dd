using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Http;

/// <summary>What a caller asked for of the tasks of its call, in the shape of the user's documents; times in milliseconds, null for the settings.</summary>
internal sealed record CallView(string Id, int? Concurrency, CallRetryView RetryPolicy, CallLimitsView ResourceLimits)
{
    public static CallView Of(CallTerms terms) => new(
        terms.CallId,
        terms.Concurrency,
        new CallRetryView(terms.MaxRetries, terms.BackoffMultiplier, (long?)terms.MaxBackoff?.TotalMilliseconds),
        new CallLimitsView((long?)terms.Timeout?.TotalMilliseconds));
}
