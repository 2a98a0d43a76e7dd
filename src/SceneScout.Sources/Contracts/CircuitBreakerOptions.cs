namespace SceneScout.Sources.Contracts;

/// <summary>When the calls to a source pause because too many of them failed. Failures are no answer, 408 and 5xx, each retry by itself; a refusal (429) is the budget's matter.</summary>
/// <param name="Enabled">Whether they pause at all.</param>
/// <param name="FailureThreshold">Calls within <paramref name="MonitoringPeriod"/> from which on it opens when half of them failed, 2 to 1000: so many failures in a row always open it.</param>
/// <param name="Timeout">How long it stays open, 500 ms to 1 day; then one call is let through, and closes it or opens it again.</param>
/// <param name="MonitoringPeriod">Over which time calls are counted, 500 ms to 1 day.</param>
public sealed record CircuitBreakerOptions(bool Enabled, int FailureThreshold, TimeSpan Timeout, TimeSpan MonitoringPeriod)
{
    /// <summary>The fewest failures that may open it: one alone says nothing of the next.</summary>
    public const int LeastThreshold = 2;

    /// <summary>The most.</summary>
    public const int MostThreshold = 1000;

    /// <summary>The shortest of its times.</summary>
    public static readonly TimeSpan ShortestTime = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>Half of at least 10 calls in 30 s opens it for 15 s.</summary>
    public static readonly CircuitBreakerOptions Default = new(true, 10, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
}
