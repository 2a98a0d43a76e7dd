using SceneScout.Actors.Hosting;

namespace SceneScout.Cluster.Tests;

/// <summary>Three nodes that each have all roles.</summary>
public sealed class SharedCluster() : ClusterFixture(2, Roles.All, Roles.All, Roles.All);
