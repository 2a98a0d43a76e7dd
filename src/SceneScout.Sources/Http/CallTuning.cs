namespace SceneScout.Sources.Http;

/// <summary>How calls are retried and when a circuit opens.</summary>
internal sealed record CallTuning
{
    /// <summary>The first wait before a retry; smaller hits a server that is still down, larger keeps a worker busy with waiting.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a circuit stays open.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Calls within <see cref="Sampling"/> before a circuit may open.</summary>
    public int BreakThroughput { get; init; } = 10;

    /// <summary>Over which time failures are counted.</summary>
    public TimeSpan Sampling { get; init; } = TimeSpan.FromSeconds(30);
}
