using System.Collections.Immutable;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Chaos;
using SceneScout.Lab.Clusters;
using SceneScout.Lab.Verify;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Cluster.Tests;

/// <summary>A cluster that the scenarios of one class break and mend in turn: starting one takes longer than most of them. Each begins and ends with a whole cluster.</summary>
/// <param name="cities">How many cities each scenario searches. They take turns, so that there is something new to ingest and to process, and a scenario need not search again what those before it have found.</param>
/// <param name="nodes">Roles of each node, one entry a node.</param>
public abstract class ClusterFixture(int cities, params IEnumerable<IEnumerable<string>> nodes) : IAsyncLifetime
{
    private const int EnoughWork = 8;

    /// <summary>For a whole scenario: long enough for a machine with other things to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    // Those that the simulated world has.
    private static readonly ImmutableArray<string> World = [.. TargetCities.Default.Select(c => c.Name).Where(name => Cities.All.Any(city => city.Name == name))];

    // Each search of Eventbrite reads all organizers: at the rate of a run of chaos, a clean search would wait for that source most of its time. While it is Slow, no node makes so many calls.
    private static readonly ImmutableSortedDictionary<string, string> Fast = ChaosRun.Settings.SetItem("sources.eventbrite.calls-per-second", "100");

    // Slow enough that there are tasks in hand when something breaks.
    private static readonly SourceFaults Slow = new() { Latency = TimeSpan.FromMilliseconds(200) };
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-cluster-").FullName;
    private readonly ImmutableArray<ImmutableArray<string>> _nodes = [.. nodes.Select(n => n.ToImmutableArray())];
    private readonly List<string> _said = [];
    private Task<LocalCluster>? _cluster;
    private TruthDocument? _truth;
    private int _scenarios;
    private int _plans;

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        if (_cluster is { IsCompletedSuccessfully: true })
            await (await _cluster).DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What is special about the cluster of this class.</summary>
    /// <param name="world">A small world, and leases that run out soon.</param>
    private protected virtual Task<LocalClusterOptions> DescribeAsync(LocalClusterOptions world) => Task.FromResult(world);

    /// <summary>Takes away what an act has done to more than nodes and sources.</summary>
    private protected virtual void Mend()
    {
    }

    /// <summary>Plays an act on the cluster at work, and asserts that afterwards it becomes whole and that nothing is lost, doubled or overspent.</summary>
    /// <returns>What the act came to.</returns>
    internal Task<ActOutcome> SurvivesAsync(Func<ChaosActs, Func<Random, CancellationToken, Task<ActOutcome>>> act) =>
        SurvivesAsync((cluster, cancellation) => act(new ChaosActs(cluster))(new Random(1), cancellation));

    /// <summary>Does something to the cluster at work, and asserts that afterwards it becomes whole and that nothing is lost, doubled or overspent.</summary>
    internal async Task<T> SurvivesAsync<T>(Func<LocalCluster, CancellationToken, Task<T>> act)
    {
        var cluster = await (_cluster ??= StartAsync());
        using var limit = new CancellationTokenSource(Patience);
        using var fed = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var step = "work to begin";
        try
        {
            var searched = Turn();
            await SetAsync(cluster, Slow, limit.Token);
            var feeding = FeedAsync(cluster, searched, fed.Token);
            while (!(await cluster.Store.Tasks.CountAsync(limit.Token)).Any(c => c.State == TaskState.Leased))
                await Task.Delay(Poll, limit.Token);
            step = "the act to end";
            var done = await PlayAsync(cluster, act, limit.Token);
            await fed.CancelAsync();
            await feeding;
            step = "all nodes to be back";
            await SetAsync(cluster, SourceFaults.None, limit.Token);
            await cluster.WholeAsync(limit.Token);
            step = "the queues to drain";
            // The fault may have ended searches, and the world has turned since: a clean search must find everything.
            await PlanAsync(cluster, searched, limit.Token);
            await cluster.DrainAsync(limit.Token);
            var truth = await cluster.TruthAsync(searched, limit.Token);
            Assert.True(truth.Events.Sum(e => e.Listings.Length) > 10, $"The truth holds too little to prove anything: {truth.Events.Length} events.");
            // What other scenarios have found must be there still.
            _truth = truth with { Events = [.. truth.Events, .. (_truth?.Events ?? []).Where(e => !searched.Contains(e.City))] };
            var verdict = await cluster.VerifyAsync(_truth, limit.Token);
            Assert.True(verdict.Consistent, string.Join('\n', verdict.Lines()));
            return done;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(
                $"While waiting for {step}, at most {Patience}: {e.Message}\n{Said()}\n{string.Join('\n', cluster.Nodes.Select(n => $"--- node {n.Number}\n{n.Tail}"))}", e);
        }
        finally
        {
            await fed.CancelAsync();
        }
    }

    private ImmutableArray<string> Turn()
    {
        var first = cities * _scenarios++;
        return [.. Enumerable.Range(first, cities).Select(at => World[at % World.Length])];
    }

    private async Task<LocalCluster> StartAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var world = new LocalClusterOptions(_folder) { Nodes = _nodes, Events = 300, Settings = Fast, Limits = ChaosRun.Limits };
        var cluster = await LocalCluster.StartAsync(await DescribeAsync(world), Say, limit.Token);
        // Right after the start the nodes have a small machine to themselves: members must have found each other first.
        await cluster.WholeAsync(limit.Token);
        return cluster;
    }

    private async Task<T> PlayAsync<T>(LocalCluster cluster, Func<LocalCluster, CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        try
        {
            return await act(cluster, cancellation);
        }
        finally
        {
            Mend();
            foreach (var node in cluster.Nodes.Where(n => !n.Wanted))
            {
                // An act that failed may have left it running.
                if (node.Runs)
                    await node.KillAsync(wanted: false);
                await node.StartAsync();
            }
        }
    }

    // Work that does not end before it is stopped, in a world that has changed each time.
    private async Task FeedAsync(LocalCluster cluster, ImmutableArray<string> searched, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await cluster.Simulator.TurnAsync(cancellation);
                await PlanAsync(cluster, searched, cancellation);
                while (!(await cluster.LiveAsync(cancellation) <= EnoughWork))
                    await Task.Delay(Poll, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The act is over.
        }
    }

    private Task PlanAsync(LocalCluster cluster, ImmutableArray<string> searched, CancellationToken cancellation) =>
        cluster.PlanAsync($"test-{Interlocked.Increment(ref _plans)}", searched, [], cancellation);

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

    private string Said()
    {
        lock (_said)
            return string.Join('\n', _said);
    }
}
