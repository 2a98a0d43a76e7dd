namespace SceneScout.Sources.Contracts;

/// <summary>Settings of one source.</summary>
public sealed record SourceOptions
{
    /// <summary>Base address of the API, ending in a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The API key or token; empty switches the source off.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Time for one call, retries excluded.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Retries of one call on faults that may pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Calls at the same time.</summary>
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>Calls per second of this node; paced, not burst.</summary>
    public double CallsPerSecond { get; init; } = 5;

    /// <summary>Ids that a source without public search is asked for: organizers, venues, series (Eventbrite), groups (Meetup).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Seeds { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether an unsupported search interface of the source may be used.</summary>
    public bool AllowUnsupportedSearch { get; init; }
}
