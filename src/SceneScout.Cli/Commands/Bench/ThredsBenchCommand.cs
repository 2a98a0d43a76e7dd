using System.CommandLine;
using System.Net;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Threds;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench threds</c>: how many events workflows take.</summary>
internal static class ThredsBenchCommand
{
    private const int MostSeconds = 120;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var postgres = new Option<string?>("--postgres") { Description = "Measure on this database, which is this measurement's alone; without it on a server of its own" };
        var sqlite = new Option<bool>("--sqlite") { Description = "Measure on SQLite" };
        var seconds = new Option<int>("--seconds") { Description = "Time for each figure (default 5)", DefaultValueFactory = _ => 5 }.Between(1, MostSeconds);
        var live = new Option<int>("--live") { Description = "Instead: so many workflows that wait, all due within one minute" }.Between(0, 1_000_000);
        var ended = new Option<int>("--ended") { Description = "Instead: a node beside so many workflows that have ended and --live that wait: its start, its memory, its lists" }.Between(0, 10_000_000);
        var command = new Command("threds", "Measure how many events workflows take, durable and in order, beside a bare persist and reply of the same bytes") { postgres, sqlite, json, seconds, live, ended };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(postgres), given.GetValue(sqlite), given.GetValue(seconds), new(given.GetValue(live), given.GetValue(ended)), given.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? connection, bool sqlite, int seconds, Many many, string? json, CancellationToken cancellation)
    {
        if (sqlite && connection is not null)
            return CommandLineErrors.Refuse("--postgres and --sqlite are not accepted together; give one of them.");
        using var folder = DataFolder.Of(null);
        if (sqlite || connection is not null)
            return await MeasureAsync(sqlite ? new StoreOptions("sqlite", folder.Path, "") : new StoreOptions("postgres", "", connection!), folder.Path, seconds, many, json, cancellation);
        LocalPostgres.LetThrough(folder.Path);
        await using var server = await LocalPostgres.StartAsync(folder.Path, IPAddress.Loopback, cancellation);
        return await MeasureAsync(new StoreOptions("postgres", "", server.Connection), folder.Path, seconds, many, json, cancellation);
    }

    private static async Task<int> MeasureAsync(StoreOptions store, string folder, int seconds, Many many, string? json, CancellationToken cancellation)
    {
        var (live, ended) = many;
        if (ended > 0)
        {
            var beside = await new ManyThredsBench(store, folder, live, ended).RunAsync(Console.Error.WriteLine, cancellation);
            return await PrintAsync(beside.Lines(), beside, json, cancellation);
        }

        if (live > 0)
        {
            await using var node = await ThredBenchNode.StartAsync(store, cancellation);
            var timers = await new TimerBench(node, live).RunAsync(Console.Error.WriteLine, cancellation);
            await PrintAsync([timers.Line], timers, json, cancellation);
            return timers.Fired == live ? 0 : 1;
        }

        var report = await new ThredBench(store, TimeSpan.FromSeconds(seconds)).RunAsync(Console.Error.WriteLine, cancellation);
        return await PrintAsync(report.Lines(), report, json, cancellation);
    }

    private static async Task<int> PrintAsync<T>(IEnumerable<string> lines, T report, string? json, CancellationToken cancellation)
    {
        foreach (var line in lines)
            Console.WriteLine(line);
        if (json is not null)
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
        return 0;
    }

    private sealed record Many(int Live, int Ended);
}
