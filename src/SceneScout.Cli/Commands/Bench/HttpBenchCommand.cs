using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Http;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench http</c>: what callers of a node wait for.</summary>
internal static class HttpBenchCommand
{
    private const int MostEvents = 10_000_000;
    // As many as a node lets follow it.
    private const int MostClients = 2500;
    private const int MostSeconds = 600;
    private static readonly string[] Parts = ["start", "queries", "stream"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = "Events in the store", DefaultValueFactory = _ => 1_000_000 }.Between(1, MostEvents);
        var clients = new Option<int>("--clients") { Description = "Clients that follow the stream", DefaultValueFactory = _ => 2000 }.Between(1, MostClients);
        var seconds = new Option<int>("--seconds") { Description = "How long queries, and events of the stream, are sent", DefaultValueFactory = _ => 30 }.Between(1, MostSeconds);
        var only = new Option<string[]>("--only") { Description = $"Measure these parts alone: {string.Join(", ", Parts)}", DefaultValueFactory = _ => [.. Parts], AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong(Parts);
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database (Npgsql connection string), or one that this bench has filled; a server of the run's own when left out" }.Connection();
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var data = new Option<string?>("--data") { Description = "Keep stores, settings and logs in this folder: another run then takes the events that are there; temporary when left out" }.Folder();
        var command = new Command("http", "Measure queries around a point beside their statement alone, a stream with many clients, and how soon a node is ready and what it takes when idle")
        {
            events, clients, seconds, only, postgres, json, data,
        };
        command.SetAction((given, cancellation) => ChildStop.RunAsync(
            stop => given.GetValue(postgres) is not null || PostgresPrograms.Folder is not null || given.GetValue(only)!.All(part => part == "start")
                ? RunAsync(
                    folder => new HttpBenchOptions(folder)
                    {
                        Parts = given.GetValue(only)!.Aggregate(HttpBenchParts.None, (all, part) => all | Enum.Parse<HttpBenchParts>(part, ignoreCase: true)),
                        Events = given.GetValue(events),
                        Clients = given.GetValue(clients),
                        Duration = TimeSpan.FromSeconds(given.GetValue(seconds)),
                        Postgres = given.GetValue(postgres),
                    },
                    given.GetValue(json),
                    given.GetValue(data),
                    stop)
                : Task.FromResult(CommandLineErrors.Refuse($"PostgreSQL is not installed; install it, name the folder of its programs in {PostgresPrograms.Variable}, or give --postgres CONNECTION.")),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Func<string, HttpBenchOptions> options, string? file, string? data, CancellationToken stop)
    {
        using var folder = DataFolder.Of(data);
        LocalPostgres.LetThrough(folder.Path);
        var report = await new HttpBench(options(folder.Path), Say).RunAsync(stop);
        foreach (var line in HttpBenchLines.Of(report))
            Console.WriteLine(line);
        if (file is not null)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), CancellationToken.None);
        return HttpBenchFigures.IsWhole(report) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");
}
