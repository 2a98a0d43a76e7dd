using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Jsonata;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench jsonata</c>: evaluations a second, beside the reference implementation.</summary>
internal static class JsonataBenchCommand
{
    private const int MostSeconds = 60;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var reference = new Option<string?>("--reference") { Description = "Folder in which the npm package jsonata is installed (default: npm installs it into a temporary folder)" }.Folder();
        var seconds = new Option<int>("--seconds") { Description = "Time for each expression (default 3)", DefaultValueFactory = _ => 3 }.Between(1, MostSeconds);
        var command = new Command("jsonata", "Measure JSONata expressions, here and with the reference implementation on Node.js") { json, reference, seconds };
        command.SetAction(async (given, cancellation) =>
        {
            var report = await JsonataBench.RunAsync(given.GetValue(reference), TimeSpan.FromSeconds(given.GetValue(seconds)), cancellation);
            foreach (var line in report.Lines())
                Console.WriteLine(line);
            if (given.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
            return 0;
        });
        return command;
    }
}
