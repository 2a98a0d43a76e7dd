using System.Collections.Immutable;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Chaos;
using SceneScout.Node.LocalCluster;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;

namespace SceneScout.Cluster.Tests;

/// <summary>One cluster of processes for one kind of fault. An act begins with the cluster at work; after it everything is mended, and nothing may be lost, doubled or have lived twice.</summary>
/// <param name="options">Describes the cluster in a folder; called before the first act.</param>
/// <param name="mend">Takes the fault away.</param>
internal sealed class Scenario(Func<string, LocalClusterOptions> options, Action mend) : IAsyncDisposable
{
    /// <summary>What is searched.</summary>
    public static readonly ImmutableArray<string> Cities = [.. TargetCities.Default.Take(8).Select(c => c.Name)];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // Slow enough that there are tasks in hand when something breaks.
    private static readonly SourceFaults Slow = new() { Latency = TimeSpan.FromMilliseconds(200) };
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-scenario-").FullName;
    private readonly List<string> _said = [];
    private LocalCluster? _cluster;
    private int _plans;

    /// <summary>A small world: the options of every scenario begin with these.</summary>
    public static LocalClusterOptions World(string folder, int nodes) => new(folder)
    {
        Nodes = LocalClusterOptions.AllRoles(nodes),
        Events = 300,
        Limits = ChaosRun.Limits,
        // Few workers: five nodes at once are much for a small machine as it is.
        Settings = ChaosRun.Settings.SetItem("spawn.workers.discovery.start", "4").SetItem("spawn.workers.discovery.max", "4"),
    };

    /// <summary>Plays an act.</summary>
    public async Task SurvivesAsync(Func<LocalCluster, CancellationToken, Task> act)
    {
        using var limit = new CancellationTokenSource(Patience);
        var step = "the cluster to start";
        try
        {
            var cluster = _cluster ??= await LocalCluster.StartAsync(options(_folder), Say, limit.Token);
            // Right after the start the nodes have the machine to themselves, and it is small: members must have found each other first.
            await cluster.WholeAsync(limit.Token);
            step = "work to begin";
            await SetAsync(cluster, Slow, limit.Token);
            await PlanAsync(cluster, limit.Token);
            while (!(await cluster.Store.Tasks.CountAsync(limit.Token)).Any(c => c.State == TaskState.Leased))
                await Task.Delay(100, limit.Token);
            step = "the act to end";
            try
            {
                await act(cluster, limit.Token);
            }
            finally
            {
                mend();
                await SetAsync(cluster, SourceFaults.None, CancellationToken.None);
                foreach (var node in cluster.Nodes.Where(n => !n.Wanted))
                    await RestartAsync(node);
            }

            step = "all nodes to be back";
            await cluster.WholeAsync(limit.Token);
            step = "the queues to drain";
            // The fault may have ended searches; a clean one must find everything.
            await PlanAsync(cluster, limit.Token);
            await cluster.DrainAsync(limit.Token);
            await AssertSoundAsync(cluster, limit.Token);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            lock (_said)
                throw new InvalidOperationException($"While waiting for {step} (at most {Patience}): {e.Message}\n{string.Join('\n', _said)}\n{Tails()}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task RestartAsync(LocalNode node)
    {
        // An act that failed may have left it running.
        if (node.Runs)
            await node.KillAsync();
        await node.StartAsync();
    }

    private static async Task AssertSoundAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        var verdict = await cluster.VerifyAsync(Cities, cancellation);
        Assert.True(verdict.Consistent, string.Join('\n', verdict.Lines()));
        Assert.True(verdict.Truth > 10, $"The truth holds too little to prove anything: {verdict.Truth} listings.");
        var (returned, events) = await JournalWriters.ReadAsync(cluster.Postgres.Connection, cancellation);
        Assert.Empty(returned);
        Assert.True(events > 10, $"The journal holds too little to prove anything: {events} events.");
    }

    private Task PlanAsync(LocalCluster cluster, CancellationToken cancellation) => cluster.PlanAsync($"test-{++_plans}", Cities, cancellation);

    private static async Task SetAsync(LocalCluster cluster, SourceFaults faults, CancellationToken cancellation)
    {
        foreach (var source in SourceNames.All)
            await cluster.Simulator.SetFaultsAsync(source, faults, cancellation);
    }

    private string Tails() => _cluster is null ? "" : string.Join('\n', _cluster.Nodes.Select(n => $"--- node {n.Number}\n{n.Tail}"));

    private void Say(string line)
    {
        lock (_said)
            _said.Add(line);
    }
}
