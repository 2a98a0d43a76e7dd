using System.Collections.Immutable;
using System.Net;
using SceneScout.Actors.Hosting;

namespace SceneScout.Lab.Clusters;

/// <summary>What a local cluster is started with.</summary>
/// <param name="Folder">Holds PostgreSQL's data and the nodes' logs.</param>
internal sealed record LocalClusterOptions(string Folder)
{
    /// <summary>Roles of each node; one entry a node.</summary>
    public ImmutableArray<ImmutableArray<string>> Nodes { get; init; } = [[.. Roles.All], [.. Roles.All], [.. Roles.All], [.. Roles.All]];

    /// <summary>Real-world events in the simulated world.</summary>
    public int Events { get; init; } = 2000;

    /// <summary>Seed of the simulated world.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The simulated world's first instant; the last full hour when null.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Settings of all nodes, the key without the root.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Limits of the simulated sources in place of the documented ones, such as <c>eventbrite:hour=100000</c>.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];

    /// <summary>Whether the simulated sources refuse calls beyond a limit.</summary>
    public bool EnforceLimits { get; init; } = true;

    /// <summary>Whether the simulated sources keep their answers and give them again.</summary>
    public bool KeepAnswers { get; init; }

    /// <summary>Where each node runs, one entry a node; all on the loopback address when empty.</summary>
    public ImmutableArray<LocalPlace> Places { get; init; } = [];

    /// <summary>Where PostgreSQL and the simulated sources listen: an address of this machine that every node reaches.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Nodes that each have all roles.</summary>
    public static ImmutableArray<ImmutableArray<string>> AllRoles(int nodes) => [.. Enumerable.Repeat(Roles.All.ToImmutableArray(), nodes)];
}
