using System.Diagnostics;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests;

/// <summary>Each role on a node of its own.</summary>
public sealed class RoleTests(SplitCluster cluster) : IClassFixture<SplitCluster>
{
    private const int Some = 3;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(8);

    [ClusterFact]
    public Task A_killed_node_of_each_role_loses_nothing_and_the_workers_go_on_without_the_controller() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        foreach (var type in StageRegistry.BuiltIn.Types)
        {
            // With a task in hand, when one is seen in time.
            var since = Stopwatch.GetTimestamp();
            while (!(await broken.Store.Tasks.CountAsync(cancellation)).Any(c => c.Type == type && c.State == TaskState.Leased) && Stopwatch.GetElapsedTime(since) < Enough)
                await Task.Delay(Poll, cancellation);
            await NodeOf(broken, type.Name()).KillAsync(wanted: true);
        }

        await broken.WholeAsync(cancellation);
        while (await broken.LiveAsync(cancellation) is not > 2 * Some)
            await Task.Delay(Poll, cancellation);
        var controller = NodeOf(broken, Roles.Controller);
        await controller.KillAsync(wanted: false);
        var before = await DoneAsync(broken, cancellation);
        // The scenario runs out of time when they do not.
        while (await DoneAsync(broken, cancellation) < before + Some)
            await Task.Delay(Poll, cancellation);
        await controller.StartAsync();
        await controller.UpAsync(cancellation);
        return before;
    });

    private static LocalNode NodeOf(LocalCluster broken, string role) => broken.Nodes.Single(n => n.Roles.Contains(role));

    private static async Task<long> DoneAsync(LocalCluster broken, CancellationToken cancellation) =>
        (await broken.Store.Tasks.CountAsync(cancellation)).Where(c => c.State == TaskState.Succeeded).Sum(c => c.Count);
}
