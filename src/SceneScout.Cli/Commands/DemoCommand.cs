using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Demo;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout demo</c>: one node with everything, against the simulated sources.</summary>
internal static class DemoCommand
{
    private const int DefaultPort = 8080;
    private const int MaxEvents = 1_000_000;
    private const int PlanTries = 4;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Keep the store in this folder and go on from it next time; temporary when left out" }.Folder();
        var once = new Option<bool>("--once") { Description = "Exit when the plan is done" };
        var report = new Option<string?>("--report") { Description = "Write a JSON summary to this file when the plan is done" }.WritableFile();
        var postgres = new Option<string?>("--postgres") { Description = "Use this PostgreSQL database (Npgsql connection string) instead of SQLite" }.Connection();
        var events = new Option<int?>("--events") { Description = "Real-world events in the simulated world (default 2000)" }.Between(1, MaxEvents);
        var seed = new Option<int?>("--seed") { Description = "Seed of the simulated world (default 1)" };
        var port = new Option<int?>("--port") { Description = $"Port of the HTTP API and dashboard (default {DefaultPort}, or a free one when it is taken)" }.Between(0, 65535);
        var pictures = new Option<bool>("--pictures") { Description = "Fetch the events' pictures, too: the simulated sources serve them" };
        var verbose = new Option<bool>("--verbose") { Description = "Log what the node does" };
        var command = new Command("demo", "Run the whole pipeline on one node against simulated sources") { data, once, report, postgres, events, seed, port, pictures, verbose };
        command.SetAction((given, cancellation) => RunAsync(
            new Arguments(
                given.GetValue(data), given.GetValue(once), given.GetValue(report), given.GetValue(postgres),
                given.GetValue(events), given.GetValue(seed), given.GetValue(port), given.GetValue(pictures), given.GetValue(verbose)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Arguments wish, CancellationToken cancellation)
    {
        using var folder = DataFolder.Of(wish.Data);
        if (DemoWorld.Of(folder.Path, wish.Seed, wish.Events) is not { } world)
            return CommandLineErrors.Refuse($"--data '{wish.Data}' holds another world; leave --seed and --events out, or name another folder.");

        await using var simulator = await world.StartAsync(wish.Pictures, cancellation);
        var started = TimeProvider.System.GetTimestamp();
        await using var node = await ScoutNode.StartAsync(
            Options(wish, folder, simulator), DemoWorld.Targets(), wish.Verbose ? LogLevel.Information : LogLevel.Error, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, node.Stopping);
        try
        {
            return await FollowAsync(wish, node, () => TimeProvider.System.GetElapsedTime(started), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
            return 130;
        }
    }

    private static async Task<int> FollowAsync(Arguments wish, ScoutNode node, Func<TimeSpan> elapsed, CancellationToken cancellation)
    {
        var range = new DateRange(DemoWorld.Start, DemoWorld.Start + node.Services.Options.Horizon);
        var (planned, fault) = await PlanAsync(node, new SpawnCommands.PlanDiscovery("demo", [], [], range), cancellation);
        if (planned is null)
        {
            Console.Error.WriteLine($"scout: the plan was refused: {fault}");
            return 1;
        }

        Console.WriteLine($"Planned {planned.Tasks} searches around {node.Services.Targets.Count} cities. Dashboard: {node.Address}");
        var report = await new DemoProgress(node, elapsed).WatchAsync(cancellation);
        Console.WriteLine($"Done in {report.Seconds:0.0} s: {report.Events.Canonical} events from {report.Listings.Ingested} listings, {report.Events.DuplicatesMerged} duplicates merged, {report.EventsPerSecond:0} events a second.");
        if (wish.Report is { } file)
            await report.WriteAsync(file, cancellation);
        if (wish.Once)
            return 0;
        Console.WriteLine($"Serving the dashboard and the API at {node.Address} – Ctrl-C stops.");
        await node.WaitAsync(cancellation);
        return 0;
    }

    // On a busy machine the controller may need more than one question's time to come up; asking again plans nothing twice.
    private static async Task<(SpawnReplies.DiscoveryPlanned? Planned, SpawnFault? Fault)> PlanAsync(
        ScoutNode node, SpawnCommands.PlanDiscovery command, CancellationToken cancellation)
    {
        for (var left = PlanTries - 1; ; left--)
        {
            var (planned, fault) = await node.Gateway.PlanAsync(command, cancellation);
            if (fault?.Kind != FaultKind.TaskTimeout || left == 0)
                return (planned, fault);
        }
    }

    private static ScoutOptions Options(Arguments wish, DataFolder folder, Simulator.SimulatorHost simulator)
    {
        var settings = DemoWorld.Settings(simulator);
        settings["store.kind"] = wish.Postgres is null ? "sqlite" : "postgres";
        settings["store.folder"] = folder.Path;
        settings["store.connection"] = wish.Postgres ?? "";
        settings["http.port"] = $"{wish.Port ?? (wish.Once || IsTaken(DefaultPort) ? 0 : DefaultPort)}";
        // One machine, one process: work is looked for at once, so that the plan ends when its last task does.
        settings["spawn.idle-poll"] = "200ms";
        if (wish.Pictures)
        {
            settings["images.enabled"] = "true";
            settings["images.allow-loopback"] = "true";
            settings["images.per-host-per-second"] = "1000";
        }

        return OptionsReader.Read(ConfigFiles.Load([], settings));
    }

    private static bool IsTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private sealed record Arguments(string? Data, bool Once, string? Report, string? Postgres, int? Events, int? Seed, int? Port, bool Pictures, bool Verbose);
}
