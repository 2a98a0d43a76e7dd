using SceneScout.Actors.Hosting;

namespace SceneScout.Cluster.Tests;

/// <summary>A node for each role.</summary>
public sealed class SplitCluster() : ClusterFixture(4, Roles.All.Select(r => new[] { r }));
