using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SceneScout.Classification;
using SceneScout.Cli.Import;
using SceneScout.Contracts.Json;
using SceneScout.Geocoding;
using SceneScout.Lab.Replay;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout replay</c>: does again by today's rules what was ingested or processed.</summary>
internal static class ReplayCommand
{
    private const int Shown = 20;
    private const int MostAsked = 100_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var stage = new Option<string>("--stage") { Description = "What is done again: ingestion (listings are read from their raw rows), processing (events are enriched and scored) or geocoding (places that are known roughly alone are asked for)", Required = true };
        stage.AcceptOnlyFromAmong(ReplayOptions.Ingestion, ReplayOptions.Processing, ReplayOptions.Geocoding);
        var since = new Option<string>("--since") { Description = "Listings seen, or events processed, at or after this: 2026-05-31, 2026-05-31T19:30Z, or so long ago: 12h, 7d", Required = true };
        since.Validators.Add(given =>
        {
            if (given.Tokens is [var token, ..] && Instant(token.Value, DateTimeOffset.UnixEpoch) is null)
                given.AddError($"--since '{token.Value}' is not accepted; give a day or an instant such as 2026-05-31 or 2026-05-31T19:30Z, or a span such as 7d.");
        });
        var source = new Option<string?>("--source") { Description = $"Of this source alone: {SourceRegistry.BuiltIn.Names}" };
        source.Validators.Add(given =>
        {
            if (given.Tokens is [var token, ..] && SourceRegistry.BuiltIn.Find(token.Value) is null)
                given.AddError($"--source '{token.Value}' is not accepted; give one of {SourceRegistry.BuiltIn.Names}.");
        });
        var dry = new Option<bool>("--dry-run") { Description = "Show what would differ and write nothing" };
        var here = new Option<bool>("--here") { Description = "Do the queued work in this process, too: for a store on which no node runs" };
        var limit = new Option<int?>("--limit") { Description = $"Events whose place is asked for (with --stage geocoding; default {ReplayOptions.DefaultLimit})" };
        limit.Validators.Add(given =>
        {
            if (given.Tokens is [var token, ..] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostAsked))
                given.AddError($"--limit '{token.Value}' is not accepted; give 1 to {MostAsked}.");
        });
        var show = new Option<int>("--show") { Description = $"Differences that are printed (default {Shown}); counts are of all", DefaultValueFactory = _ => Shown }.Between(0, 1_000_000);
        var output = new Option<string?>("--out") { Description = "Write all differences to this file as JSON Lines" }.WritableFile();
        var json = new Option<bool>("--json") { Description = "Print JSON instead of lines" };
        var data = new Option<string?>("--data") { Description = "Folder of a SQLite store" }.Folder();
        var postgres = new Option<string?>("--postgres") { Description = "PostgreSQL database (Npgsql connection string)" }.Connection();
        var config = new ConfigOptions();
        var command = new Command("replay", "Read or process again by today's rules what is stored, and show what they make otherwise") { stage, since, source, dry, here, limit, show, output, json, data, postgres };
        config.AddTo(command);
        command.SetAction(async (given, cancellation) =>
        {
            var (folder, connection) = (given.GetValue(data), given.GetValue(postgres));
            if (folder is null == connection is null)
                return CommandLineErrors.Refuse("give --data FOLDER or --postgres CONNECTION, one of them.");
            if (folder is not null && !File.Exists(Path.Combine(folder, SqliteStore.FileName)))
                return CommandLineErrors.Refuse($"--data '{folder}' is not accepted; there is no {SqliteStore.FileName} in it.");
            var settings = OptionsReader.Read(config.Load(given));
            var isGeocoding = given.GetValue(stage) == ReplayOptions.Geocoding;
            if (isGeocoding && settings.Geocoder is null)
                return CommandLineErrors.Refuse("--stage geocoding is not accepted; no geocoder is configured: give its address, --set geocoder.base-address=https://geocode.example.org/.");
            if (isGeocoding && given.GetValue(here))
                return CommandLineErrors.Refuse("--here is not accepted with --stage geocoding; nodes ask the geocoder, under the cluster's budget.");
            if (!isGeocoding && given.GetValue(limit) is not null)
                return CommandLineErrors.Refuse("--limit goes with --stage geocoding alone.");
            var options = new ReplayOptions(given.GetValue(stage)!, Instant(given.GetValue(since)!, TimeProvider.System.GetUtcNow())!.Value, SourceRegistry.BuiltIn.Find(given.GetValue(source))?.Name.Value, given.GetValue(dry))
            {
                Quality = settings.Spawn.Quality,
                Limit = given.GetValue(limit) ?? ReplayOptions.DefaultLimit,
                Below = settings.Geocoder?.Rules.Below ?? GeoPrecision.Street,
            };
            await using var store = StoreOpening.Open(new StoreOptions(connection is null ? "sqlite" : "postgres", folder ?? "", connection ?? ""));
            return await RunAsync(store, options, given.GetValue(here), given.GetValue(show), given.GetValue(output), given.GetValue(json), cancellation);
        });
        return command;
    }

    /// <summary>The instant of a text: one as written, or so long before the present; null for neither.</summary>
    internal static DateTimeOffset? Instant(string text, DateTimeOffset now) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant
        : text.Length > 1 && char.IsLetter(text[^1]) && SpanText.Read(text) is { } span && span < now - DateTimeOffset.MinValue ? now - span
        : null;

    private static async Task<int> RunAsync(IStore store, ReplayOptions options, bool here, int show, string? output, bool json, CancellationToken cancellation)
    {
        await using var file = output is null ? null : new StreamWriter(output);
        var left = show;
        var report = await new ReplayRun(store, SourceRegistry.BuiltIn, GeoAtlas.Bundled, ListingCategorizer.Bundled, TimeProvider.System).RunAsync(options, TellAsync, cancellation);
        if (here && !options.DryRun)
            await new ImportPipeline(store, SourceRegistry.BuiltIn, options.Quality, TimeProvider.System).DrainAsync(cancellation);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, ViewJson.Line));
            return 0;
        }

        Console.WriteLine($"{options.Stage} since {options.Since:yyyy-MM-dd'T'HH:mm:ss'Z'}: {report.Seen} looked at, {report.Same} the same, {report.Different} different");
        foreach (var (field, count) in report.Fields.OrderByDescending(field => field.Value))
            Console.WriteLine($"  {field}: {count}");
        Console.WriteLine(options.DryRun ? "Nothing was written." : here ? $"{report.Queued} were done again." : $"{report.Queued} were queued again; the nodes of this store do them.");
        if (report.IsCutShort)
            Console.WriteLine($"There may be more: --limit {options.Limit} was reached. Run it again when these are done.");
        return 0;

        async Task TellAsync(ReplayDifference difference)
        {
            if (file is not null)
                await file.WriteLineAsync(JsonSerializer.Serialize(difference, ViewJson.Line).AsMemory(), cancellation);
            if (left-- <= 0)
                return;
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(difference, ViewJson.Line));
                return;
            }

            Console.WriteLine($"{difference.Id} | {difference.Kind} | {difference.Title}");
            foreach (var field in difference.Fields)
                Console.WriteLine($"  {field.Field}: {field.Before ?? "nothing"} -> {field.After ?? "nothing"}");
        }
    }
}
