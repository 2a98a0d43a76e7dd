using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Bench.Images;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench images</c>: pictures a second, from an address to kept variants.</summary>
internal static class ImagesBenchCommand
{
    private const int MostPictures = 10_000;
    private const int DefaultPictures = 60;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as JSON" }.WritableFile();
        var pictures = new Option<int>("--pictures") { Description = $"Pictures of a round, of which there are three (default {DefaultPictures})", DefaultValueFactory = _ => DefaultPictures }.Between(1, MostPictures);
        var command = new Command("images", "Measure pictures: 100 KB JPEGs from loopback to three WebP variants with hash and blurhash, beside vipsthumbnail where it is installed") { json, pictures };
        command.SetAction(async (given, cancellation) =>
        {
            var report = await ImagesBench.RunAsync(given.GetValue(pictures), cancellation);
            foreach (var line in report.Lines())
                Console.WriteLine(line);
            if (given.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, ViewJson.Indented), cancellation);
            return 0;
        });
        return command;
    }
}
