using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench geo</c>: look-ups of places, cities and time zones a second on one core.</summary>
internal static class GeoBenchCommand
{
    private const int MostSeconds = 60;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var seconds = new Option<int>("--seconds") { Description = "Time for each figure (default 2)", DefaultValueFactory = _ => 2 }.Between(1, MostSeconds);
        var command = new Command("geo", "Measure the bundled geocoder: load time, memory, and look-ups a second on one core beside a plain table and SHA-256") { json, seconds };
        command.SetAction(async (given, cancellation) =>
        {
            var report = GeoBench.Run(TimeSpan.FromSeconds(given.GetValue(seconds)), cancellation);
            foreach (var line in report.Lines())
                Console.WriteLine(line);
            if (given.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
            return 0;
        });
        return command;
    }
}
