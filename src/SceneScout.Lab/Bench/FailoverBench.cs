using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Chaos;
using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Bench;

/// <summary>Kills nodes of a busy local cluster, one at a time, and measures how soon others have taken over. Every second kill hits the controller's node; half of the nodes come back at once, the others only when everything has been taken over.</summary>
internal sealed class FailoverBench(LocalCluster cluster, int seed, Action<string> say)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs it.</summary>
    /// <exception cref="TimeoutException">Nobody took over.</exception>
    public async Task<FailoverReport> RunAsync(int kills, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var throughput = new Throughput(cluster.Postgres.Connection);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] beside = [throughput.WatchAsync(over.Token), new ChaosLoad(cluster, throughput).FeedAsync(over.Token)];
        var told = ImmutableArray.CreateBuilder<FailoverKill>();
        try
        {
            for (var i = 0; i < kills; i++)
            {
                var kill = await KillAsync(controllers: i % 2 == 0, backAtOnce: i % 4 < 2, random, cancellation);
                say(kill.Line);
                told.Add(kill);
            }
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(beside).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return new FailoverReport(seed, cluster.Nodes.Length, told.ToImmutable(), [.. cluster.Ended.Where(e => e.Code != LocalNode.Killed).Select(e => new LostNode(e.Node, e.Code))]);
    }

    private async Task<FailoverKill> KillAsync(bool controllers, bool backAtOnce, Random random, CancellationToken cancellation)
    {
        await cluster.WholeAsync(cancellation);
        await Task.Delay(Calm, cancellation);
        var (epoch, controller) = await cluster.ControllerAsync(cancellation);
        while (controller is null)
        {
            await Task.Delay(Poll, cancellation);
            (epoch, controller) = await cluster.ControllerAsync(cancellation);
        }

        var others = cluster.Nodes.Where(n => n != controller && n.Runs).ToArray();
        var node = controllers ? controller : others[random.Next(others.Length)];
        var held = await HeldAsync(node, cancellation);
        var since = Stopwatch.GetTimestamp();
        await node.KillAsync(wanted: backAtOnce);
        var takenOver = await Task.WhenAll(
            controllers ? UntilAsync(since, async () => (await cluster.ControllerAsync(cancellation)).Epoch != epoch, cancellation) : Never,
            held.IsEmpty ? Never : UntilAsync(since, async () => !await AnyHeldAsync(held, cancellation), cancellation));
        if (!backAtOnce)
            await node.StartAsync();
        return new FailoverKill(node.Number, controllers, backAtOnce, held.Length, takenOver[0], takenOver[1]);
    }

    private static Task<double?> Never => Task.FromResult<double?>(null);

    private static async Task<double?> UntilAsync(long since, Func<Task<bool>> happened, CancellationToken cancellation)
    {
        while (!await happened())
        {
            if (Stopwatch.GetElapsedTime(since) > Limit)
                throw new TimeoutException($"Nobody took over within {Limit}.");
            await Task.Delay(Poll, cancellation);
        }

        return Math.Round(Stopwatch.GetElapsedTime(since).TotalSeconds, 1);
    }

    private async Task<ImmutableArray<TaskLease>> HeldAsync(LocalNode node, CancellationToken cancellation)
    {
        var workers = (await cluster.Store.Workers.ListAsync(cancellation)).Where(w => cluster.NodeAt(w.Node) == node).Select(w => w.WorkerId).ToHashSet(StringComparer.Ordinal);
        return [.. (await cluster.Store.Tasks.ListAsync(null, TaskState.Leased, 1000, cancellation)).Where(t => workers.Contains(t.Lease.WorkerId)).Select(t => t.Lease)];
    }

    private async Task<bool> AnyHeldAsync(ImmutableArray<TaskLease> held, CancellationToken cancellation) =>
        (await cluster.Store.Tasks.ListAsync(null, TaskState.Leased, 1000, cancellation)).Any(t => held.Contains(t.Lease));
}
