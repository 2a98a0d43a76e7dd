using System.CommandLine;
using System.Globalization;
using System.Net;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Limits;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout simulator</c>: the five APIs alone.</summary>
internal static class SimulatorCommand
{
    private const int DefaultPort = 8090;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Seed of the world and its faults", DefaultValueFactory = _ => 1 };
        var events = new Option<int>("--events") { Description = "Real-world events in it, 1 to 1000000", DefaultValueFactory = _ => 2000 }.Between(1, 1_000_000);
        var host = new Option<string>("--host") { Description = "Address to listen on", DefaultValueFactory = _ => IPAddress.Loopback.ToString() };
        var port = new Option<int>("--port") { Description = "Port; 0 for any free one", DefaultValueFactory = _ => DefaultPort }.Between(0, 65535);
        var start = new Option<string?>("--start") { Description = "The world's first instant, ISO 8601; the last full hour when left out" };
        var unlimited = new Option<bool>("--no-limits") { Description = "Count calls, but refuse none for being too many" };
        var keep = new Option<bool>("--keep-answers") { Description = "Keep every answer and give the same bytes to the same request until the world moves: it takes memory, and hardly any time" };
        var pictures = new Option<bool>("--pictures") { Description = "Serve pictures, too, and name these in answers" };
        var limits = new Option<string[]>("--limit") { Description = "Another number of calls in a window of a source's limits, SOURCE:WINDOW=CALLS, for example eventbrite:hour=100000; may be given several times" };
        var faults = new Option<string[]>("--fault") { Description = "What goes wrong: SOURCE:NAME=VALUE[,NAME=VALUE...], for example ticketmaster:errorRate=0.2 or all:latency=00:00:01; may be given several times" };
        var command = new Command("simulator", "Serve the five simulated source APIs alone") { seed, events, host, port, start, unlimited, keep, pictures, limits, faults };
        command.SetAction((given, cancellation) =>
        {
            if (!IPAddress.TryParse(given.GetValue(host), out var address))
                return Task.FromResult(CommandLineErrors.Refuse($"--host '{given.GetValue(host)}' is no address; give one such as 127.0.0.1 or 0.0.0.0."));
            var instant = default(DateTimeOffset);
            if (given.GetValue(start) is { } text
                && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant))
                return Task.FromResult(CommandLineErrors.Refuse($"--start '{text}' is not accepted; give an ISO 8601 instant such as 2027-01-01T00:00:00Z."));
            var options = new SimulatorOptions
            {
                Seed = given.GetValue(seed),
                Events = given.GetValue(events),
                Host = address,
                Port = given.GetValue(port),
                Start = instant,
                EnforceLimits = !given.GetValue(unlimited),
                KeepAnswers = given.GetValue(keep),
                ServePictures = given.GetValue(pictures),
            };
            return RunAsync(options, given.GetValue(limits) ?? [], given.GetValue(faults) ?? [], cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, string[] limits, string[] faults, CancellationToken cancellation)
    {
        SimulatorHost simulator;
        try
        {
            simulator = await SimulatorHost.StartAsync(
                options with { Limits = limits.Aggregate(options.Limits, LimitPlanText.Add), Faults = faults.Aggregate(FaultPlan.None, FaultText.Add) }, cancellation);
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return CommandLineErrors.Refuse(e.Message);
        }

        await using (simulator)
        {
            foreach (var source in SourceNames.All)
                Console.WriteLine($"{source,-14}{simulator.BaseAddressOf(source)}");
            Console.WriteLine($"{"truth",-14}{simulator.BaseAddress}truth?offset=0&limit=100");
            Console.WriteLine($"{"stats",-14}{simulator.BaseAddress}stats");
            Console.WriteLine($"{"time",-14}curl -X POST '{simulator.BaseAddress}advance?hours=24'   (the world is at {simulator.World.Now:u})");
            Console.WriteLine($"{"faults",-14}curl -X PUT {simulator.BaseAddress}faults/ticketmaster -H 'Content-Type: application/json' -d '{{\"errorRate\":0.2,\"latency\":\"00:00:01\"}}'");
            Console.WriteLine($"{"",-14}curl -X DELETE {simulator.BaseAddress}faults/ticketmaster");
            Console.WriteLine($"{simulator.World.Truth.Length} events. Any key is accepted, but for those that begin with 'bad-'. Ctrl-C stops.");
            await simulator.WaitAsync(cancellation);
        }

        return 0;
    }
}
