namespace SceneScout.Cluster.Tests;

/// <summary>Whatever happens to nodes, database and sources: nothing is lost, doubled or overspent. Real processes, signals and a real PostgreSQL; the ledger, the truth of the simulated world and the sources' own count of calls judge.</summary>
public sealed class FaultTests(SharedCluster cluster) : IClassFixture<SharedCluster>
{
    [ClusterFact]
    public Task Two_of_three_nodes_killed_at_once_lose_nothing() => cluster.SurvivesAsync(acts => acts.KillTwoAsync);
}
