using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Pipeline;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench pipeline</c>: how fast listings go through a node, and what each costs.</summary>
internal static class PipelineBenchCommand
{
    private const int MostListings = 1_500_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var listings = new Option<int>("--listings") { Description = "Listings in the simulated world, about", DefaultValueFactory = _ => 100_000 }.Between(1, MostListings);
        var seed = new Option<int>("--seed") { Description = "Seed of the world", DefaultValueFactory = _ => 1 };
        var workers = new Option<int>("--workers") { Description = "Workers of the node, of all types together", DefaultValueFactory = _ => 24 }.Between(1, 1000);
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database (Npgsql connection string); a second one beside it is made for the floor and dropped. A server of the run's own when left out" }.Connection();
        var sqlite = new Option<bool>("--sqlite") { Description = "Measure on the embedded store" };
        var preload = new Option<int>("--preload") { Description = "Events that are in the store before; then there is no floor", DefaultValueFactory = _ => 0 }.Between(0, 10_000_000);
        var json = new Option<string?>("--json") { Description = "Write the figures and the course of the run to this file" }.WritableFile();
        var data = new Option<string?>("--data") { Description = "Keep stores, settings and log in this folder, which has to be empty of them; temporary when left out" }.Folder();
        var command = new Command("pipeline", "Send the listings of a simulated world through one node, from answers to processed events; measure rate and cost, and the floor that bare bulk statements set")
        {
            listings, seed, workers, postgres, sqlite, preload, json, data,
        };
        command.SetAction((given, cancellation) => ChildStop.RunAsync(
            stop =>
            {
                if (given.GetValue(sqlite) && given.GetValue(postgres) is not null)
                    return Task.FromResult(CommandLineErrors.Refuse("give --postgres CONNECTION or --sqlite, not both."));
                return given.GetValue(sqlite) || given.GetValue(postgres) is not null || PostgresPrograms.Folder is not null
                    ? RunAsync(
                        folder => new PipelineOptions(folder, given.GetValue(listings))
                        {
                            Seed = given.GetValue(seed),
                            Preload = given.GetValue(preload),
                            Workers = given.GetValue(workers),
                            Sqlite = given.GetValue(sqlite),
                            Postgres = given.GetValue(postgres),
                        },
                        given.GetValue(json),
                        given.GetValue(data),
                        stop)
                    : Task.FromResult(CommandLineErrors.Refuse($"PostgreSQL is not installed; install it, name the folder of its programs in {PostgresPrograms.Variable}, give --postgres CONNECTION, or --sqlite."));
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Func<string, PipelineOptions> options, string? file, string? data, CancellationToken stop)
    {
        using var folder = DataFolder.Of(data);
        LocalPostgres.LetThrough(folder.Path);
        var report = await new PipelineBench(options(folder.Path), Say).RunAsync(stop);
        foreach (var line in PipelineLines.Of(report))
            Console.WriteLine(line);
        if (file is not null)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), CancellationToken.None);
        return report.DeadTasks == 0 && report.Breaches.IsEmpty ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");
}
