using System.Diagnostics;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Node.LocalCluster;

namespace SceneScout.Cluster.Tests;

/// <summary>Each role on a node of its own: whichever is killed, the others wait for it or go on, and nothing is lost.</summary>
public sealed class RoleTests(SplitCluster cluster) : IClassFixture<SplitCluster>
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(15);

    [ClusterFact]
    public Task A_killed_node_of_each_kind_of_worker_loses_nothing() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        foreach (var type in TaskTypes.All)
        {
            // With a task in hand, when one is seen in time.
            var since = Stopwatch.GetTimestamp();
            while (!(await broken.Store.Tasks.CountAsync(cancellation)).Any(c => c.Type == type && c.State == TaskState.Leased) && Stopwatch.GetElapsedTime(since) < Enough)
                await Task.Delay(Poll, cancellation);
            await NodeOf(broken, type.Name()).KillAsync(wanted: true);
        }

        return broken.Nodes.Length;
    });

    [ClusterFact]
    public async Task Without_the_controller_the_workers_go_on()
    {
        var done = await cluster.SurvivesAsync(async (broken, cancellation) =>
        {
            var controller = NodeOf(broken, Roles.Controller);
            await controller.KillAsync(wanted: false);
            var before = await DoneAsync(broken, cancellation);
            while (await DoneAsync(broken, cancellation) < before + 3)
                await Task.Delay(Poll, cancellation);
            Assert.False(controller.Runs);
            await controller.StartAsync();
            await controller.UpAsync(cancellation);
            return await DoneAsync(broken, cancellation) - before;
        });

        Assert.True(done >= 3);
    }

    private static LocalNode NodeOf(LocalCluster broken, string role) => broken.Nodes.Single(n => n.Roles.Contains(role));

    private static async Task<long> DoneAsync(LocalCluster broken, CancellationToken cancellation) =>
        (await broken.Store.Tasks.CountAsync(cancellation)).Where(c => c.State == TaskState.Succeeded).Sum(c => c.Count);
}
