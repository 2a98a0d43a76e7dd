using SceneScout.Actors.Hosting;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Clocks;

/// <summary>Three nodes whose clocks can be set.</summary>
public sealed class ClockCluster() : ClusterFixture(4, Enumerable.Repeat(Roles.All, 3))
{
    internal FakeClocks Clocks { get; } = new(3);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Clocks.Dispose();
    }

    private protected override Task<LocalClusterOptions> DescribeAsync(LocalClusterOptions world) => Task.FromResult(world with { Places = Clocks.Places });

    private protected override void Mend() => Clocks.Mend();
}
