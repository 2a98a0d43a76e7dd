using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Dashboard;
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

    /// <summary>Certificates between nodes; null for plain connections.</summary>
    public required TlsOptions? Tls { get; init; }

    /// <summary>Metrics, traces, logs and probes.</summary>
    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>Time to become a member.</summary>
    public required TimeSpan JoinTimeout { get; init; }

    /// <summary>Members that must be there before a cluster begins to work, 1 or more.</summary>
    public required int MinMembers { get; init; }

    /// <summary>Whether the node founds its cluster also where another one works on the store, which ends then.</summary>
    public required bool TakeOver { get; init; }

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

    /// <summary>What callers may do beside what their tokens allow.</summary>
    public required CallerOptions Callers { get; init; }

    /// <summary>How the dashboard shows itself.</summary>
    public required DashboardSettings Dashboard { get; init; }

    /// <summary>All settings in force with their origins, by key.</summary>
    public required IReadOnlyList<EffectiveSetting> Effective { get; init; }

    public required StoreOptions Store { get; init; }

    public required SpawnOptions Spawn { get; init; }

    /// <summary>Events' pictures.</summary>
    public required ImagesOptions Images { get; init; }

    /// <summary>The online geocoder; null where there is none.</summary>
    public GeocoderOptions? Geocoder { get; init; }

    /// <summary>Who is told of alerts.</summary>
    public required Alerts.AlertOptions Alerts { get; init; }

    public required SourceRegistry Registry { get; init; }

    /// <summary>The known stages.</summary>
    public required StageRegistry Stages { get; init; }

    public required IReadOnlyDictionary<SourceName, SourceOptions> Sources { get; init; }

    /// <summary>What an operator should know of how the settings were understood; said at the start.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Which store.</summary>
/// <param name="Kind"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Folder">Folder of the SQLite files.</param>
/// <param name="Connection">Npgsql connection string.</param>
/// <param name="Direct">Likewise, past a pooler; empty for none.</param>
internal sealed record StoreOptions(string Kind, string Folder, string Connection, string Direct = "");

/// <summary>Tokens and master keys.</summary>
/// <param name="ReadToken">Allows a caller to look; empty for none.</param>
/// <param name="OperateToken">Allows a caller to operate; empty for none.</param>
/// <param name="MasterKey">Master key of sealed API keys; empty for none.</param>
/// <param name="MasterKeyFile">File that holds it; empty for none.</param>
/// <param name="PreviousMasterKeyFile">File of the master key before it; empty for none.</param>
/// <param name="KeyPoll">How often a node looks for changed keys.</param>
internal sealed record SecurityOptions(
    string ReadToken, string OperateToken, string MasterKey, string MasterKeyFile, string PreviousMasterKeyFile, TimeSpan KeyPoll);

/// <summary>Certificates between nodes.</summary>
/// <param name="Certificate">File of this node's certificate: PEM, or PKCS#12 with its key.</param>
/// <param name="Key">File of its key (PEM); empty when it is in the certificate's file.</param>
/// <param name="Password">Of the key or the PKCS#12 file; empty for none.</param>
/// <param name="Authority">File of the authorities (PEM) that every node's certificate must come from.</param>
internal sealed record TlsOptions(string Certificate, string Key, string Password, string Authority);

/// <summary>How a node shows itself.</summary>
/// <param name="Otlp">OTLP endpoint; null for none.</param>
/// <param name="Interval">How often gauges that cost a question are read.</param>
/// <param name="JsonLog">Whether a log line is a JSON object.</param>
/// <param name="LogLevel">The least that is logged.</param>
/// <param name="HealthInterval">How often probes ask.</param>
/// <param name="HealthTimeout">How long a probe waits for its answer.</param>
internal sealed record TelemetryOptions(Uri? Otlp, TimeSpan Interval, bool JsonLog, LogLevel LogLevel, TimeSpan HealthInterval, TimeSpan HealthTimeout);
