using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>Settings of a node, typed and checked.</summary>
internal sealed record ScoutOptions
{
    public required string NodeHost { get; init; }

    public required int NodePort { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Address that other nodes' messages are listened for on; empty for that of <see cref="NodeHost"/>.</summary>
    public required string NodeBind { get; init; }

    /// <summary>Full addresses, the founder's first.</summary>
    public required IReadOnlyList<string> Seeds { get; init; }

    /// <summary>Time to become a member.</summary>
    public required TimeSpan JoinTimeout { get; init; }

    /// <summary>Members that must be there before a cluster begins to work, 1 or more.</summary>
    public required int MinMembers { get; init; }

    /// <summary>How long a stopping node lets running tasks finish before it releases them.</summary>
    public required TimeSpan DrainTime { get; init; }

    /// <summary>Time to stop in.</summary>
    public required TimeSpan GracePeriod { get; init; }

    /// <summary>Where the node listens for others, for people.</summary>
    public string Listening => $"{(NodeBind.Length == 0 ? NodeHost : NodeBind)}:{NodePort}";

    public required string HttpHost { get; init; }

    public required int HttpPort { get; init; }

    public required string HttpToken { get; init; }

    public required SecurityOptions Security { get; init; }

    public required StoreOptions Store { get; init; }

    public required SpawnOptions Spawn { get; init; }

    public required SourceRegistry Registry { get; init; }

    public required IReadOnlyDictionary<SourceName, SourceOptions> Sources { get; init; }
}

/// <summary>Which store.</summary>
/// <param name="Kind"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Folder">Folder of the SQLite files.</param>
/// <param name="Connection">Npgsql connection string.</param>
internal sealed record StoreOptions(string Kind, string Folder, string Connection);

/// <summary>Tokens and master keys.</summary>
/// <param name="ReadToken">Allows a caller to look; empty for none.</param>
/// <param name="OperateToken">Allows a caller to operate; empty for none.</param>
/// <param name="MasterKey">Master key of sealed API keys; empty for none.</param>
/// <param name="MasterKeyFile">File that holds it; empty for none.</param>
/// <param name="PreviousMasterKeyFile">File of the master key before it; empty for none.</param>
/// <param name="KeyPoll">How often a node looks for changed keys.</param>
internal sealed record SecurityOptions(
    string ReadToken, string OperateToken, string MasterKey, string MasterKeyFile, string PreviousMasterKeyFile, TimeSpan KeyPoll);
