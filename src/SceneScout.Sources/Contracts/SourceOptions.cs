namespace SceneScout.Sources.Contracts;

/// <summary>Settings of one source.</summary>
public sealed record SourceOptions
{
    /// <summary>Base address of the API, ending in a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The API key or token; empty, with no <see cref="ApiKeys"/> either, switches the source off.</summary>
    public required string ApiKey { get; init; }

    /// <summary>More keys; each adds its own limits to the budget.</summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>All keys.</summary>
    public IEnumerable<string> AllKeys => [ApiKey, .. ApiKeys];

    /// <summary>Limits of one key in place of the documented ones; null for those.</summary>
    public IReadOnlyList<CallLimit>? Limits { get; init; }

    /// <summary>Time for one call, retries excluded.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Retries of one call on faults that may pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>When calls pause because too many failed.</summary>
    public CircuitBreakerOptions CircuitBreaker { get; init; } = CircuitBreakerOptions.Default;

    /// <summary>Calls at the same time.</summary>
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>How long one call may wait for budget; a longer wait is the task's, in its row.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Calls per second and key at most: the operator's ceiling over the limits.</summary>
    public double CallsPerSecond { get; init; } = 5;

    /// <summary>Ids that a source without public search is asked for, by kind: <c>organizers</c>, <c>venues</c>, <c>series</c>, <c>events</c> and, for the unsupported search, <c>places</c> (Eventbrite); <c>types</c> of venues (Google Places, at most 50).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Seeds { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How long content is kept after it was seen last, in place of what the source's terms say; zero for good, null for the terms.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Whether an unsupported search interface of the source may be used.</summary>
    public bool AllowUnsupportedSearch { get; init; }
}
