namespace SceneScout.Sources.Http;

/// <summary>How calls are retried.</summary>
internal sealed record CallTuning
{
    /// <summary>The first wait before a retry; smaller hits a server that is still down, larger keeps a worker busy with waiting.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(10);
}
