using System.CommandLine;
using System.Net;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Claims;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench claims</c>: how long a claim takes while many tasks wait.</summary>
internal static class ClaimsBenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var tasks = new Option<int>("--tasks") { Description = "Tasks that wait", DefaultValueFactory = _ => 100_000 }.Between(1, 5_000_000);
        var claimers = new Option<int[]>("--claimers") { Description = "How many claim at the same time; again for one measurement after the other", DefaultValueFactory = _ => [1, 4, 24] };
        var seconds = new Option<int>("--seconds") { Description = "Time of each measurement", DefaultValueFactory = _ => 10 }.Between(1, 3600);
        var sqlite = new Option<bool>("--sqlite") { Description = "Measure on the embedded store; on a PostgreSQL server of the run's own when left out" };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var command = new Command("claims", "Measure how long it takes a worker to claim a task while many wait, and what the bare statement takes") { tasks, claimers, seconds, sqlite, json };
        command.SetAction((given, cancellation) => ChildStop.RunAsync(
            stop =>
            {
                if (given.GetValue(claimers)!.Where(n => n is < 1 or > 200).Cast<int?>().FirstOrDefault() is { } refused)
                    return Task.FromResult(CommandLineErrors.Refuse($"--claimers {refused} is not accepted; give 1 to 200."));
                if (!given.GetValue(sqlite) && PostgresPrograms.Folder is null)
                    return Task.FromResult(CommandLineErrors.Refuse($"PostgreSQL is not installed; install it, name the folder of its programs in {PostgresPrograms.Variable}, or give --sqlite."));
                return RunAsync(
                    new ClaimsBenchOptions(given.GetValue(tasks), [.. given.GetValue(claimers)!], TimeSpan.FromSeconds(given.GetValue(seconds))), given.GetValue(sqlite), given.GetValue(json), stop);
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ClaimsBenchOptions options, bool sqlite, string? json, CancellationToken stop)
    {
        using var folder = DataFolder.Of(null);
        ClaimsBenchReport report;
        try
        {
            report = sqlite ? await SqliteAsync(folder.Path, options, stop) : await PostgresAsync(folder.Path, options, stop);
        }
        catch (InvalidOperationException refused)
        {
            return CommandLineErrors.Refuse(refused.Message);
        }

        foreach (var claims in report.Claims)
            Console.WriteLine($"{claims.Claimers} at the same time: {Words(claims)}");
        if (report.Bare is { } bare)
            Console.WriteLine($"The bare statement, one at a time: {Words(bare)}; a claim takes {report.OverBare?.ToString("0.0") ?? "?"} times its median.");
        if (json is not null)
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, ViewJson.Indented), CancellationToken.None);
        return ExitCodes.Done;
    }

    private static async Task<ClaimsBenchReport> SqliteAsync(string folder, ClaimsBenchOptions options, CancellationToken stop)
    {
        await using var store = SqliteStore.Open(folder);
        return await new ClaimsBench(store, null, options, TimeProvider.System).RunAsync(Console.WriteLine, stop);
    }

    private static async Task<ClaimsBenchReport> PostgresAsync(string folder, ClaimsBenchOptions options, CancellationToken stop)
    {
        LocalPostgres.LetThrough(folder);
        await using var postgres = await LocalPostgres.StartAsync(folder, IPAddress.Loopback, stop);
        await using var store = PostgresStore.Open(postgres.Connection);
        return await new ClaimsBench(store, postgres.Connection, options, TimeProvider.System).RunAsync(Console.WriteLine, stop);
    }

    private static string Words(ClaimFigures of) =>
        $"{of.PerSecond:0} a second; median {of.Milliseconds.Median:0.0} ms, 95 of 100 {of.Milliseconds.P95:0.0}, 99 of 100 {of.Milliseconds.P99:0.0}, most {of.Milliseconds.Most:0.0}";
}
