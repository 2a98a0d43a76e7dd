using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Soak;
using Spectre.Console;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench soak</c>: whether a node that works for weeks stays as it is.</summary>
internal static class SoakBenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "Simulated days", DefaultValueFactory = _ => 30 };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file" };
        var command = new Command("soak", "Let a node work through simulated days and look at its tables, its memory and its account") { days, json };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(days), given.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int days, string? json, CancellationToken cancellation)
    {
        if (days is < 6 or > 3_650)
            return CommandLineErrors.Refuse($"--days {days} is not accepted; give 6 to 3650.");
        var folder = Directory.CreateTempSubdirectory("scenescout-soak-").FullName;
        try
        {
            var report = await SoakRun.RunAsync(
                folder, new SoakOptions(days), day => Console.WriteLine($"day {day.Day}: {day.Searches} searches, {day.Rows.Values.Sum()} rows, {day.HeapBytes >> 20} MB"), cancellation);
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Table", $"Day {(days / 3) + 1}", $"Day {days}");
            foreach (var (name, rows) in report.Days[^1].Rows)
                table.AddRow(Markup.Escape(name), $"{report.Days[days / 3].Rows.GetValueOrDefault(name)}", $"{rows}");
            AnsiConsole.Write(table);
            var grown = report.Grown.ToList();
            foreach (var (name, before, after) in grown)
                Console.WriteLine($"GROWN {name}: {before} rows at most, then {after}");
            foreach (var breach in report.Breaches.Take(20))
                Console.WriteLine($"BROKEN {breach.Rule}: {breach.Subject}, {breach.Detail}");
            Console.WriteLine($"{report.Searches} searches in {report.Seconds:0} s; memory {report.HeapGrowth:0.00} times what it was; {(report.Breaches.IsEmpty ? "the account adds up" : "the account does not add up")}.");
            if (json is not null)
                await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
            return grown.Count == 0 && report.Breaches.IsEmpty ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
