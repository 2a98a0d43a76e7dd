using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Matching.Bench;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench match</c>: candidate pairs a second on one core.</summary>
internal static class MatchBenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Time for each measurement", DefaultValueFactory = _ => 5 }.Between(1, 60);
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var command = new Command("match", "Measure how many candidate pairs one core judges in a second, beside the edit distance of the same pairs' titles alone") { seconds, json };
        command.SetAction(async (given, cancellation) =>
        {
            var report = MatchBench.Run(TimeSpan.FromSeconds(given.GetValue(seconds)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Records} records, normalised at {report.NormalisedPerSecond:0} a second"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Pairs} candidate pairs, judged at {report.PairsPerSecond:0} a second on one core; {report.EndedEarlyPercent:0.0} % ended at the first features"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reference, the edit distance of the same pairs' titles alone (Quickenshtein): {report.ReferencePerSecond:0} a second; ratio {report.Ratio:0.00}"));
            if (given.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
