using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Verify;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;

namespace SceneScout.Lab.Clusters;

/// <summary>A real cluster on this machine: separate processes on the loopback address, a PostgreSQL of its own, the simulated sources. Nodes that end unasked are started again, as an orchestrator does.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private readonly Action<string> _say;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<(int Node, int Code)> _ended = new();
    private Task _watch = Task.CompletedTask;

    private LocalCluster(LocalPostgres postgres, LocalSimulator simulator, ImmutableArray<LocalNode> nodes, Action<string> say)
    {
        (Postgres, Simulator, Nodes, _say) = (postgres, simulator, nodes, say);
        Store = PostgresStore.Open(postgres.Connection);
    }

    /// <summary>The database server.</summary>
    public LocalPostgres Postgres { get; }

    /// <summary>The simulated sources.</summary>
    public LocalSimulator Simulator { get; }

    /// <summary>The nodes, by number.</summary>
    public ImmutableArray<LocalNode> Nodes { get; }

    /// <summary>The store that the nodes share.</summary>
    public IStore Store { get; }

    /// <summary>Nodes that ended although somebody wanted them to run, each with its exit code, in order.</summary>
    public IReadOnlyCollection<(int Node, int Code)> Ended => _ended;

    /// <summary>Starts everything and waits until every node is a member. When that fails, all that was started is ended again.</summary>
    /// <exception cref="InvalidOperationException">Something ended instead; the message holds its last lines.</exception>
    /// <exception cref="TimeoutException">Something did not come up in time.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, Action<string> say, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder);
        LocalPostgres.LetThrough(options.Folder);
        var started = new Stack<IAsyncDisposable>();
        try
        {
            var postgres = await LocalPostgres.StartAsync(options.Folder, options.Address, cancellation);
            started.Push(postgres);
            say($"PostgreSQL: {postgres.Connection}");
            var simulator = await LocalSimulator.StartAsync(options, cancellation);
            started.Push(simulator);
            say($"Simulated sources: {simulator.Address}");
            var settings = (await simulator.SettingsAsync(cancellation)).ToImmutableSortedDictionary().SetItems(options.Settings);
            var cluster = new LocalCluster(postgres, simulator, Describe(options, postgres, settings), say);
            // It owns the others from here on.
            started.Clear();
            started.Push(cluster);
            await cluster.StartNodesAsync(cancellation);
            return cluster;
        }
        catch
        {
            foreach (var part in started)
                await part.DisposeAsync();
            throw;
        }
    }

    /// <summary>The controllers' newest epoch, and the node that took it; null while that node does not run or no controller has begun.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<(long Epoch, LocalNode? Node)> ControllerAsync(CancellationToken cancellation)
    {
        var epoch = (await Store.Control.ReadAsync(cancellation)).Epoch;
        return (epoch?.Epoch ?? 0, NodeAt(epoch?.Holder));
    }

    /// <summary>The node with an address in the cluster; null when it does not run.</summary>
    public LocalNode? NodeAt(string? address) => Nodes.FirstOrDefault(n => n.Runs && address?.EndsWith($":{n.Port}", StringComparison.Ordinal) == true);

    /// <summary>Waits until all nodes are members again, all at the same time.</summary>
    public async Task WholeAsync(CancellationToken cancellation)
    {
        while (!(await Task.WhenAll(Nodes.Select(n => IsReadyAsync(n, cancellation)))).All(ready => ready))
            await Task.Delay(Beat, cancellation);
    }

    /// <summary>Whether a node says that store, cluster and controller answer it.</summary>
    public static async Task<bool> IsReadyAsync(LocalNode node, CancellationToken cancellation)
    {
        try
        {
            using var answer = await node.Http.GetAsync("/health/ready", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Plans discovery for all cities at any node that answers.</summary>
    public Task PlanAsync(string planId, CancellationToken cancellation) => PlanAsync(planId, [], [], cancellation);

    /// <summary>Plans discovery at any node that answers.</summary>
    /// <param name="planId">Names the plan.</param>
    /// <param name="cities">Some of <see cref="TargetCities"/>; empty for all.</param>
    /// <param name="sources">Only these sources; empty for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task PlanAsync(string planId, ImmutableArray<string> cities, ImmutableArray<string> sources, CancellationToken cancellation)
    {
        while (true)
        {
            foreach (var node in Nodes.Where(n => n.Runs))
                try
                {
                    using var answer = await node.Http.PostAsJsonAsync("/api/spawn", new { action = "discovery", @params = new { planId, cities, sources } }, cancellation);
                    if (answer.IsSuccessStatusCode)
                        return;
                }
                catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
                {
                    // The next node may answer.
                }

            await Task.Delay(Beat, cancellation);
        }
    }

    /// <summary>The system's status as a node tells it; null when none answers.</summary>
    public async Task<JsonNode?> StatusAsync(CancellationToken cancellation)
    {
        foreach (var node in Nodes.Where(n => n.Runs))
            try
            {
                return await node.Http.GetFromJsonAsync<JsonNode>("/api/spawn?action=status", cancellation);
            }
            catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // The next node may answer.
            }

        return null;
    }

    /// <summary>How many tasks are live; null when the store does not answer, which is one of the acts.</summary>
    public async Task<long?> LiveAsync(CancellationToken cancellation)
    {
        try
        {
            return (await Store.Tasks.CountAsync(cancellation)).Where(c => c.State.IsLive()).Sum(c => c.Count);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Waits until no task is live.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        while (await LiveAsync(cancellation) is not 0)
            await Task.Delay(Beat, cancellation);
    }

    /// <summary>The verdict over the store, with the truth of all cities that nodes search, and over the calls that the simulator counted.</summary>
    public Task<LedgerReport> VerifyAsync(CancellationToken cancellation) => VerifyAsync([.. TargetCities.Default.Select(c => c.Name)], cancellation);

    /// <summary>Likewise, with the truth of some cities.</summary>
    public async Task<LedgerReport> VerifyAsync(ImmutableArray<string> cities, CancellationToken cancellation) =>
        await VerifyAsync(await TruthAsync(cities, cancellation), cancellation);

    /// <summary>Likewise, with what was true at some time.</summary>
    public async Task<LedgerReport> VerifyAsync(TruthDocument truth, CancellationToken cancellation)
    {
        var report = await LedgerCheck.RunAsync(Store, truth, TimeSpan.FromDays(90), TimeProvider.System.GetUtcNow(), cancellation);
        var calls = QuotaCheck.Judge(await Simulator.StatsAsync(cancellation), [.. Nodes.SelectMany(n => n.Wakes)]);
        return report.With(calls.Breaches) with { LateCalls = calls.Late };
    }

    /// <summary>What is true of some cities at present.</summary>
    public async Task<TruthDocument> TruthAsync(ImmutableArray<string> cities, CancellationToken cancellation)
    {
        var truth = await Simulator.TruthAsync(cancellation);
        return truth with { Events = [.. truth.Events.Where(e => TargetCities.Find(e.City) is { } city && cities.Contains(city.Name))] };
    }

    /// <summary>Stops the nodes gracefully, then the rest.</summary>
    /// <returns>Exit codes of the nodes.</returns>
    public async Task<IReadOnlyList<int>> StopAsync(CancellationToken cancellation)
    {
        await _stopped.CancelAsync();
        await _watch;
        return await Task.WhenAll(Nodes.Where(n => n.Runs).Select(n => n.StopAsync(cancellation)));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        // Its failure is no reason to leave processes behind.
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var node in Nodes)
            await node.DisposeAsync();
        await Store.DisposeAsync();
        await Simulator.DisposeAsync();
        await Postgres.DisposeAsync();
        _stopped.Dispose();
    }

    private static ImmutableArray<LocalNode> Describe(LocalClusterOptions options, LocalPostgres postgres, ImmutableSortedDictionary<string, string> settings)
    {
        var places = options.Places.IsEmpty ? [.. Enumerable.Repeat(LocalPlace.Loopback, options.Nodes.Length)] : options.Places;
        int[] ports = [.. LocalPorts.Free(2 * options.Nodes.Length).Order()];
        // All are seeds: the first, started again while no other seed answers, would found a second cluster beside the one that goes on.
        var seeds = places.Select((place, i) => $"--seed={place.Host}:{ports[i]}").ToList();
        if (places.Any(p => !IPAddress.IsLoopback(p.HttpHost)))
            settings = settings.SetItem("http.token", LocalNode.Token);
        return
        [
            .. options.Nodes.Select((roles, i) => new LocalNode(
                i + 1,
                roles,
                ports[i],
                new Uri($"http://{places[i].HttpHost}:{ports[options.Nodes.Length + i]}/"),
                Path.Combine(options.Folder, $"node-{i + 1}"),
                places[i],
                [
                    "node", "--roles", string.Join(',', roles), "--host", $"{places[i].Host}", "--port", $"{ports[i]}",
                    "--http-host", $"{places[i].HttpHost}", "--http-port", $"{ports[options.Nodes.Length + i]}",
                    "--postgres", postgres.Connection, .. seeds, .. settings.SelectMany(s => new[] { "--set", $"{s.Key}={s.Value}" }),
                ])),
        ];
    }

    private async Task StartNodesAsync(CancellationToken cancellation)
    {
        // Another build of the program makes the schema that it knows.
        if (Nodes[0].Place.Program == LocalProgram.Scout)
            await Store.MigrateAsync(cancellation);
        else
            await LocalProgram.RunAsync("/", cancellation, Nodes[0].Place.Program, "migrate", "--set", "store.kind=postgres", "--set", $"store.connection={Postgres.Connection}");
        // All together: the first founds the cluster, and it takes a majority of the seeds to be one.
        foreach (var node in Nodes)
            await node.StartAsync();
        foreach (var node in Nodes)
        {
            await node.UpAsync(cancellation);
            _say($"Node {node.Number} ({string.Join(", ", node.Roles)}): {node.Http.BaseAddress}");
        }

        _watch = WatchAsync();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token))
                foreach (var node in Nodes)
                    if (await node.ReviveAsync(_stopped.Token) is { } code)
                    {
                        _ended.Enqueue((node.Number, code));
                        _say($"Node {node.Number} ended with {code}; it is started again.");
                    }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The cluster ends.
        }
    }
}
