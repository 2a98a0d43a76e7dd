using SceneScout.Lab.Chaos;

namespace SceneScout.Cluster.Tests;

/// <summary>Whatever happens to nodes, database and sources: nothing is lost, doubled or overspent. Real processes, signals and a real PostgreSQL; the ledger, the truth of the simulated world and the sources' own count of calls judge.</summary>
public sealed class FaultTests(SharedCluster cluster) : IClassFixture<SharedCluster>
{
    [ClusterFact]
    public async Task The_controllers_node_killed_has_another_take_over()
    {
        var played = await cluster.SurvivesAsync(acts => acts.KillControllerAsync);

        Assert.NotNull(played.Failover);
    }

    [ClusterFact]
    public Task Two_of_three_nodes_killed_at_once_lose_nothing() => cluster.SurvivesAsync(acts => acts.KillTwoAsync);

    [ClusterFact]
    public async Task A_controllers_node_frozen_for_a_minute_finds_another_in_its_place_and_does_no_harm()
    {
        var played = await cluster.SurvivesAsync((broken, cancellation) => new ChaosActs(broken).FreezeControllerAsync(TimeSpan.FromMinutes(1), cancellation));

        Assert.NotNull(played.Failover);
    }

    [ClusterFact]
    public Task A_database_that_stops_and_later_refuses_writes_loses_nothing() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        var acts = new ChaosActs(broken);
        await acts.StopDatabaseAsync(new Random(1), cancellation);
        return await acts.RefuseWritesAsync(new Random(1), cancellation);
    });

    [ClusterFact]
    public Task Storms_of_5xx_of_429_and_of_garbage_lose_nothing_and_overspend_nothing() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        foreach (var (_, faults, sources) in ChaosActs.Storms)
            await new ChaosActs(broken).StormAsync(faults, sources, TimeSpan.FromSeconds(5), cancellation);
        return ChaosActs.Storms.Length;
    });

    [ClusterFact]
    public async Task A_rolling_restart_under_load_ends_every_node_with_0_and_hands_the_controller_over()
    {
        var played = await cluster.SurvivesAsync(acts => acts.RollAsync);

        Assert.EndsWith("exit codes 0, 0, 0", played.What, StringComparison.Ordinal);
        Assert.NotNull(played.HandOver);
    }
}
