namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>What a run of the pipeline is measured with.</summary>
/// <param name="Folder">Holds the stores, the settings of the node and its log.</param>
/// <param name="Listings">Listings of the simulated world, about.</param>
internal sealed record PipelineOptions(string Folder, int Listings)
{
    /// <summary>Seed of the world.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Workers of the node, of all types together.</summary>
    public int Workers { get; init; } = 24;

    /// <summary>Events that are in the store before anything is searched.</summary>
    public int Preload { get; init; }

    /// <summary>Whether the node has the embedded store.</summary>
    public bool Sqlite { get; init; }

    /// <summary>An empty PostgreSQL database; null for a server of the run's own.</summary>
    public string? Postgres { get; init; }

    /// <summary>Connections that write the floor at the same time; SQLite has one writer whatever is asked for.</summary>
    public int FloorConnections { get; init; } = 8;
}
