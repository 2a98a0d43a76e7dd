using SceneScout.Actors.Hosting;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Network;

/// <summary>Five nodes in network namespaces, for the tests that tear the network between them.</summary>
public sealed class TornCluster() : ClusterFixture(4, Enumerable.Repeat(Roles.All, 5))
{
    private TornNetwork? _network;

    internal TornNetwork Network => _network ??= new TornNetwork(5);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _network?.Dispose();
    }

    private protected override Task<LocalClusterOptions> DescribeAsync(LocalClusterOptions world) => Task.FromResult(world with
    {
        Places = Network.Places,
        Address = TornNetwork.Address,
        // Five nodes at once are much for a small machine as it is.
        Settings = world.Settings.SetItem("spawn.workers.discovery.start", "4").SetItem("spawn.workers.discovery.max", "4"),
    });

    private protected override void Mend() => Network.Heal();
}
