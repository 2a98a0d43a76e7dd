using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>The way of every call: concurrency limit, retry, circuit breaker, budget, timeout.</summary>
internal static class CallPipeline
{
    // A source that serves most calls is worth calling, however many fail beside them.
    private const double FailureRatio = 0.5;

    /// <summary>Builds the pipeline of one source.</summary>
    public static ResiliencePipeline<RawAnswer> Build(SourceOptions options, CallTuning tuning, ConcurrencyStrategy concurrency, BudgetStrategy budget, TimeProvider time, CircuitBreakerStateProvider? state = null)
    {
        var builder = new ResiliencePipelineBuilder<RawAnswer> { TimeProvider = time };
        builder.AddStrategy(_ => concurrency, new NoOptions());
        if (options.Retries > 0)
            builder.AddRetry(new RetryStrategyOptions<RawAnswer>
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome)),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = tuning.RetryDelay,
                MaxDelay = tuning.LongestRetryDelay,
            });
        if (options.CircuitBreaker is { Enabled: true } breaker)
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<RawAnswer>
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome)),
                FailureRatio = FailureRatio,
                MinimumThroughput = breaker.FailureThreshold,
                SamplingDuration = breaker.MonitoringPeriod,
                BreakDuration = breaker.Timeout,
                StateProvider = state,
            });
        // Inside the breaker: a circuit that is open uses up no budget.
        builder.AddStrategy(_ => budget, new NoOptions());
        return builder.AddTimeout(options.Timeout).Build();
    }

    // Only what may pass by itself: no answer, 408, 5xx. Any other 4xx, 429 among them, is decided by the caller.
    private static bool MayPass(Outcome<RawAnswer> outcome) =>
        outcome.Exception is HttpRequestException or IOException or InvalidDataException or TimeoutRejectedException || outcome.Result is { Status: 408 or >= 500 };

    private sealed class NoOptions : ResilienceStrategyOptions
    {
    }
}
