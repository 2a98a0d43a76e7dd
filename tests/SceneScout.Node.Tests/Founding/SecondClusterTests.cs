using SceneScout.Contracts;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Tests.Cluster;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Founding;

/// <summary>Two clusters on one database, by mistake or on purpose.</summary>
public sealed class SecondClusterTests : IAsyncLifetime
{
    private string _connection = "";

    public async Task InitializeAsync()
    {
        if (PostgresBinaries.WhyMissing is null)
            _connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [PostgresFact]
    public async Task A_second_cluster_ends_at_its_start_names_the_first_and_takes_nothing_from_it()
    {
        await using var first = await Running.StartAsync(Options());
        await using var store = PostgresStore.Open(_connection);
        ControllerEpoch? before;
        while ((before = (await store.Control.ReadAsync(CancellationToken.None)).Epoch) is null)
            await Task.Delay(100);

        await using var second = await Nodes.StartAsync(Options());
        var up = false;
        var end = await second.RunAsync(() => up = true, CancellationToken.None).WaitAsync(Nodes.Patience);

        Assert.Equal(ExitCodes.OtherCluster, end.ExitCode);
        Assert.Contains(first.Node.ClusterAddress.ToString(), end.Reason, StringComparison.Ordinal);
        Assert.Contains("--set cluster.take-over=true", end.Reason, StringComparison.Ordinal);
        Assert.False(up);
        Assert.Equal(before, (await store.Control.ReadAsync(CancellationToken.None)).Epoch);
        Assert.False(first.End.IsCompleted);
    }

    [PostgresFact]
    public async Task One_that_was_told_to_takes_over_and_the_first_ends()
    {
        await using var first = await Running.StartAsync(Options());

        await using var second = await Running.StartAsync(Options(("cluster.take-over", "true")));
        var end = await first.End.WaitAsync(Nodes.Patience);

        Assert.Equal(ExitCodes.OtherCluster, end.ExitCode);
        Assert.Contains("taken this store over", end.Reason, StringComparison.Ordinal);
        Assert.False(second.End.IsCompleted);
    }

    [PostgresFact]
    public async Task Nodes_that_join_are_of_the_cluster_and_a_cluster_that_ended_leaves_the_store_at_once()
    {
        var ports = Nodes.FreePorts(2);
        var seeds = string.Join(",", ports.Select(p => $"127.0.0.1:{p}"));
        ScoutOptions[] both = [.. ports.Select(p => Options(("node.port", $"{p}"), ("node.seeds", seeds)))];
        var nodes = await Task.WhenAll(both.Select(Running.StartAsync));
        await using var store = PostgresStore.Open(_connection);
        var sight = await store.Clusters.ReadAsync(CancellationToken.None);
        Assert.Equal(nodes.Select(n => n.Node.ClusterAddress.ToString()).Order(StringComparer.Ordinal), sight.Nodes.Select(n => n.Node.Address));
        foreach (var node in nodes)
            await node.DisposeAsync();

        var since = TimeProvider.System.GetTimestamp();
        await using var next = await Running.StartAsync(Options());

        Assert.NotEqual(sight.Identity!.Cluster, (await store.Clusters.ReadAsync(CancellationToken.None)).Identity!.Cluster);
        Assert.Empty(sight.Nodes.Select(n => n.Node.Instance).Intersect((await store.Clusters.ReadAsync(CancellationToken.None)).Nodes.Select(n => n.Node.Instance)));
        Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(20));
    }

    private ScoutOptions Options(params (string, string)[] over) => Nodes.Options([("store.kind", "postgres"), ("store.connection", _connection), .. over]);

    /// <summary>A node that is up.</summary>
    private sealed class Running(ScoutNode node) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        public ScoutNode Node { get; } = node;

        public Task<NodeEnd> End { get; private set; } = Task.FromResult(NodeEnd.Asked);

        public static async Task<Running> StartAsync(ScoutOptions options)
        {
            var running = new Running(await Nodes.StartAsync(options));
            var up = new TaskCompletionSource();
            running.End = running.Node.RunAsync(up.SetResult, running._stop.Token);
            var first = await Task.WhenAny(up.Task, running.End).WaitAsync(Nodes.Patience);
            Assert.Same(up.Task, first);
            return running;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await End.WaitAsync(Nodes.Patience);
            await Node.DisposeAsync();
            _stop.Dispose();
        }
    }
}
