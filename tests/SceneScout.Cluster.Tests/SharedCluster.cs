using SceneScout.Domain.Planning;
using SceneScout.Node.Chaos;
using SceneScout.Node.LocalCluster;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;

namespace SceneScout.Cluster.Tests;

/// <summary>One cluster of three nodes that the scenarios break and mend in turn: starting one takes longer than most of them. Each begins and ends with a whole cluster.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    /// <summary>For each wait: long enough for a machine with other things to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // Slow enough that there are tasks in hand when something breaks.
    private static readonly SourceFaults Slow = new() { Latency = TimeSpan.FromMilliseconds(200) };
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-cluster-").FullName;
    private readonly List<string> _said = [];
    private Task<LocalCluster>? _cluster;
    private int _plans;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_cluster is { IsCompletedSuccessfully: true })
            await (await _cluster).DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Does something to the cluster at work, and asserts that afterwards it becomes whole and that nothing is lost or doubled.</summary>
    /// <returns>What the act came to.</returns>
    internal async Task<(string What, TimeSpan? Failover)> SurvivesAsync(Func<ChaosActs, Func<Random, CancellationToken, Task<(string What, TimeSpan? Failover)>>> act)
    {
        var cluster = await (_cluster ??= StartAsync());
        using var limit = new CancellationTokenSource(Patience);
        var step = "work to begin";
        try
        {
            await SetAsync(cluster, Slow, limit.Token);
            await PlanAsync(cluster, limit.Token);
            while (!(await cluster.Store.Tasks.CountAsync(limit.Token)).Any(c => c.State == Domain.Tasks.TaskState.Leased))
                await Task.Delay(100, limit.Token);
            step = "the act to end";
            var done = await act(new ChaosActs(cluster))(new Random(1), limit.Token);
            step = "all nodes to be back";
            await SetAsync(cluster, SourceFaults.None, limit.Token);
            await cluster.WholeAsync(limit.Token);
            step = "the queues to drain";
            // The fault may have ended searches; a clean one must find everything.
            await PlanAsync(cluster, limit.Token);
            await cluster.DrainAsync(limit.Token);
            var verdict = await cluster.VerifyAsync(limit.Token);
            Assert.True(verdict.Consistent, string.Join('\n', verdict.Lines()));
            Assert.True(verdict.Truth > 10, $"The truth holds too little to prove anything: {verdict.Truth} listings.");
            return done;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            lock (_said)
                throw new TimeoutException($"It took longer than {Patience} for {step}.\n{string.Join('\n', _said)}\n{string.Join('\n', cluster.Nodes.Select(n => $"--- node {n.Number}\n{n.Tail}"))}");
        }
    }

    private async Task<LocalCluster> StartAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var options = new LocalClusterOptions(_folder) { Nodes = LocalClusterOptions.AllRoles(3), Events = 120, Cities = [.. TargetCities.Default.Take(10).Select(c => c.Name)], Settings = ChaosRun.Settings, Limits = ChaosRun.Limits };
        return await LocalCluster.StartAsync(options, Say, limit.Token);
    }

    private async Task PlanAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        await cluster.PlanAsync($"test-{++_plans}", cancellation);
    }

    private static async Task SetAsync(LocalCluster cluster, SourceFaults faults, CancellationToken cancellation)
    {
        foreach (var source in SourceNames.All)
            await cluster.Simulator.SetFaultsAsync(source, faults, cancellation);
    }

    private void Say(string line)
    {
        lock (_said)
            _said.Add(line);
    }
}
