namespace SceneScout.Lab.Bench.Http;

/// <summary>What a run of <c>scout bench http</c> is measured with.</summary>
/// <param name="Folder">Holds the stores, the settings of the nodes and their logs.</param>
internal sealed record HttpBenchOptions(string Folder)
{
    /// <summary>Radius of the queries, metres.</summary>
    public const int RadiusMetres = 5000;

    /// <summary>What is measured.</summary>
    public HttpBenchParts Parts { get; init; } = HttpBenchParts.All;

    /// <summary>Events in the store.</summary>
    public int Events { get; init; } = 1_000_000;

    /// <summary>Clients that follow the stream.</summary>
    public int Clients { get; init; } = 2000;

    /// <summary>How long queries, and events of the stream, are sent.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long queries are sent before those that count: code that runs often is compiled for good by then.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Queries a second.</summary>
    public int QueriesPerSecond { get; init; } = 200;

    /// <summary>Events a second of the stream.</summary>
    public int EventsPerSecond { get; init; } = 50;

    /// <summary>Starts of a node on a fresh folder.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>From ready until a node counts as idle.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an idle node is looked at.</summary>
    public TimeSpan Idling { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An empty PostgreSQL database, or one that this bench filled before; null for a server of the run's own.</summary>
    public string? Postgres { get; init; }
}
