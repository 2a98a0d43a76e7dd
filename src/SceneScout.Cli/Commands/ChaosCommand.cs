using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Chaos;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout chaos</c>: a local cluster under a random, seeded mix of faults, and the verdict of the ledger.</summary>
internal static class ChaosCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var minutes = new Option<int>("--minutes") { Description = "How long faults are made", DefaultValueFactory = _ => 10 }.Between(1, 1440);
        var seed = new Option<int>("--seed") { Description = "Seed of the faults and of the simulated world", DefaultValueFactory = _ => 1 };
        var nodes = new Option<int>("--nodes") { Description = "Nodes", DefaultValueFactory = _ => 4 }.Between(3, 20);
        var acts = new Option<string[]>("--acts") { Description = $"Only faults of these kinds: {string.Join(", ", ChaosActs.Names)}", DefaultValueFactory = _ => [.. ChaosActs.Names], AllowMultipleArgumentsPerToken = true };
        acts.AcceptOnlyFromAmong([.. ChaosActs.Names]);
        var json = new Option<string?>("--json") { Description = "Write every act, its figures and the verdict to this file" }.WritableFile();
        var data = new Option<string?>("--data") { Description = "Keep database and logs in this folder; temporary when left out" }.Folder();
        var command = new Command("chaos", "Break a local cluster at random for a while and prove that nothing was lost or doubled") { minutes, seed, nodes, acts, json, data };
        command.SetAction((given, cancellation) => ChildStop.RunAsync(
            stop => RunAsync(TimeSpan.FromMinutes(given.GetValue(minutes)), given.GetValue(seed), given.GetValue(nodes), given.GetValue(acts)!, given.GetValue(json), given.GetValue(data), stop), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan time, int seed, int nodes, string[] acts, string? file, string? data, CancellationToken stop)
    {
        if (PostgresPrograms.Folder is null)
            return CommandLineErrors.Refuse($"PostgreSQL is not installed; install it, or name the folder of its programs in {PostgresPrograms.Variable}.");
        using var folder = DataFolder.Of(data);
        var options = new LocalClusterOptions(folder.Path) { Nodes = LocalClusterOptions.AllRoles(nodes), Events = ChaosRun.Events, Seed = seed, Settings = ChaosRun.Settings, Limits = ChaosRun.Limits };
        await using var cluster = await LocalCluster.StartAsync(options, Say, stop);
        var report = await new ChaosRun(cluster, seed, Say).RunAsync(time, acts, stop);
        foreach (var line in report.Verdict.Lines())
            Say(line);
        foreach (var line in report.Lines())
            Say(line);
        if (file is not null)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), CancellationToken.None);
        return report.Passed ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");
}
