using System.CommandLine;
using System.Text.Json.Nodes;
using SceneScout.Contracts;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout cluster up</c>: a cluster of separate processes on this machine.</summary>
internal static class ClusterCommand
{
    private const int MaxNodes = 20;
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(2);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var nodes = new Option<int>("--nodes") { Description = "Nodes, each a process with all roles", DefaultValueFactory = _ => 4 }.Between(1, MaxNodes);
        var data = new Option<string?>("--data") { Description = "Keep database and logs in this folder and go on from it next time; temporary when left out" }.Folder();
        var events = new Option<int>("--events") { Description = "Real-world events in the simulated world", DefaultValueFactory = _ => 2000 }.Between(1, 1_000_000);
        var seed = new Option<int>("--seed") { Description = "Seed of the simulated world", DefaultValueFactory = _ => 1 };
        var up = new Command("up", "Start nodes, a PostgreSQL of their own and the simulated sources on the loopback address; Ctrl-C stops all gracefully") { nodes, data, events, seed };
        up.SetAction((given, cancellation) => ChildStop.RunAsync(
            stop => UpAsync(given.GetValue(nodes), given.GetValue(data), given.GetValue(events), given.GetValue(seed), stop), cancellation));
        return new Command("cluster", "A real cluster on this machine") { up };
    }

    private static async Task<int> UpAsync(int nodes, string? data, int events, int seed, CancellationToken stop)
    {
        if (PostgresPrograms.Folder is null)
            return CommandLineErrors.Refuse($"PostgreSQL is not installed; install it, or name the folder of its programs in {PostgresPrograms.Variable}.");
        using var folder = DataFolder.Of(data);
        var options = new LocalClusterOptions(folder.Path) { Nodes = LocalClusterOptions.AllRoles(nodes), Events = events, Seed = seed };
        await using var cluster = await LocalCluster.StartAsync(options, Console.WriteLine, stop);
        try
        {
            await cluster.PlanAsync("cluster-up", stop);
            Console.WriteLine($"Discovery is planned. Dashboard: {cluster.Nodes[0].Http.BaseAddress} – Ctrl-C stops all.");
            await FollowAsync(cluster, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }

        var codes = await cluster.StopAsync(CancellationToken.None);
        Console.WriteLine($"{codes.Count(c => c == ExitCodes.Done)} of {codes.Count} nodes left gracefully.");
        return codes.All(c => c == ExitCodes.Done) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task FollowAsync(LocalCluster cluster, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LineEvery);
        var last = "";
        while (await timer.WaitForNextTickAsync(stop))
        {
            var line = await cluster.StatusAsync(stop) is { } status ? Line(cluster, status) : "No node answers.";
            if (line != last)
                Console.WriteLine(last = line);
        }
    }

    private static string Line(LocalCluster cluster, JsonNode status) =>
        $"nodes: {cluster.Nodes.Count(n => n.Runs)}  workers: {status["workers"]?["total"]}  tasks: {status["tasks"]?["queued"]} queued, {status["tasks"]?["active"]} running, {status["tasks"]?["completed"]} done  listings: {status["listings"]?["discovered"]} discovered, {status["listings"]?["ingested"]} ingested  events: {status["events"]?["canonical"]} ({status["events"]?["duplicatesMerged"]} duplicates merged), {status["events"]?["processed"]} processed";
}
