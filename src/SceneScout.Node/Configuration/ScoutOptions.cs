using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>Settings of a node, typed and checked.</summary>
internal sealed record ScoutOptions
{
    public required string NodeHost { get; init; }

    public required int NodePort { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public required IReadOnlyList<string> Seeds { get; init; }

    public required string HttpHost { get; init; }

    public required int HttpPort { get; init; }

    public required string HttpToken { get; init; }

    public required StoreOptions Store { get; init; }

    public required SpawnOptions Spawn { get; init; }

    public required IReadOnlyDictionary<SourceName, SourceOptions> Sources { get; init; }
}

/// <summary>Which store.</summary>
/// <param name="Kind"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Folder">Folder of the SQLite files.</param>
/// <param name="Connection">Npgsql connection string.</param>
internal sealed record StoreOptions(string Kind, string Folder, string Connection);
