using SceneScout.Actors.Hosting;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Upgrade;

/// <summary>Two nodes of an earlier build.</summary>
public sealed class UpgradeCluster() : ClusterFixture(8, Enumerable.Repeat(Roles.All, 2))
{
    private readonly EarlierBuild _earlier = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _earlier.Dispose();
    }

    private protected override async Task<LocalClusterOptions> DescribeAsync(LocalClusterOptions world)
    {
        await _earlier.BuildAsync();
        var old = LocalPlace.Loopback with { Program = _earlier.Program };
        return world with
        {
            Places = [old, old],
            // With one the first seed, started again on a busy machine, could take the silence of the other for its absence and found a second cluster.
            // The earlier build does not know every setting of today.
            Settings = world.Settings.Remove("discovery.whole-every").SetItem("node.min-members", "2"),
        };
    }
}
