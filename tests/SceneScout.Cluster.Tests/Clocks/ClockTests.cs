using SceneScout.Domain.Tasks;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests.Clocks;

/// <summary>The wall clock of a machine is set wrongly, far beyond every lease, forward and back: leases are those of the store's clock all the same.</summary>
public sealed class ClockTests(ClockCluster clocks) : IClassFixture<ClockCluster>
{
    private static readonly TimeSpan Jump = TimeSpan.FromHours(2);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    // Leases last ten seconds, and a busy machine is slow; a jump is far larger.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(10);

    [ClockFact]
    public async Task A_clock_that_jumps_on_the_controllers_node_moves_no_lease_and_loses_nothing()
    {
        var broken = await clocks.SurvivesAsync(async (cluster, cancellation) =>
        {
            foreach (var off in new[] { Jump, -Jump })
            {
                LocalNode? controller;
                while ((controller = (await cluster.ControllerAsync(cancellation)).Node) is null)
                    await Task.Delay(Poll, cancellation);
                clocks.Clocks.Set(controller.Number, off);
                await IsOffAsync(controller, off, cancellation);
                await ClaimsAsync(cluster, controller, cancellation);
            }

            return cluster;
        });

        Assert.DoesNotContain(await broken.Store.Tasks.CountAsync(CancellationToken.None), c => c.State == TaskState.DeadLettered);
    }

    // HTTP tells the machine's time.
    private static async Task IsOffAsync(LocalNode node, TimeSpan off, CancellationToken cancellation)
    {
        while (true)
        {
            using var answer = await node.Http.GetAsync("/health/live", cancellation);
            if ((answer.Headers.Date!.Value - DateTimeOffset.UtcNow - off).Duration() < Near)
                return;
            await Task.Delay(Poll, cancellation);
        }
    }

    // Until a worker of the node has claimed a task anew; no lease may be far from the present meanwhile.
    private static async Task ClaimsAsync(LocalCluster cluster, LocalNode node, CancellationToken cancellation)
    {
        HashSet<TaskLease>? before = null;
        while (true)
        {
            var workers = (await cluster.Store.Workers.ListAsync(cancellation)).Where(w => cluster.NodeAt(w.Node) == node).Select(w => w.WorkerId).ToHashSet();
            var leased = await cluster.Store.Tasks.ListAsync(null, TaskState.Leased, 1000, cancellation);
            Assert.All(leased, t => Assert.InRange(t.LeaseUntil!.Value, DateTimeOffset.UtcNow - Near, DateTimeOffset.UtcNow + Near));
            before ??= [.. leased.Select(t => t.Lease)];
            if (leased.Any(t => workers.Contains(t.Lease.WorkerId) && !before.Contains(t.Lease)))
                return;
            await Task.Delay(Poll, cancellation);
        }
    }
}
