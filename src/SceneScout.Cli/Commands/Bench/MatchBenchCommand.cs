using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Matching;
using SceneScout.Matching.Bench;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench match</c>: candidate pairs a second on one core; with <c>--truth</c>, how right the pipeline's matching is.</summary>
internal static class MatchBenchCommand
{
    private const int DefaultListings = 50_000;
    private const int MostListings = 1_000_000;
    private const int MostExamples = 1_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Time for each measurement", DefaultValueFactory = _ => 5 }.Between(1, 60);
        var truth = new Option<bool>("--truth") { Description = "Take a simulated world through normalisation, blocking and matching, and hold the events against its truth" };
        var listings = new Option<int>("--listings") { Description = "With --truth: listings of the world", DefaultValueFactory = _ => DefaultListings }.Between(1, MostListings);
        var seed = new Option<int>("--seed") { Description = "Determines the world", DefaultValueFactory = _ => 1 };
        var show = new Option<int>("--show") { Description = "With --truth: tell so many confusions of each kind", DefaultValueFactory = _ => 0 }.Between(0, MostExamples);
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var command = new Command("match", "Measure how many candidate pairs one core judges in a second, beside the edit distance of the same pairs' titles alone, how many listings it normalises, and how long a block of 10,000 events takes for a batch of 500 listings; with --truth, pairwise precision and recall of the pipeline's events")
        {
            seconds, truth, listings, seed, show, json,
        };
        command.SetAction(async (given, cancellation) =>
        {
            var file = given.GetValue(json);
            if (given.GetValue(truth))
            {
                var report = MatchTruthBench.Run(given.GetValue(listings), given.GetValue(seed), given.GetValue(show), cancellation);
                foreach (var line in report.Lines())
                    Console.WriteLine(line);
                await WriteAsync(file, report, cancellation);
            }
            else
            {
                var report = MatchBench.Run(TimeSpan.FromSeconds(given.GetValue(seconds)));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Records} records, normalised at {report.NormalisedPerSecond:0} a second"));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Pairs} candidate pairs, judged at {report.PairsPerSecond:0} a second on one core; {report.EndedEarlyPercent:0.0} % ended before all was measured"));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reference, the edit distance of the same pairs' titles alone (Quickenshtein): {report.ReferencePerSecond:0} a second; ratio {report.Ratio:0.00}"));
                var normalised = NormaliseBench.Run(given.GetValue(seed), TimeSpan.FromSeconds(given.GetValue(seconds)));
                foreach (var line in normalised.Lines())
                    Console.WriteLine(line);
                var block = BlockBench.Run(given.GetValue(seed));
                Console.WriteLine(block.Line());
                var figures = report with
                {
                    ListingsPerSecond = normalised.ListingsPerSecond,
                    ListingsReadPerSecond = normalised.ReadPerSecond,
                    BlockEvents = block.BlockEvents,
                    BlockBatch = block.BlockBatch,
                    BlockBatchMilliseconds = block.BlockBatchMilliseconds,
                    BlockFirstBatchMilliseconds = block.BlockFirstBatchMilliseconds,
                };
                await WriteAsync(file, figures, cancellation);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync<T>(string? file, T report, CancellationToken cancellation)
    {
        if (file is not null)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
    }
}
