using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench quota</c>: how much of the allowed calls a cluster uses.</summary>
internal static class QuotaBenchCommand
{
    private const int MostSeconds = 3600;
    private const int MostNodes = 16;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" };
        var seconds = new Option<int>("--seconds") { Description = "Time measured (default 60)", DefaultValueFactory = _ => 60 };
        var nodes = new Option<int>("--nodes") { Description = "Cluster nodes, each an actor system in this process (default 4)", DefaultValueFactory = _ => 4 };
        var command = new Command("quota", "Measure how much of the allowed calls a cluster uses, and what is refused") { json, seconds, nodes };
        command.SetAction(async (given, cancellation) =>
        {
            if (given.GetValue(seconds) is not (>= 5 and <= MostSeconds))
                return CommandLineErrors.Refuse($"--seconds {given.GetValue(seconds)} is not accepted; give 5 to {MostSeconds}.");
            if (given.GetValue(nodes) is not (>= 2 and <= MostNodes))
                return CommandLineErrors.Refuse($"--nodes {given.GetValue(nodes)} is not accepted; give 2 to {MostNodes}.");
            using var folder = DataFolder.Of(null);
            var report = await new QuotaBench(given.GetValue(nodes), given.GetValue(seconds), folder.Path, TimeProvider.System).RunAsync(Console.WriteLine, cancellation);
            Console.WriteLine($"One budget: {report.Utilisation:P1} of the allowed calls used, {report.Status429} refused, {report.Renewals} messages.");
            Console.WriteLine($"Plain limiters: {report.Plain.Utilisation:P1} used, {report.Plain.Status429} refused.");
            Console.WriteLine($"A dead node's share is back after {report.LeaseRecoverySeconds:0.0} s (lease {report.LeaseSeconds:0.0} s).");
            Console.WriteLine(
                $"A lowered limit ({report.Lowered.CallsPerSecondBefore:0.0} calls a second before it, {report.Lowered.CallsPerSecondAfter:0.0} after) holds in every second that begins {report.LoweredLimitHoldsSeconds:0.00} s after the change or later; "
                + $"the last call with more in the second before it came {report.Lowered.LastAboveSeconds:0.00} s after the change.");
            if (given.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
            return 0;
        });
        return command;
    }
}
