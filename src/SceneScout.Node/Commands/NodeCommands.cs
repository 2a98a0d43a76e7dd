using System.CommandLine;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Simulator;
using Spectre.Console;

namespace SceneScout.Node.Commands;

/// <summary><c>scout node</c>, <c>migrate</c>, <c>config</c> and <c>simulator</c>.</summary>
internal static class NodeCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> Create()
    {
        yield return Configured("node", "Run a node with the configured roles, sources and store", NodeAsync);
        yield return Configured("migrate", "Bring the store's schema to the newest version", MigrateAsync);
        yield return Configured("config", "Print the settings in force and where each comes from", (config, _) => Task.FromResult(Print(config)));
        yield return SimulatorCommand();
    }

    private static Command Configured(string name, string description, Func<EffectiveConfig, CancellationToken, Task<int>> run)
    {
        var files = new Option<string[]>("--config") { Description = "HOCON file over the defaults; may be given several times, the last is strongest", Arity = ArgumentArity.ZeroOrMore };
        var set = new Option<string[]>("--set") { Description = "KEY=VALUE over everything, the key without 'scenescout.'; may be given several times", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name, description) { files, set };
        command.SetAction((given, cancellation) =>
        {
            var settings = new Dictionary<string, string>();
            foreach (var text in given.GetValue(set) ?? [])
            {
                if (text.Split('=', 2) is not [var key, var value])
                    return Task.FromResult(CommandLineErrors.Refuse($"--set '{text}' is not KEY=VALUE."));
                settings[key] = value;
            }

            return run(ConfigFiles.Load(given.GetValue(files) ?? [], settings), cancellation);
        });
        return command;
    }

    private static async Task<int> NodeAsync(EffectiveConfig config, CancellationToken cancellation)
    {
        await using var node = await ScoutNode.StartAsync(OptionsReader.Read(config), null, LogLevel.Information, cancellation);
        Console.WriteLine($"The node serves the dashboard and the API at {node.Address}");
        await node.WaitAsync(cancellation);
        return 0;
    }

    private static async Task<int> MigrateAsync(EffectiveConfig config, CancellationToken cancellation)
    {
        await using var store = StoreOpening.Open(OptionsReader.Read(config).Store);
        var applied = await store.MigrateAsync(cancellation);
        Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
        return 0;
    }

    private static int Print(EffectiveConfig config)
    {
        OptionsReader.Read(config);
        var table = new Table().Border(TableBorder.Simple).AddColumn("Setting").AddColumn("Value").AddColumn("From");
        foreach (var setting in config.All)
            table.AddRow(
                Markup.Escape(setting.Setting.Key),
                Markup.Escape(setting.Setting.Secret && setting.Text.Length > 0 ? "***" : setting.Text),
                Markup.Escape(setting.Origin));
        AnsiConsole.Write(table);
        foreach (var name in Settings.Superseded.Where(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }))
            Console.WriteLine($"{name} is set but has no use here: queue and store are one database.");
        return 0;
    }

    private static Command SimulatorCommand()
    {
        var seed = new Option<int>("--seed") { Description = "Seed of the world", DefaultValueFactory = _ => 1 };
        var events = new Option<int>("--events") { Description = "Real-world events in it", DefaultValueFactory = _ => 2000 };
        var port = new Option<int>("--port") { Description = "Loopback port; 0 for any free one", DefaultValueFactory = _ => 8090 };
        var command = new Command("simulator", "Serve the five simulated source APIs alone") { seed, events, port };
        command.SetAction(async (given, cancellation) =>
        {
            await using var simulator = await SimulatorHost.StartAsync(
                new SimulatorOptions { Seed = given.GetValue(seed), Events = given.GetValue(events), Port = given.GetValue(port) }, cancellation);
            foreach (var source in SourceNames.All)
                Console.WriteLine($"{source,-14}{simulator.BaseAddressOf(source)}");
            Console.WriteLine($"{"truth",-14}{simulator.BaseAddress}truth");
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        });
        return command;
    }
}
