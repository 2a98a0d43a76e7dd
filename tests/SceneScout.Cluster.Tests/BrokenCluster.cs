using System.Collections.Immutable;
using SceneScout.Node.Chaos;
using SceneScout.Node.LocalCluster;

namespace SceneScout.Cluster.Tests;

/// <summary>A cluster with a plan in hand, to be broken; and what must be true of it in the end.</summary>
internal sealed class BrokenCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-cluster-").FullName;
    private readonly List<string> _said = [];

    public LocalCluster Cluster { get; private set; } = null!;

    public ChaosActs Acts => new(Cluster, TimeSpan.FromSeconds(10));

    /// <summary>Starts nodes with these roles, one entry a node, and waits until their first listings are ingested.</summary>
    public static async Task<BrokenCluster> AtWorkAsync(params string[] roles)
    {
        var broken = new BrokenCluster();
        using var limit = new CancellationTokenSource(Patience);
        broken.Cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions(broken._folder)
            {
                Nodes = [.. roles.Select(r => r.Split(',').ToImmutableArray())],
                Events = 120,
                Settings = ChaosRun.Settings,
            },
            broken.Say,
            limit.Token);
        await broken.Cluster.PlanAsync("test", limit.Token);
        while ((await broken.Cluster.Store.Workers.CountersAsync(limit.Token))["listings.ingested"] == 0)
            await Task.Delay(100, limit.Token);
        return broken;
    }

    /// <summary>The node that has a role and no other.</summary>
    public LocalNode NodeOf(string role) => Cluster.Nodes.Single(n => n.Roles is [var only] && only == role);

    /// <summary>Waits until all nodes are back and the queues are empty, and asks the ledger.</summary>
    public async Task AssertWholeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await Cluster.WholeAsync(limit.Token);
            // The faults may have ended searches; a clean one must find everything.
            await Cluster.PlanAsync("test-last", limit.Token);
            await Cluster.DrainAsync(limit.Token);
            var verdict = await Cluster.VerifyAsync(limit.Token);
            Assert.True(verdict.Consistent, string.Join('\n', verdict.Lines()));
            Assert.True(verdict.Truth > 50, "The truth holds too little to prove anything.");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Assert.Fail($"The cluster did not become whole in {Patience}.\n{string.Join('\n', _said)}\n{string.Join('\n', Cluster.Nodes.Select(n => $"--- node {n.Number}\n{n.Tail}"))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null)
            await Cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Say(string line)
    {
        lock (_said)
            _said.Add(line);
    }
}
