using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Node.Verify;

namespace SceneScout.Node.Chaos;

/// <summary>Keeps a cluster busy, breaks it at random, and has it verified.</summary>
internal sealed class ChaosRun(LocalCluster.LocalCluster cluster, int seed, Action<string> say)
{
    private const double Recovered = 0.9;
    private const int EnoughWork = 60;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private readonly Throughput _throughput = new(cluster.Store, TimeProvider.System);
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Settings of a cluster under chaos: leases that run out soon, workers that look for work often, and budgets by day and hour that outlast search after search; those by minute and second are the documented ones. The simulator has to allow the same: <see cref="Limits"/>.</summary>
    public static ImmutableSortedDictionary<string, string> Settings { get; } = ImmutableSortedDictionary<string, string>.Empty
        .Add("spawn.lease-time", $"{Lease.TotalSeconds:0}s").Add("spawn.idle-poll", "500ms")
        .Add("spawn.workers.discovery.start", "12").Add("spawn.workers.discovery.max", "12")
        .Add("sources.eventbrite.limits", "100000/1h").Add("sources.eventbrite.calls-per-second", "20")
        .Add("sources.ticketmaster.limits", "5/1s,100000/1d").Add("sources.yelp.limits", "5/1s,100000/utc-day");

    /// <summary>The simulator's limits under chaos.</summary>
    public static ImmutableArray<string> Limits { get; } = ["eventbrite:hour=100000", "ticketmaster:day=100000", "yelp:day=100000"];

    /// <summary>Makes faults for a time, then lets the cluster finish and verifies it.</summary>
    public async Task<ChaosReport> RunAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = IgnoreEndAsync(_throughput.WatchAsync(enough.Token));
        using var fed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var feeding = IgnoreEndAsync(FeedAsync(fed.Token));
        var random = new Random(seed);
        var acts = new List<ChaosAct>();
        var choices = new ChaosActs(cluster).All;
        var order = new List<int>();
        while (Stopwatch.GetElapsedTime(_started) < time)
        {
            await Task.Delay(Calm, cancellation);
            await cluster.WholeAsync(cancellation);
            await BusyAsync(cancellation);
            // Every kind once before any comes again.
            if (order.Count == 0)
            {
                order.AddRange(Enumerable.Range(0, choices.Count));
                var shuffled = order.ToArray();
                random.Shuffle(shuffled);
                order = [.. shuffled];
            }

            var act = choices[order[0]];
            order.RemoveAt(0);
            acts.Add(await PlayAsync(act, random, cancellation));
        }

        await fed.CancelAsync();
        await feeding;
        say("No more faults; the cluster finishes its work.");
        await cluster.WholeAsync(cancellation);
        await cluster.PlanAsync("chaos-last", cancellation);
        var drained = await DrainAsync(cancellation);
        await enough.CancelAsync();
        await watching;
        return new ChaosReport(seed, cluster.Nodes.Length, [.. acts], drained, await VerifyAsync(cancellation));
    }

    // What does not flow cannot be seen to recover.
    private async Task BusyAsync(CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        while (_throughput.PerSecond <= 0 && Stopwatch.GetElapsedTime(since) < RecoveryLimit)
            await Task.Delay(Beat, cancellation);
    }

    private async Task<ChaosAct> PlayAsync(Func<Random, CancellationToken, Task<(string What, TimeSpan? Failover)>> act, Random random, CancellationToken cancellation)
    {
        var (at, before) = (Stopwatch.GetElapsedTime(_started), _throughput.PerSecond);
        var (what, failover) = await act(random, cancellation);
        say($"ACT {what}{(failover is { } f ? $": the controller answered after {f.TotalSeconds:0.0} s" : "")}");
        var since = Stopwatch.GetTimestamp();
        double? recovery = null;
        while (before > 0 && recovery is null && Stopwatch.GetElapsedTime(since) < RecoveryLimit)
        {
            await Task.Delay(Beat, cancellation);
            if (_throughput.PerSecond >= Recovered * before)
                recovery = Stopwatch.GetElapsedTime(since).TotalSeconds;
        }

        say(recovery is { } r ? $"    {before:0.0} tasks a second before; 90 % of it {r:0.0} s after" : $"    {before:0.0} tasks a second before, {_throughput.PerSecond:0.0} now");
        return new ChaosAct(what, Math.Round(at.TotalSeconds, 1), Math.Round(before, 1), failover?.TotalSeconds, recovery);
    }

    // Work that never ends: one plan after the other.
    private async Task FeedAsync(CancellationToken cancellation)
    {
        for (var plan = 1; ; plan++)
        {
            while (_throughput.Live > EnoughWork)
                await Task.Delay(Beat, cancellation);
            try
            {
                await cluster.PlanAsync($"chaos-{plan}", cancellation);
            }
            catch (HttpRequestException e)
            {
                say($"A plan was not accepted: {e.Message}");
            }

            await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        }
    }

    private async Task<bool> DrainAsync(CancellationToken cancellation)
    {
        try
        {
            await cluster.DrainAsync(cancellation).WaitAsync(DrainLimit, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task<LedgerReport> VerifyAsync(CancellationToken cancellation) => cluster.VerifyAsync(cancellation);

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
