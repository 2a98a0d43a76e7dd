using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Chaos;

/// <summary>Keeps a cluster busy, breaks it at random, and has it verified.</summary>
internal sealed class ChaosRun
{
    /// <summary>Real-world events of a world under chaos: enough for full pages, and few enough that the last search of them all ends while somebody watches.</summary>
    public const int Events = 2500;

    private const double Recovered = 0.9;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private readonly LocalCluster _cluster;
    private readonly int _seed;
    private readonly Action<string> _say;
    private readonly Throughput _throughput;
    private readonly ChaosLoad _load;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <param name="cluster">What is broken.</param>
    /// <param name="seed">Of the faults.</param>
    /// <param name="say">Tells progress.</param>
    public ChaosRun(LocalCluster cluster, int seed, Action<string> say)
    {
        (_cluster, _seed, _say) = (cluster, seed, say);
        _throughput = new Throughput(cluster.Postgres.Connection);
        _load = new ChaosLoad(cluster, _throughput);
    }

    /// <summary>Settings of a cluster under chaos: leases that run out soon, workers that look for work often, and budgets by day and hour that outlast search after search; those by minute and second are the documented ones. The simulator has to allow the same: <see cref="Limits"/>.</summary>
    public static ImmutableSortedDictionary<string, string> Settings { get; } = ImmutableSortedDictionary<string, string>.Empty
        // Rates are compared and the world's truth is asked for at the end: a search that leaves out what looks unchanged is no measure of either.
        .Add("discovery.whole-every", "1")
        .Add("spawn.lease-time", $"{Lease.TotalSeconds:0}s").Add("spawn.idle-poll", "500ms")
        // Of each node.
        .Add("spawn.workers.discovery.start", "3").Add("spawn.workers.discovery.max", "3")
        .Add("spawn.max-workers", "6").Add("spawn.workers.ingestion.start", "2").Add("spawn.workers.ingestion.max", "2").Add("spawn.workers.processing.start", "1").Add("spawn.workers.processing.max", "1")
        .Add("sources.eventbrite.limits", "100000/1h").Add("sources.eventbrite.calls-per-second", "20")
        .Add("sources.ticketmaster.limits", "5/1s,100000/1d").Add("sources.yelp.limits", "5/1s,100000/utc-day");

    /// <summary>The simulator's limits under chaos.</summary>
    public static ImmutableArray<string> Limits { get; } = ["eventbrite:hour=100000", "ticketmaster:day=100000", "yelp:day=100000"];

    /// <summary>Makes faults for a time, then lets the cluster finish and verifies it.</summary>
    /// <param name="time">How long.</param>
    /// <param name="kinds">Which kinds: some of <see cref="ChaosActs.Names"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ChaosReport> RunAsync(TimeSpan time, IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = IgnoreEndAsync(_throughput.WatchAsync(enough.Token));
        using var fed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var feeding = IgnoreEndAsync(Task.WhenAll(_load.FeedAsync(fed.Token), MovingWorld.TurnAsync(_cluster.Simulator, fed.Token)));
        var copy = new EventCopy(_cluster);
        using var copied = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var copying = IgnoreEndAsync(copy.FollowAsync(copied.Token));
        var threds = new ThredTraffic(_cluster);
        using var counted = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var counting = IgnoreEndAsync(threds.RunAsync(counted.Token));
        var random = new Random(_seed);
        var acts = new List<ChaosAct>();
        var choices = new ChaosActs(_cluster).Of(kinds);
        var order = new Queue<Func<Random, CancellationToken, Task<ActOutcome>>>();
        var calm = new List<double>();
        await Task.Delay(WarmUp, cancellation);
        while (Stopwatch.GetElapsedTime(_started) < time)
        {
            calm.Add(await CalmAsync(calm, cancellation));
            // Every kind once before any comes again.
            if (order.Count == 0)
            {
                var shuffled = choices.ToArray();
                random.Shuffle(shuffled);
                order = new(shuffled);
            }

            acts.Add(await PlayAsync(order.Dequeue(), calm.Average(), random, cancellation));
        }

        await fed.CancelAsync();
        await feeding;
        _say("No more faults; the cluster finishes its work.");
        await _cluster.WholeAsync(cancellation);
        await _cluster.PlanAsync("chaos-last", cancellation);
        var drained = await DrainAsync(cancellation);
        await enough.CancelAsync();
        await watching;
        await copied.CancelAsync();
        await copying;
        await counted.CancelAsync();
        await counting;
        var counts = await threds.CompareAsync(cancellation);
        var verdict = (await _cluster.VerifyAsync(cancellation)).With(await copy.CompareAsync(cancellation)).With(counts);
        return new ChaosReport(_seed, _cluster.Nodes.Length, [.. acts], _throughput.Course, drained, copy.Account, new(threds.Accepted, threds.Again), verdict);
    }

    // Until all nodes are back and do what an undisturbed cluster does, as far as this run has seen one: what is broken already cannot be seen to recover.
    private async Task<double> CalmAsync(List<double> seen, CancellationToken cancellation)
    {
        await Task.Delay(Calm, cancellation);
        await _cluster.WholeAsync(cancellation);
        var since = Stopwatch.GetTimestamp();
        while ((!_load.Suffices || _throughput.PerSecond <= 0 || _throughput.PerSecond < Recovered * seen.DefaultIfEmpty().Average()) && Stopwatch.GetElapsedTime(since) < RecoveryLimit)
            await Task.Delay(Beat, cancellation);
        return _throughput.PerSecond;
    }

    private async Task<ChaosAct> PlayAsync(Func<Random, CancellationToken, Task<ActOutcome>> act, double calm, Random random, CancellationToken cancellation)
    {
        var (at, before) = (Stopwatch.GetElapsedTime(_started), _throughput.PerSecond);
        var played = await act(random, cancellation);
        TimeSpan? recovery;
        while ((recovery = _throughput.ReachedAfter(played.Mended, Recovered * calm)) is null && Stopwatch.GetElapsedTime(played.Mended) < RecoveryLimit)
            await Task.Delay(Beat, cancellation);
        var told = new ChaosAct(played.What, Seconds(at)!.Value, Math.Round(before, 1), Math.Round(calm, 1), Seconds(played.Failover), Seconds(played.HandOver), Seconds(recovery));
        _say(told.Line);
        return told;
    }

    private static double? Seconds(TimeSpan? time) => time is { } t ? Math.Round(t.TotalSeconds, 1) : null;

    private async Task<bool> DrainAsync(CancellationToken cancellation)
    {
        try
        {
            await _cluster.DrainAsync(cancellation).WaitAsync(DrainLimit, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task IgnoreEndAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // It runs until it is stopped.
        }
    }
}
