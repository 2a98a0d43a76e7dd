using System.Diagnostics.Metrics;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Lab.Demo;
using SceneScout.Node.Configuration;
using SceneScout.Simulator;
using SceneScout.Simulator.Limits;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench;

/// <summary>Measures the budget of a cluster against servers that count: how much of what is allowed is used, and what is refused.</summary>
internal sealed class QuotaBench(int nodes, int seconds, string folder, TimeProvider time)
{
    private const int PerSecond = 5;
    private const int PerMinute = 600;
    private const int SlowCeiling = 20;
    private const int Lowered = 2;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly SourceName Fast = SourceName.Ticketmaster;
    private static readonly SourceName Slow = SourceName.GooglePlaces;

    /// <summary>Runs it.</summary>
    public async Task<QuotaBenchReport> RunAsync(Action<string> say, CancellationToken cancellation)
    {
        await using var simulator = await SimulatorHost.StartAsync(
            new SimulatorOptions
            {
                Events = 100,
                Start = DemoWorld.Start,
                Limits = new LimitPlan
                {
                    Ticketmaster = [new("second", PerSecond, TimeSpan.FromSeconds(1)), new("day", 1_000_000, TimeSpan.FromDays(1))],
                    GooglePlaces = [new("minute", PerMinute, TimeSpan.FromMinutes(1))],
                },
            },
            cancellation);
        say($"Plain limiters first: {nodes} processes' worth of limiters that do not know of each other, {seconds} s.");
        var plain = await PlainAsync(simulator, cancellation);
        say($"Now one budget for {nodes} nodes, {seconds} s.");
        return await ClusterAsync(simulator, plain, say, cancellation);
    }

    private async Task<QuotaBenchReport> ClusterAsync(SimulatorHost simulator, QuotaBenchPlain plain, Action<string> say, CancellationToken cancellation)
    {
        var cluster = new List<BenchNode>();
        var fast = new List<BenchCallers>();
        var slow = new List<BenchCallers>();
        long renewals = 0;
        using var meter = Count("spawn.quota.renewals", () => Interlocked.Increment(ref renewals));
        try
        {
            for (var i = 0; i < nodes; i++)
                cluster.Add(await BenchNode.StartAsync(Options(simulator, "cluster", i), new StoreOptions("sqlite", folder, ""), i == 0 ? null : Akka.Cluster.Cluster.Get(cluster[0].System).SelfAddress, time, cancellation));
            // Nodes want different amounts: the first has most callers.
            for (var i = 0; i < nodes; i++)
                fast.Add(new BenchCallers(cluster[i].Sources, Fast, i == 0 ? 8 : 2, time));
            await Task.Delay(WarmUp, time, cancellation);

            var begun = time.GetUtcNow();
            Interlocked.Exchange(ref renewals, 0);
            for (var i = 0; i < nodes; i++)
                slow.Add(new BenchCallers(cluster[i].Sources, Slow, i == 0 ? 8 : 2, time));
            await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellation);
            var end = begun.AddSeconds(seconds);
            var asked = Interlocked.Read(ref renewals);
            var sources = Measure(fast, slow, begun, end);
            foreach (var callers in slow)
                await callers.DisposeAsync();
            slow.Clear();

            say("Lowering the limit.");
            var lowered = await LowerAsync(cluster, fast, cancellation);
            say("Killing a node.");
            var recovered = await KillAsync(cluster, fast, cancellation);
            return new QuotaBenchReport
            {
                Nodes = nodes,
                Seconds = seconds,
                Utilisation = Share(sources),
                // Over the whole run, the lowered limit and the killed node included.
                Status429 = fast.Sum(callers => callers.Answers.LongCount(answer => answer.Is429)) + sources[1].Status429,
                Renewals = asked,
                Sources = sources,
                Plain = plain,
                LeaseRecoverySeconds = recovered,
                LeaseSeconds = QuotaTiming.Default.LeaseTime.TotalSeconds,
                LoweredLimitHoldsSeconds = lowered.HoldsSeconds,
                Lowered = lowered,
            };
        }
        finally
        {
            foreach (var callers in fast.Concat(slow))
                await callers.DisposeAsync();
            foreach (var node in Enumerable.Reverse(cluster))
                await node.DisposeAsync();
        }
    }

    // The same nodes, each pacing by itself at the documented rate: what there is without an owner.
    private async Task<QuotaBenchPlain> PlainAsync(SimulatorHost simulator, CancellationToken cancellation)
    {
        var sets = Enumerable.Range(0, nodes).Select(i => SourceSet.Create(Options(simulator, "plain", i, plain: true), time)).ToList();
        var begun = time.GetUtcNow();
        var fast = sets.Select((set, i) => new BenchCallers(set, Fast, i == 0 ? 8 : 2, time)).ToList();
        var slow = sets.Select((set, i) => new BenchCallers(set, Slow, i == 0 ? 8 : 2, time)).ToList();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellation);
            var sources = Measure(fast, slow, begun, begun.AddSeconds(seconds));
            return new QuotaBenchPlain(Share(sources), sources.Sum(source => source.Status429), sources);
        }
        finally
        {
            foreach (var callers in fast.Concat(slow))
                await callers.DisposeAsync();
            sets.ForEach(set => set.Dispose());
        }
    }

    private async Task<LoweredLimit> LowerAsync(List<BenchNode> cluster, List<BenchCallers> fast, CancellationToken cancellation)
    {
        var set = time.GetUtcNow();
        await cluster[^1].Quotas.Ask<QuotaReplies.Budget>(
            new QuotaCommands.SetLimits(Fast.Value, [new QuotaLimit(Lowered, TimeSpan.FromSeconds(1)), new QuotaLimit(1_000_000, TimeSpan.FromDays(1))], "bench"), TimeSpan.FromSeconds(10), cancellation);
        await Task.Delay(Settling, time, cancellation);
        var answers = fast.SelectMany(callers => callers.Answers).Select(answer => answer.At).ToList();
        await cluster[^1].Quotas.Ask<QuotaReplies.Budget>(new QuotaCommands.SetLimits(Fast.Value, null, "bench"), TimeSpan.FromSeconds(10), cancellation);
        await Task.Delay(Settling, time, cancellation);
        return LoweredLimit.Of(answers, set, Before, Settling, Lowered);
    }

    private async Task<double> KillAsync(List<BenchNode> cluster, List<BenchCallers> fast, CancellationToken cancellation)
    {
        // Not the node of the owner: that one's death is another story, told by the cluster's failure detector.
        var owner = await OwnerAsync(cluster, cancellation);
        var victim = cluster.FindLastIndex(node => node != owner);
        var system = cluster[victim].System;
        var address = Akka.Cluster.Cluster.Get(system).SelfAddress;
        var name = $"{address.Host}:{address.Port}#";
        await fast[victim].DisposeAsync();
        var killed = time.GetUtcNow();
        await cluster[victim].KillAsync();
        while (true)
        {
            var budget = await owner.Quotas.Ask<QuotaReplies.Budget>(new QuotaCommands.Show(Fast.Value), TimeSpan.FromSeconds(10), cancellation);
            if (budget.Keys.All(key => key.SlotsLeased == key.Slots && !key.Nodes.Any(node => node.Node.StartsWith(name, StringComparison.Ordinal))))
                return Math.Round((time.GetUtcNow() - killed).TotalSeconds, 3);
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellation);
        }
    }

    private static async Task<BenchNode> OwnerAsync(List<BenchNode> cluster, CancellationToken cancellation)
    {
        foreach (var node in cluster)
        {
            var state = await node.Quotas.Ask<Akka.Cluster.Sharding.CurrentShardRegionState>(Akka.Cluster.Sharding.GetShardRegionState.Instance, TimeSpan.FromSeconds(10), cancellation);
            if (state.Shards.Any(shard => shard.EntityIds.Contains(Fast.Value)))
                return node;
        }

        throw new InvalidOperationException("No node owns the budget.");
    }

    private List<QuotaBenchSource> Measure(List<BenchCallers> fast, List<BenchCallers> slow, DateTimeOffset begun, DateTimeOffset end) =>
    [
        Measure(Fast.Value, $"{PerSecond}/1s", (long)PerSecond * seconds, fast, begun, end),
        Measure(Slow.Value, $"{PerMinute}/1m", Math.Min(SlowCeiling * (long)seconds, PerMinute * (long)Math.Ceiling(seconds / 60.0)), slow, begun, end),
    ];

    private static QuotaBenchSource Measure(string source, string limit, long allowed, List<BenchCallers> callers, DateTimeOffset begun, DateTimeOffset end)
    {
        var answers = callers.SelectMany(caller => caller.Answers).Where(answer => answer.At >= begun && answer.At < end).ToList();
        var good = answers.LongCount(answer => !answer.Is429);
        return new QuotaBenchSource(source, limit, allowed, good, answers.Count - good, Math.Round((double)good / allowed, 4));
    }

    private static double Share(List<QuotaBenchSource> sources) => Math.Round((double)sources.Sum(source => source.Answered) / sources.Sum(source => source.Allowed), 4);

    private static MeterListener Count(string instrument, Action count)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (published, owner) =>
            {
                if (published.Meter.Name == SpawnInstruments.MeterName && published.Name == instrument)
                    owner.EnableMeasurementEvents(published);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => count());
        listener.Start();
        return listener;
    }

    private static Dictionary<SourceName, SourceOptions> Options(SimulatorHost simulator, string key, int node, bool plain = false) => new()
    {
        // Keys of the plain run are others: its use of a minute must not count here.
        [Fast] = Source(simulator, Fast, key, PerSecond, node, new CallLimit(1_000_000, TimeSpan.FromDays(1))),
        [Slow] = Source(simulator, Slow, key, plain ? PerMinute / 60 : SlowCeiling, node, new CallLimit(PerMinute, TimeSpan.FromMinutes(1))),
    };

    private static SourceOptions Source(SimulatorHost simulator, SourceName source, string key, double callsPerSecond, int node, CallLimit limit) => new()
    {
        BaseAddress = simulator.BaseAddressOf(source.Value),
        ApiKey = $"bench-{key}",
        CallsPerSecond = callsPerSecond,
        Limits = [limit],
        MaxConcurrent = node == 0 ? 8 : 4,
        MaxWait = TimeSpan.FromMinutes(2),
        Retries = 0,
    };
}
