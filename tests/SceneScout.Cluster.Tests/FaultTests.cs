using SceneScout.Node.Chaos;

namespace SceneScout.Cluster.Tests;

/// <summary>Whatever happens to nodes, database and sources: nothing is lost and nothing is doubled. Real processes, signals and a real PostgreSQL; the ledger and the truth of the simulated world judge.</summary>
public sealed class FaultTests(SharedCluster cluster) : IClassFixture<SharedCluster>
{
    [ClusterFact]
    public async Task The_controllers_node_killed_has_another_take_over()
    {
        var (_, failover) = await cluster.SurvivesAsync(acts => acts.KillControllerAsync);

        Assert.NotNull(failover);
    }

    [ClusterFact]
    public Task Two_of_three_nodes_killed_at_once_lose_nothing() => cluster.SurvivesAsync(acts => acts.KillTwoAsync);

    [ClusterFact]
    public Task A_node_frozen_until_its_lease_is_lost_does_no_harm_when_it_goes_on() => cluster.SurvivesAsync(acts => acts.FreezeAsync);

    [ClusterFact]
    public async Task A_controller_frozen_until_another_took_over_gives_way_when_it_goes_on()
    {
        var (_, failover) = await cluster.SurvivesAsync(acts => acts.FreezeControllerAsync);

        Assert.NotNull(failover);
    }

    [ClusterFact]
    public Task A_database_stopped_and_started_again_loses_nothing() => cluster.SurvivesAsync(acts => acts.StopDatabaseAsync);

    [ClusterFact]
    public Task A_database_that_refuses_writes_for_a_while_loses_nothing() => cluster.SurvivesAsync(acts => acts.RefuseWritesAsync);

    [ClusterFact]
    public Task Storms_of_5xx_of_429_and_of_garbage_lose_nothing_and_no_limit_is_overstepped() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        foreach (var (_, faults) in ChaosActs.Storms)
            await new ChaosActs(broken).StormAsync(faults, TimeSpan.FromSeconds(5), cancellation);
        return ChaosActs.Storms.Length;
    });

    [ClusterFact]
    public async Task A_rolling_restart_under_load_ends_every_node_with_0_and_hands_the_controller_over()
    {
        var (what, handOver) = await cluster.SurvivesAsync(acts => acts.RollAsync);

        Assert.EndsWith("exit codes 0, 0, 0", what, StringComparison.Ordinal);
        Assert.NotNull(handOver);
    }
}
