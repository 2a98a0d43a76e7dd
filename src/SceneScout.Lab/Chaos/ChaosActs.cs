using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Clusters;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;

namespace SceneScout.Lab.Chaos;

/// <summary>The faults that are made on a local cluster. Each ends with everything mended; nodes that ended are started again by the cluster.</summary>
internal sealed class ChaosActs(LocalCluster cluster)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>The storms, and the sources that take part. A 429 without Retry-After means the window that is used up: only those that count by the second are back soon, the hour of another is waited for.</summary>
    public static readonly ImmutableArray<(string Name, SourceFaults Faults, ImmutableArray<string> Sources)> Storms =
    [
        ("a burst of 429 without Retry-After", new SourceFaults { TooManyRate = 0.6 }, [SourceNames.Ticketmaster, SourceNames.Yelp]),
        ("30 % of answers 5xx", new SourceFaults { ErrorRate = 0.3 }, SourceNames.All),
        ("a burst of 429 with Retry-After", new SourceFaults { TooManyRate = 0.6, RetryAfter = TimeSpan.FromSeconds(2) }, SourceNames.All),
        ("garbage bodies", new SourceFaults { TruncateRate = 0.15, InvalidJsonRate = 0.1, WrongContentTypeRate = 0.1, ResetRate = 0.05 }, SourceNames.All),
    ];

    private static readonly ImmutableArray<(string Name, Func<ChaosActs, Func<Random, CancellationToken, Task<ActOutcome>>> Act)> Kinds =
    [
        ("kill", acts => acts.KillAnyAsync),
        ("kill-controller", acts => acts.KillControllerAsync),
        ("kill-two", acts => acts.KillTwoAsync),
        ("freeze", acts => acts.FreezeAsync),
        ("freeze-controller", acts => acts.FreezeControllerAsync),
        ("stop-database", acts => acts.StopDatabaseAsync),
        ("refuse-writes", acts => acts.RefuseWritesAsync),
        ("read-only", acts => acts.TurnReadOnlyAsync),
        ("hold-journal", acts => acts.HoldJournalAsync),
        ("storm", acts => acts.StormAsync),
        ("roll", acts => acts.RollAsync),
    ];

    /// <summary>What each kind of them is called.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Kinds.Select(kind => kind.Name)];

    /// <summary>Those of some kinds.</summary>
    /// <param name="names">Some of <see cref="Names"/>.</param>
    public IReadOnlyList<Func<Random, CancellationToken, Task<ActOutcome>>> Of(IEnumerable<string> names) => [.. Kinds.Where(kind => names.Contains(kind.Name)).Select(kind => kind.Act(this))];

    /// <summary>Ends one node at once.</summary>
    public async Task<ActOutcome> KillAnyAsync(Random random, CancellationToken cancellation)
    {
        var node = Running(random)[0];
        return await KillAsync($"kill -9 node {node.Number}", [node], cancellation);
    }

    /// <summary>Ends the node that the controller is on.</summary>
    public async Task<ActOutcome> KillControllerAsync(Random random, CancellationToken cancellation)
    {
        var node = await ControllersNodeAsync(cancellation);
        return await KillAsync($"kill -9 node {node.Number}, the controller's", [node], cancellation);
    }

    /// <summary>Ends two nodes at once.</summary>
    public async Task<ActOutcome> KillTwoAsync(Random random, CancellationToken cancellation)
    {
        var nodes = Running(random).Take(2).ToList();
        return await KillAsync($"kill -9 nodes {string.Join(" and ", nodes.Select(n => n.Number))}", nodes, cancellation);
    }

    /// <summary>Freezes a node with a task in hand until the lease has run out, then lets it go on.</summary>
    public async Task<ActOutcome> FreezeAsync(Random random, CancellationToken cancellation)
    {
        while (true)
        {
            var (node, held) = await AtWorkAsync(random, cancellation);
            var since = Stopwatch.GetTimestamp();
            await node.SignalAsync("STOP", cancellation);
            try
            {
                // It may have finished in the meantime; then nothing would be lost.
                if (!await HoldsAsync(held, cancellation))
                    continue;
                while (await HoldsAsync(held, cancellation))
                {
                    if (Stopwatch.GetElapsedTime(since) > Limit)
                        throw new TimeoutException($"Nobody took the lease of task {held.TaskId} within {Limit} from node {node.Number}, which is frozen.");
                    await Task.Delay(Poll, cancellation);
                }
            }
            finally
            {
                await node.SignalAsync("CONT", CancellationToken.None);
            }

            return Now($"freeze node {node.Number} for {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s, until its lease was lost");
        }
    }

    /// <summary>Freezes the node that the controller is on until another has taken over, then lets it go on: for a moment two think that they decide.</summary>
    public Task<ActOutcome> FreezeControllerAsync(Random random, CancellationToken cancellation) => FreezeControllerAsync(TimeSpan.Zero, cancellation);

    /// <summary>Likewise, for some time at least.</summary>
    public async Task<ActOutcome> FreezeControllerAsync(TimeSpan atLeast, CancellationToken cancellation)
    {
        var node = await ControllersNodeAsync(cancellation);
        var since = Stopwatch.GetTimestamp();
        TimeSpan? failover;
        try
        {
            failover = await FailoverAsync([node], () => node.SignalAsync("STOP", cancellation), cancellation);
            if (atLeast - Stopwatch.GetElapsedTime(since) is { Ticks: > 0 } left)
                await Task.Delay(left, cancellation);
        }
        finally
        {
            await node.SignalAsync("CONT", CancellationToken.None);
        }

        return Now($"freeze node {node.Number}, the controller's, for {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s, until another took over") with { Failover = failover };
    }

    /// <summary>Stops the database for a while.</summary>
    public async Task<ActOutcome> StopDatabaseAsync(Random random, CancellationToken cancellation)
    {
        await cluster.Postgres.StopAsync(cancellation);
        await Task.Delay(Outage, cancellation);
        await cluster.Postgres.StartAsync(cancellation);
        return Now($"stop PostgreSQL for {Outage.TotalSeconds:0} s");
    }

    /// <summary>Makes the database refuse writes for a while.</summary>
    public async Task<ActOutcome> RefuseWritesAsync(Random random, CancellationToken cancellation)
    {
        await cluster.Postgres.RefuseWritesAsync(true, cancellation);
        try
        {
            await Task.Delay(Outage, cancellation);
        }
        finally
        {
            await cluster.Postgres.RefuseWritesAsync(false, CancellationToken.None);
        }

        return Now($"PostgreSQL refuses writes for {Outage.TotalSeconds:0} s");
    }

    /// <summary>Makes the database read-only for a while. Sessions that begin meanwhile stay so, and nobody ends them.</summary>
    public async Task<ActOutcome> TurnReadOnlyAsync(Random random, CancellationToken cancellation)
    {
        await cluster.Postgres.TurnReadOnlyAsync(true, cancellation);
        try
        {
            await Task.Delay(2 * Outage, cancellation);
        }
        finally
        {
            await cluster.Postgres.TurnReadOnlyAsync(false, CancellationToken.None);
        }

        return Now($"PostgreSQL is read-only for {2 * Outage.TotalSeconds:0} s, as after a failover to a standby");
    }

    /// <summary>Makes the journal hang for a while.</summary>
    public Task<ActOutcome> HoldJournalAsync(Random random, CancellationToken cancellation) => HoldJournalAsync(Hold, cancellation);

    /// <summary>Likewise, for some time.</summary>
    public async Task<ActOutcome> HoldJournalAsync(TimeSpan time, CancellationToken cancellation)
    {
        await cluster.Postgres.HoldJournalAsync(time, cancellation);
        return Now($"the journal's table is locked for {time.TotalSeconds:0} s");
    }

    /// <summary>Lets sources misbehave for a while.</summary>
    public async Task<ActOutcome> StormAsync(Random random, CancellationToken cancellation)
    {
        var (name, faults, sources) = Storms[random.Next(Storms.Length)];
        await StormAsync(faults, sources, Storm, cancellation);
        return Now($"storm of {Storm.TotalSeconds:0} s: {name}");
    }

    /// <summary>Lets sources misbehave in one way for a while.</summary>
    public async Task StormAsync(SourceFaults faults, ImmutableArray<string> sources, TimeSpan time, CancellationToken cancellation)
    {
        await SetAsync(faults, sources, cancellation);
        try
        {
            await Task.Delay(time, cancellation);
        }
        finally
        {
            await SetAsync(SourceFaults.None, sources, CancellationToken.None);
        }
    }

    /// <summary>Restarts every node gracefully, one after the other.</summary>
    public async Task<ActOutcome> RollAsync(Random random, CancellationToken cancellation)
    {
        TimeSpan? worst = null;
        var codes = new List<int>();
        foreach (var node in cluster.Nodes)
        {
            Task<int>? stopping = null;
            var time = await FailoverAsync([node], () => stopping = node.StopAsync(cancellation), cancellation);
            worst = worst is null || time > worst ? time : worst;
            codes.Add(await stopping!);
            await node.StartAsync();
            // As an orchestrator does: the next one goes when this one is ready to serve.
            while (!await LocalCluster.IsReadyAsync(node, cancellation))
                await Task.Delay(Poll, cancellation);
        }

        return Now($"rolling restart, exit codes {string.Join(", ", codes)}") with { HandOver = worst };
    }

    private static ActOutcome Now(string what) => new(what, Stopwatch.GetTimestamp());

    private async Task<ActOutcome> KillAsync(string what, IReadOnlyCollection<LocalNode> nodes, CancellationToken cancellation)
    {
        var at = Stopwatch.GetTimestamp();
        var failover = await FailoverAsync(nodes, () => Task.WhenAll(nodes.Select(n => n.KillAsync(wanted: true))), cancellation);
        return new ActOutcome(what, at) { Failover = failover };
    }

    private async Task<LocalNode> ControllersNodeAsync(CancellationToken cancellation)
    {
        LocalNode? node;
        while ((node = (await cluster.ControllerAsync(cancellation)).Node) is null)
            await Task.Delay(Poll, cancellation);
        return node;
    }

    // From the end of the controller's node, or the request to leave, until another controller has begun; null when the controller is elsewhere.
    private async Task<TimeSpan?> FailoverAsync(IReadOnlyCollection<LocalNode> leaving, Func<Task> leave, CancellationToken cancellation)
    {
        var (epoch, node) = await cluster.ControllerAsync(cancellation);
        var since = Stopwatch.GetTimestamp();
        var left = leave();
        if (node is null || !leaving.Contains(node))
        {
            await left;
            return null;
        }

        while ((await cluster.ControllerAsync(cancellation)).Epoch == epoch)
        {
            if (Stopwatch.GetElapsedTime(since) > Limit)
                throw new TimeoutException($"No controller took over within {Limit}.");
            await Task.Delay(Poll, cancellation);
        }

        var time = Stopwatch.GetElapsedTime(since);
        await left;
        return time;
    }

    // A node and a lease that one of its workers holds.
    private async Task<(LocalNode Node, TaskLease Held)> AtWorkAsync(Random random, CancellationToken cancellation)
    {
        while (true)
        {
            var leased = await cluster.Store.Tasks.ListAsync(null, TaskState.Leased, 1000, cancellation);
            var workers = (await cluster.Store.Workers.ListAsync(cancellation)).ToDictionary(w => w.WorkerId);
            var held = leased.Where(t => workers.ContainsKey(t.Lease.WorkerId)).Select(t => (Node: cluster.NodeAt(workers[t.Lease.WorkerId].Node), t.Lease)).Where(h => h.Node is not null).ToArray();
            if (held.Length > 0)
            {
                var (node, lease) = held[random.Next(held.Length)];
                return (node!, lease);
            }

            await Task.Delay(Poll, cancellation);
        }
    }

    private async Task<bool> HoldsAsync(TaskLease held, CancellationToken cancellation) =>
        await cluster.Store.Tasks.FindAsync(held.TaskId, cancellation) is { State: TaskState.Leased } task && task.Lease == held;

    private async Task SetAsync(SourceFaults faults, ImmutableArray<string> sources, CancellationToken cancellation)
    {
        foreach (var source in sources)
            await cluster.Simulator.SetFaultsAsync(source, faults, cancellation);
    }

    private List<LocalNode> Running(Random random)
    {
        var running = cluster.Nodes.Where(n => n.Runs).ToArray();
        random.Shuffle(running);
        return [.. running];
    }
}
