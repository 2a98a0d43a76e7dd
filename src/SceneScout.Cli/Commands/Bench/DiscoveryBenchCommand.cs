using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench;
using Spectre.Console;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench discovery</c>: whether the clients find everything that the sources list, and how fast.</summary>
internal static class DiscoveryBenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var listings = new Option<int>("--listings") { Description = "Listings in the simulated world, about", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Seed of the world", DefaultValueFactory = _ => 1 };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file" };
        var again = new Option<bool>("--again") { Description = "Search the unchanged world a second time and show the calls of both" };
        var command = new Command("discovery", "Search a simulated world through all five APIs and compare what is found with the truth") { listings, seed, again, json };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(listings), given.GetValue(seed), given.GetValue(again), given.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int listings, int seed, bool again, string? json, CancellationToken cancellation)
    {
        if (listings is < 1 or > 1_500_000)
            return CommandLineErrors.Refuse($"--listings {listings} is not accepted; give 1 to 1500000.");
        await using var simulator = await DiscoveryCensus.StartAsync(DiscoveryCensus.EventsFor(listings, seed), seed, cancellation);
        var report = await DiscoveryCensus.RunAsync(simulator, again, cancellation);
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("Source", "Truth", "Found", "Missing", "Out of reach", "Unknown", "Searches", "Calls", "Seconds");
        foreach (var (name, s) in report.Sources)
            table.AddRow(name, $"{s.Truth}", $"{s.Found}", $"{s.Missing}", $"{s.Unreachable}", $"{s.Unknown}", $"{s.Searches}", $"{s.Calls}", $"{s.Seconds:0.0}");
        AnsiConsole.Write(table);
        Console.WriteLine($"{report.Listings} listings of {report.Events} events searched in {report.Seconds:0.0} s.");
        if (report.Again is { } second)
            Show(second);
        if (json is not null)
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
        return report.Accounted ? 0 : 1;
    }

    private static void Show(ImmutableSortedDictionary<string, CensusAgain> second)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Source", "Calls", "Calls again", "Saved", "Parts", "Cut short");
        foreach (var (name, s) in second)
            table.AddRow(name, $"{s.FirstCalls}", $"{s.Calls}", $"{s.Saved:P0}", $"{s.Parts}", $"{s.Shortened}");
        AnsiConsole.Write(table);
        Console.WriteLine("Searched again while nothing had changed.");
    }
}
