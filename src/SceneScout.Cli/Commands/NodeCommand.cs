using System.CommandLine;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout node</c>: one node of a cluster, until it is asked to stop.</summary>
internal static class NodeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new ConfigOptions()
            .Flag("--preset", $"Named set of settings under everything else that is given: {string.Join(", ", Presets.Names)}", "preset")
            .Flag("--roles", $"What the node does, with commas: {Roles.Every}, or some of {string.Join(", ", Roles.All)}", "node.roles")
            .Flag("--seed", "Address of a node to join, host:port; give all of them, the same list on every node: the first by address founds the cluster", "node.seeds")
            .Flag("--host", "Name or address that other nodes reach this one by", "node.host")
            .Flag("--port", "Port that other nodes reach this one by", "node.port")
            .Flag("--http-host", "Address of the HTTP API and the dashboard", "http.host")
            .Flag("--http-port", "Port of the HTTP API and the dashboard", "http.port")
            .Flag("--postgres", "Npgsql connection string of the store that all nodes share", text => [("store.kind", "postgres"), ("store.connection", text)]);
        var command = new Command("node", "Run a node with the configured roles, sources and store");
        config.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(OptionsReader.Read(config.Load(parsed)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ScoutOptions options, CancellationToken cancellation)
    {
        ScoutNode node;
        try
        {
            node = await ScoutNode.StartAsync(options, null, options.Telemetry.LogLevel, cancellation);
        }
        catch (Exception e) when (NodeEnd.Of(e, options) is { } end)
        {
            return Say(end);
        }

        await using (node)
            return Say(await node.RunAsync(
                () => Console.WriteLine($"The node is up as {node.ClusterAddress} ({string.Join(", ", options.Roles)}) and serves the dashboard and the API at {node.Address}"), cancellation));
    }

    private static int Say(NodeEnd end)
    {
        if (end.Reason.Length > 0)
            Console.Error.WriteLine($"scout: {end.Reason}");
        return end.ExitCode;
    }
}
