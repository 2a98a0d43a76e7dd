using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench;
using SceneScout.Lab.Chaos;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench failover</c>: how soon others take over when a node is killed.</summary>
internal static class FailoverBenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How many nodes are killed, one at a time", DefaultValueFactory = _ => 40 }.Between(1, 1000);
        var seed = new Option<int>("--seed") { Description = "Seed of the choice of nodes and of the simulated world", DefaultValueFactory = _ => 1 };
        var nodes = new Option<int>("--nodes") { Description = "Nodes", DefaultValueFactory = _ => 4 }.Between(3, 20);
        var json = new Option<string?>("--json") { Description = "Write every kill and the figures to this file" }.WritableFile();
        var data = new Option<string?>("--data") { Description = "Keep database and logs in this folder; temporary when left out" }.Folder();
        var command = new Command("failover", "Kill nodes of a local cluster and measure how soon others take over") { kills, seed, nodes, json, data };
        command.SetAction((given, cancellation) => ChildStop.RunAsync(
            stop => RunAsync(given.GetValue(kills), given.GetValue(seed), given.GetValue(nodes), given.GetValue(json), given.GetValue(data), stop), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int kills, int seed, int nodes, string? file, string? data, CancellationToken stop)
    {
        if (PostgresPrograms.Folder is null)
            return CommandLineErrors.Refuse($"PostgreSQL is not installed; install it, or name the folder of its programs in {PostgresPrograms.Variable}.");
        using var folder = DataFolder.Of(data);
        var options = new LocalClusterOptions(folder.Path) { Nodes = LocalClusterOptions.AllRoles(nodes), Events = 300, Seed = seed, Settings = ChaosRun.Settings, Limits = ChaosRun.Limits };
        await using var cluster = await LocalCluster.StartAsync(options, Say, stop);
        var report = await new FailoverBench(cluster, seed, Say).RunAsync(kills, stop);
        foreach (var line in report.Lines())
            Say(line);
        if (file is not null)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), CancellationToken.None);
        return ExitCodes.Done;
    }

    private static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");
}
