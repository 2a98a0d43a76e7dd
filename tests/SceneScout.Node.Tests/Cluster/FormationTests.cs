using Akka.Actor;
using Npgsql;
using SceneScout.Contracts;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

public sealed class FormationTests
{
    [PostgresFact]
    public async Task Nodes_with_different_roles_that_start_at_once_on_an_empty_database_form_one_cluster_and_leave_it_with_0()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var ports = Nodes.FreePorts(3);
        var seeds = string.Join(",", ports.Select(p => $"127.0.0.1:{p}"));
        string[] roles = ["controller,discovery", "controller,ingestion", "processing"];

        var nodes = await Task.WhenAll(roles.Select((role, i) => Nodes.StartAsync(Nodes.Options(
            ("store.kind", "postgres"), ("store.connection", connection), ("node.seeds", seeds), ("node.port", $"{ports[i]}"), ("node.roles", role)))));
        using var stop = new CancellationTokenSource();
        var up = nodes.Select(_ => new TaskCompletionSource()).ToArray();
        var ends = nodes.Select((node, i) => node.RunAsync(up[i].SetResult, stop.Token)).ToArray();
        await Task.WhenAll(up.Select(u => u.Task)).WaitAsync(Nodes.Patience);
        // Written to the journal by the controller, asked from a node that has neither its role nor the workers'.
        var (spawned, fault) = await nodes[2].Gateway.SpawnAsync(TaskType.Discovery, CancellationToken.None);

        await stop.CancelAsync();
        var codes = (await Task.WhenAll(ends).WaitAsync(Nodes.Patience)).Select(end => end.ExitCode);
        foreach (var node in nodes)
            await node.DisposeAsync();

        Assert.Null(fault);
        Assert.Equal("worker-discovery-3", spawned!.WorkerId);
        Assert.Equal(1L, await CountAsync(connection, "SELECT count(*) FROM journal WHERE persistence_id = 'spawn-controller' AND sequence_number = 1"));
        Assert.All(codes, code => Assert.Equal(ExitCodes.Done, code));
    }

    [PostgresFact]
    public async Task A_node_whose_seeds_are_silent_gives_up_and_says_which()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var seed = $"127.0.0.1:{Nodes.FreePorts(1)[0]}";
        await using var node = await Nodes.StartAsync(Nodes.Options(
            ("store.kind", "postgres"), ("store.connection", connection), ("node.seeds", seed), ("node.join-timeout", "1s")));

        var end = await node.RunAsync(() => { }, CancellationToken.None).WaitAsync(Nodes.Patience);

        Assert.Equal(ExitCodes.NotJoined, end.ExitCode);
        Assert.Contains(seed, end.Reason, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_node_whose_system_ends_before_it_has_joined_does_not_wait_and_says_why()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var node = await Nodes.StartAsync(Nodes.Options(
            ("store.kind", "postgres"), ("store.connection", connection), ("node.seeds", $"127.0.0.1:{Nodes.FreePorts(1)[0]}"), ("node.join-timeout", "1h")));
        await CoordinatedShutdown.Get(node.ActorSystem).Run(CoordinatedShutdown.ClusterDowningReason.Instance).WaitAsync(Nodes.Patience);

        var end = await node.RunAsync(() => { }, CancellationToken.None).WaitAsync(Nodes.Patience);

        Assert.Equal(ExitCodes.Downed, end.ExitCode);
    }

    [PostgresFact]
    public async Task A_founder_alone_does_not_work_until_a_majority_of_the_seeds_is_there()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var ports = Nodes.FreePorts(3);
        await using var node = await Nodes.StartAsync(Nodes.Options(
            ("store.kind", "postgres"), ("store.connection", connection), ("node.seeds", string.Join(",", ports.Select(p => $"127.0.0.1:{p}"))),
            ("node.port", $"{ports.Min()}"), ("node.join-timeout", "15s")));

        var end = await node.RunAsync(() => { }, CancellationToken.None).WaitAsync(Nodes.Patience);

        Assert.Equal(ExitCodes.NotJoined, end.ExitCode);
        Assert.Contains("1 of at least 2 members", end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node.port")]
    [InlineData("http.port")]
    public async Task A_taken_port_ends_the_start_with_its_own_code(string setting)
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        using var folder = DataFolder.Of(null);
        var options = Nodes.Options(("store.folder", folder.Path), (setting, $"{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}"));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Nodes.StartAsync(options));

        Assert.Equal(ExitCodes.Address, NodeEnd.Of(error, options)?.ExitCode);
    }

    private static async Task<object?> CountAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
#pragma warning disable CA2100 // A constant above.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
