using SceneScout.Contracts;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Network;

/// <summary>A network that falls apart between the nodes: one side goes on, the other ends; afterwards there is one cluster again, with one truth.</summary>
public sealed class PartitionTests(TornCluster torn) : IClassFixture<TornCluster>
{
    [NetworkFact]
    public Task The_majority_goes_on_without_the_controllers_side_which_ends_with_6() => torn.SurvivesAsync(async (cluster, cancellation) =>
    {
        var (lost, kept) = await HalvesAsync(cluster, cancellation);
        var (epoch, _) = await cluster.ControllerAsync(cancellation);

        torn.Network.Tear(lost);
        await EndedAsync(lost, cancellation);

        var (next, holder) = await TakenOverAsync(cluster, epoch, cancellation);
        Assert.True(next > epoch);
        Assert.Contains(holder, kept);
        await MoreDoneAsync(cluster, cancellation);
        return next;
    });

    [NetworkFact]
    public Task A_majority_that_lost_the_database_too_loses_nothing_while_the_other_side_ends_with_6() => torn.SurvivesAsync(async (cluster, cancellation) =>
    {
        var (lost, kept) = await HalvesAsync(cluster, cancellation);

        torn.Network.Tear(lost);
        torn.Network.Isolate(kept);
        await EndedAsync(lost, cancellation);
        return kept;
    });

    // Three and two; the controller is one of the two.
    private static async Task<(LocalNode[] Lost, LocalNode[] Kept)> HalvesAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        LocalNode? controller;
        while ((controller = (await cluster.ControllerAsync(cancellation)).Node) is null)
            await Task.Delay(100, cancellation);
        LocalNode[] lost = [controller, cluster.Nodes.First(n => n != controller)];
        foreach (var node in lost)
            node.Wanted = false;
        return (lost, [.. cluster.Nodes.Except(lost)]);
    }

    private static async Task EndedAsync(LocalNode[] lost, CancellationToken cancellation)
    {
        foreach (var node in lost)
            Assert.Equal(ExitCodes.Downed, await node.ExitCodeAsync(cancellation));
    }

    private static async Task<(long Epoch, LocalNode? Node)> TakenOverAsync(LocalCluster cluster, long epoch, CancellationToken cancellation)
    {
        (long Epoch, LocalNode? Node) controller;
        while ((controller = await cluster.ControllerAsync(cancellation)).Epoch == epoch)
            await Task.Delay(100, cancellation);
        return controller;
    }

    private static async Task MoreDoneAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        var before = await DoneAsync(cluster, cancellation);
        while (await DoneAsync(cluster, cancellation) <= before)
            await Task.Delay(100, cancellation);
    }

    private static async Task<long> DoneAsync(LocalCluster cluster, CancellationToken cancellation) =>
        (await cluster.Store.Tasks.CountAsync(cancellation)).Where(c => c.State == TaskState.Succeeded).Sum(c => c.Count);
}
