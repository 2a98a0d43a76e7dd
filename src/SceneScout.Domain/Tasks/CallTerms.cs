namespace SceneScout.Domain.Tasks;

/// <summary>What a caller asks for of all tasks that one call queues, in place of the settings (<c>SpawnConfig</c> in the user's documents). Tasks that these queue in turn are not among them.</summary>
/// <param name="CallId">Names the call: the id of its first task.</param>
public sealed record CallTerms(string CallId)
{
    /// <summary>How many of the call's tasks may run at once in the whole cluster, 1 or more; null for any number.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Retries after the first attempt, 0 or more; null for the setting.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Growth of the wait from attempt to attempt, which makes it exponential; null for the setting.</summary>
    public double? BackoffMultiplier { get; init; }

    /// <summary>The longest wait; null for the setting.</summary>
    public TimeSpan? MaxBackoff { get; init; }

    /// <summary>Time for one attempt; null for the setting.</summary>
    public TimeSpan? Timeout { get; init; }
}
