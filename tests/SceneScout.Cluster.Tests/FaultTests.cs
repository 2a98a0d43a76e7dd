using SceneScout.Domain.Tasks;

namespace SceneScout.Cluster.Tests;

/// <summary>Whatever happens to nodes, database and sources: nothing is lost and nothing is doubled.</summary>
public sealed class FaultTests
{
    private const string All = "controller,discovery,ingestion,processing";
    private static readonly CancellationToken None = CancellationToken.None;

    [ClusterFact]
    public async Task Killed_nodes_of_each_role_and_the_controllers_lose_nothing()
    {
        await using var broken = await BrokenCluster.AtWorkAsync("controller", "discovery", "ingestion", "processing", "controller,discovery,ingestion,processing");
        foreach (var role in new[] { "discovery", "ingestion", "processing" })
            await broken.NodeOf(role).KillAsync(wanted: true);

        var (_, failover) = await broken.Acts.KillControllerAsync(new Random(1), None);

        Assert.NotNull(failover);
        await broken.AssertWholeAsync();
    }

    [ClusterFact]
    public async Task A_frozen_node_wakes_up_to_lost_leases_and_a_stopped_database_comes_back()
    {
        await using var broken = await BrokenCluster.AtWorkAsync(All, All, All);

        await broken.Acts.FreezeAsync(new Random(1), None);
        await broken.Acts.StopDatabaseAsync(new Random(1), None);
        await broken.Acts.RefuseWritesAsync(new Random(1), None);

        await broken.AssertWholeAsync();
    }

    [ClusterFact]
    public async Task A_rolling_restart_under_load_ends_every_node_with_0()
    {
        await using var broken = await BrokenCluster.AtWorkAsync(All, All, All);

        var (what, _) = await broken.Acts.RollAsync(new Random(1), None);

        Assert.EndsWith("exit codes 0, 0, 0", what, StringComparison.Ordinal);
        await broken.AssertWholeAsync();
        Assert.DoesNotContain(await broken.Cluster.Store.Tasks.CountAsync(None), c => c.State == TaskState.DeadLettered);
    }

    [LongClusterFact]
    public async Task Two_nodes_killed_at_once_lose_nothing()
    {
        await using var broken = await BrokenCluster.AtWorkAsync(All, All, All, All);

        await broken.Acts.KillTwoAsync(new Random(1), None);

        await broken.AssertWholeAsync();
    }

    [LongClusterFact]
    public async Task Storms_of_the_sources_lose_nothing()
    {
        await using var broken = await BrokenCluster.AtWorkAsync(All, All, All);
        for (var seed = 1; seed <= 6; seed++)
            await broken.Acts.StormAsync(new Random(seed), None);

        await broken.AssertWholeAsync();
    }
}
