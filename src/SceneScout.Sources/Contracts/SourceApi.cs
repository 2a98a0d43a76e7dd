using SceneScout.Sources.Http;

namespace SceneScout.Sources.Contracts;

/// <summary>How a source's API is called, and the settings that an operator has for it with their defaults.</summary>
public sealed record SourceApi
{
    /// <summary>Makes it.</summary>
    /// <param name="errors">What the source's errors look like.</param>
    /// <param name="client">Makes the client of a source with a key.</param>
    internal SourceApi(ApiErrors errors, Func<SourceHttp, SourceOptions, TimeProvider, ISourceClient> client)
    {
        Errors = errors;
        Client = client;
    }

    /// <summary>Default of <c>base-address</c>; ends in a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Environment variables that give the key, strongest first.</summary>
    public required IReadOnlyList<string> KeyVariables { get; init; }

    /// <summary>Default of <c>calls-per-second</c>, below what the source allows.</summary>
    public required double CallsPerSecond { get; init; }

    /// <summary>Default of <c>max-concurrent</c>.</summary>
    public int MaxConcurrent { get; init; } = 2;

    /// <summary>Default of <c>max-wait</c>.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Default of <c>timeout</c>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Default of <c>retries</c>.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Further settings, each a list of texts that the client finds in <see cref="SourceOptions.Seeds"/>; empty by default.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>Whether there is a search interface that the source does not support; it adds the setting <c>unsupported-search</c>, false by default.</summary>
    public bool HasUnsupportedSearch { get; init; }

    /// <summary>What the source's errors look like.</summary>
    internal ApiErrors Errors { get; }

    /// <summary>Makes the client of a source with a key.</summary>
    internal Func<SourceHttp, SourceOptions, TimeProvider, ISourceClient> Client { get; }
}
