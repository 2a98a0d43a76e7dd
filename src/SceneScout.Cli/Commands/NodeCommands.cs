using System.CommandLine;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using Spectre.Console;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout node</c>, <c>migrate</c>, <c>config</c> and <c>simulator</c>.</summary>
internal static class NodeCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> Create()
    {
        yield return NodeCommand.Create();
        yield return Configured("migrate", "Bring the store's schema to the newest version", MigrateAsync);
        yield return Configured("config", "Print the settings in force and where each comes from", (config, _) => Task.FromResult(Print(config)));
        yield return SimulatorCommand.Create();
    }

    private static Command Configured(string name, string description, Func<EffectiveConfig, CancellationToken, Task<int>> run)
    {
        var given = new ConfigOptions();
        var command = new Command(name, description);
        given.AddTo(command);
        command.SetAction((parsed, cancellation) => run(given.Load(parsed), cancellation));
        return command;
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
}
