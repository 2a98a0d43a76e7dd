using System.CommandLine;
using System.Net;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench feed</c>: what the feed of changes costs a bulk write.</summary>
internal static class FeedBenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" };
        var rounds = new Option<int>("--rounds") { Description = "Pairs of writes", DefaultValueFactory = _ => 60 };
        var events = new Option<int>("--events") { Description = "Events in a transaction", DefaultValueFactory = _ => 500 };
        var command = new Command("feed", "Measure what the feed of changes costs a bulk write on PostgreSQL, on a server of its own") { json, rounds, events };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(rounds), given.GetValue(events), given.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, int events, string? json, CancellationToken cancellation)
    {
        if (rounds is < 1 or > 10_000)
            return CommandLineErrors.Refuse($"--rounds {rounds} is not accepted; give 1 to 10000.");
        if (events is < 1 or > 1000)
            return CommandLineErrors.Refuse($"--events {events} is not accepted; give 1 to 1000.");
        using var folder = DataFolder.Of(null);
        LocalPostgres.LetThrough(folder.Path);
        await using var postgres = await LocalPostgres.StartAsync(folder.Path, IPAddress.Loopback, cancellation);
        var report = await new FeedBench(postgres.Connection, rounds, events).RunAsync(cancellation);
        Console.WriteLine($"{report.Events} events in a transaction: {report.WithoutMedian:0.0} ms without the feed, {report.WithMedian:0.0} ms with it (medians of {report.Rounds} pairs).");
        Console.WriteLine($"The feed adds {report.CostPercent:0.0} % to a write. A reader gives its rows their places in {report.OrderingMedian:0.0} ms.");
        if (json is not null)
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
        return 0;
    }
}
