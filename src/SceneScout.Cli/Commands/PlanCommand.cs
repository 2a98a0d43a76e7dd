using System.CommandLine;
using System.Text.Json;
using SceneScout.Cli.Planning;
using SceneScout.Contracts.Json;
using SceneScout.Node.Configuration;
using Spectre.Console;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout plan</c>: what would be searched and what it takes, before anything is called.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new ConfigOptions()
            .Flag("--data", "Folder of the embedded store whose past searches are reckoned with", text => [("store.kind", "sqlite"), ("store.folder", text)])
            .Flag("--postgres", "Npgsql connection string of the store whose past searches are reckoned with", text => [("store.kind", "postgres"), ("store.connection", text)])
            .Flag("--cities", "Cities to search around, parted by semicolons, in place of the configured ones: \"Hamburg; Springfield, IL/30km\"", "discovery.cities");
        var source = new Option<string[]>("--source") { Description = "Only this source; may be given several times", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of tables" };
        var map = new Option<string?>("--map") { Description = "Draw the plan into this SVG file" };
        var command = new Command("plan", "Print the discovery plan, its calls and its share of each budget before anything is called") { source, json, map };
        config.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            OptionsReader.Read(config.Load(parsed)), parsed.GetValue(source) ?? [], parsed.GetValue(json), parsed.GetValue(map), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ScoutOptions options, string[] sources, bool json, string? map, CancellationToken cancellation)
    {
        if (map is not null && !map.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return CommandLineErrors.Refuse($"--map '{map}' is not accepted; give a file that ends in .svg.");
        var now = TimeProvider.System.GetUtcNow();
        var preview = PlanPreview.Of(options, await PastSearches.ReadAsync(options, now, cancellation), sources, now);
        if (map is not null)
            await File.WriteAllTextAsync(map, PlanMap.Svg(preview), cancellation);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(PlanView.Of(preview), ViewJson.Indented));
        else
            PlanTable.Write(preview, AnsiConsole.Console);
        return 0;
    }
}
