using System.Net.Http.Json;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Upgrade;

/// <summary>A cluster is brought from an earlier build to today's, node by node, while it works.</summary>
public sealed class UpgradeTests(UpgradeCluster earlier) : IClassFixture<UpgradeCluster>
{
    [UpgradeFact]
    public Task Nodes_of_an_earlier_commit_are_replaced_one_by_one_under_load_and_nothing_is_lost() => earlier.SurvivesAsync(async (cluster, cancellation) =>
    {
        var (first, second) = (cluster.Nodes[0], cluster.Nodes[1]);
        await ReplaceAsync(first, cancellation);

        // The controller is of the earlier build, who asks it is not.
        var (epoch, holder) = await cluster.ControllerAsync(cancellation);
        Assert.Same(second, holder);
        using var planned = await first.Http.PostAsJsonAsync("/api/spawn", new { action = "discovery", @params = new { planId = "mixed", cities = new[] { "Berlin" } } }, cancellation);
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync(cancellation));
        await BothWorkAsync(cluster, cancellation);

        await ReplaceAsync(second, cancellation);
        var (next, successor) = await cluster.ControllerAsync(cancellation);
        Assert.True(next > epoch);
        Assert.Same(first, successor);
        return next;
    });

    private static async Task ReplaceAsync(LocalNode node, CancellationToken cancellation)
    {
        Assert.Equal(0, await node.StopAsync(cancellation));
        node.Place = LocalPlace.Loopback;
        await node.StartAsync();
        while (!await LocalCluster.IsReadyAsync(node, cancellation))
            await Task.Delay(100, cancellation);
    }

    private static async Task BothWorkAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        var seen = new HashSet<LocalNode>();
        while (seen.Count < cluster.Nodes.Length)
        {
            var workers = (await cluster.Store.Workers.ListAsync(cancellation)).ToDictionary(w => w.WorkerId, w => w.Node);
            foreach (var task in await cluster.Store.Tasks.ListAsync(null, TaskState.Leased, 1000, cancellation))
                if (cluster.NodeAt(workers.GetValueOrDefault(task.Lease.WorkerId)) is { } node)
                    seen.Add(node);
            await Task.Delay(100, cancellation);
        }
    }
}
