using System.Collections.Concurrent;
using Polly.CircuitBreaker;

namespace SceneScout.Sources.Http;

/// <summary>Counts the calls made to each source since start, retries included. Safe for use by many threads.</summary>
public sealed class ApiCallLedger
{
    // Enough for percentiles of the present, few enough to follow a change within minutes.
    private const int Remembered = 128;

    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <summary>Counts one call.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="status">HTTP status; null when there was no answer.</param>
    public void Record(string source, int? status)
    {
        var tally = tallies.GetOrAdd(source, _ => new Tally());
        Interlocked.Increment(ref tally.Calls);
        if (status == 429)
            Interlocked.Increment(ref tally.Status429);
    }

    /// <summary>Remembers how long one call took.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="took">From sending it to having its whole answer, or none.</param>
    public void Took(string source, TimeSpan took)
    {
        var tally = tallies.GetOrAdd(source, _ => new Tally());
        lock (tally.Times)
        {
            if (tally.Times.Count == Remembered)
                tally.Times.Dequeue();
            tally.Times.Enqueue(took);
        }
    }

    /// <summary>Remembers the last failure.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="message">What went wrong, without secrets.</param>
    /// <param name="at">When.</param>
    public void Failed(string source, string message, DateTimeOffset at) => tallies.GetOrAdd(source, _ => new Tally()).Failure = new Failure(message, at);

    /// <summary>Calls and answers of a source as they are now.</summary>
    public SourceCalls Of(string source)
    {
        if (!tallies.TryGetValue(source, out var tally))
            return SourceCalls.None;
        TimeSpan[] times;
        lock (tally.Times)
            times = [.. tally.Times];
        Array.Sort(times);
        return new SourceCalls(
            Interlocked.Read(ref tally.Calls),
            Interlocked.Read(ref tally.Status429),
            tally.Breaker is not { } breaker ? null : breaker.CircuitState switch { CircuitState.Closed => "closed", CircuitState.Open => "open", CircuitState.HalfOpen => "half-open", _ => "isolated" },
            times.Length == 0 ? null : times[(times.Length - 1) / 2],
            times.Length == 0 ? null : times[(int)Math.Ceiling(times.Length * 0.95) - 1],
            tally.Failure?.Message,
            tally.Failure?.At);
    }

    /// <summary>Says where a source's breaker shows its state.</summary>
    internal void Watch(string source, CircuitBreakerStateProvider breaker) => tallies.GetOrAdd(source, _ => new Tally()).Breaker = breaker;

    /// <summary>Calls, and those of them that were answered 429, by source name.</summary>
    public IReadOnlyDictionary<string, (long Calls, long Status429)> Snapshot() =>
        tallies.Where(pair => Interlocked.Read(ref pair.Value.Calls) > 0).ToDictionary(pair => pair.Key, pair => (Interlocked.Read(ref pair.Value.Calls), Interlocked.Read(ref pair.Value.Status429)), StringComparer.Ordinal);

    private sealed record Failure(string Message, DateTimeOffset At);

    private sealed class Tally
    {
        public readonly Queue<TimeSpan> Times = new();
        public volatile Failure? Failure;
        public volatile CircuitBreakerStateProvider? Breaker;
        public long Calls;
        public long Status429;
    }
}
