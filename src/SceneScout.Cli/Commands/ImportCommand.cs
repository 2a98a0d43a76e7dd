using System.CommandLine;
using System.Text.Json;
using SceneScout.Cli.Import;
using SceneScout.Contracts.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using Spectre.Console;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout import FILE... --source NAME</c>.</summary>
internal static class ImportCommand
{
    private const long MaxFileBytes = 256_000_000;

    /// <summary>The command.</summary>
    /// <param name="sources">The known sources; null for the product's own.</param>
    public static Command Create(SourceRegistry? sources = null)
    {
        sources ??= SourceRegistry.BuiltIn;
        var files = new Argument<string[]>("FILE") { Description = "Answers of the source's API: a search page, a bare array or a single event", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = $"Whose answers they are: {sources.Names}", Required = true };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table" };
        var output = new Option<string?>("--out") { Description = "Write the canonical events (and venues) to this file as JSON Lines" }.WritableFile();
        var data = new Option<string?>("--data") { Description = "Keep the result in this folder; temporary when left out" }.Folder();
        var postgres = new Option<string?>("--postgres") { Description = "Keep the result in this PostgreSQL database" }.Connection();
        var command = new Command("import", "Read recorded API answers through the whole pipeline") { files, source, json, output, data, postgres };
        command.SetAction(async (given, cancellation) =>
        {
            if (sources.Find(given.GetValue(source)) is not { } definition)
                return CommandLineErrors.Refuse($"--source '{given.GetValue(source)}' is not a source; give one of {sources.Names}.");
            using var folder = DataFolder.Of(given.GetValue(data));
            var connection = given.GetValue(postgres);
            await using var store = StoreOpening.Open(new StoreOptions(connection is null ? "sqlite" : "postgres", folder.Path, connection ?? ""));
            await store.MigrateAsync(cancellation);
            return await RunAsync(store, sources, definition.Adapter, given.GetValue(files) ?? [], given.GetValue(json), given.GetValue(output), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IStore store, SourceRegistry sources, ISourceAdapter source, string[] files, bool json, string? output, CancellationToken cancellation)
    {
        var pipeline = new ImportPipeline(store, sources, QualityOptions.Vouched, TimeProvider.System);
        var reports = new List<FileReport>();
        var venues = new List<VenueRecord>();
        foreach (var file in files)
            reports.Add(await ReadAsync(file, source, pipeline, venues, cancellation));
        await pipeline.DrainAsync(cancellation);
        if (output is not null)
            await WriteAsync(output, store, sources, venues, cancellation);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(reports, ViewJson.Indented));
        else
            Print(reports, await store.Events.TotalsAsync(cancellation));
        return reports.Any(r => r.Error is not null) ? 1 : 0;
    }

    private static async Task<FileReport> ReadAsync(
        string path, ISourceAdapter source, ImportPipeline pipeline, List<VenueRecord> venues, CancellationToken cancellation)
    {
        FileReading file;
        try
        {
            await using var stream = File.OpenRead(path);
            if (stream.Length > MaxFileBytes)
                return FileReport.Unreadable(path, $"The file has {stream.Length} bytes; at most {MaxFileBytes} are read.");
            using var json = await JsonDocument.ParseAsync(stream, new JsonDocumentOptions { MaxDepth = 128 }, cancellation);
            file = FileReading.Of(json.RootElement, source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return FileReport.Unreadable(path, e is JsonException ? $"The file is not JSON: {e.Message}" : e.Message);
        }

        venues.AddRange(file.Venues);
        var unchanged = await pipeline.KeepAsync(file, source.Name, cancellation);
        var skipped = file.Skips.Length + unchanged;
        return new FileReport(
            path,
            file.Usable.Length + file.Skips.Length + file.FailedListings + file.Venues.Length,
            file.Usable.Length - unchanged + file.Venues.Length,
            skipped,
            file.FailedListings,
            file.Failures,
            file.Skips,
            file.Warnings,
            file.Findings,
            file.Note,
            null);
    }

    private static async Task WriteAsync(string output, IStore store, SourceRegistry sources, List<VenueRecord> venues, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output);
        await foreach (var document in store.Events.StreamAsync(cancellation))
            await writer.WriteLineAsync(JsonSerializer.Serialize(EventView.Of(document, sources), ViewJson.Line).AsMemory(), cancellation);
        foreach (var venue in venues.DistinctBy(v => v.Key).OrderBy(v => v.Key))
            await writer.WriteLineAsync(JsonSerializer.Serialize(ImportedVenue.Of(venue), ViewJson.Line).AsMemory(), cancellation);
    }

    private static IEnumerable<string> Remarks(FileReport report)
    {
        foreach (var failure in report.Failures.Take(3))
            yield return $"{failure.Id}: {failure.Field} {failure.Why}";
        foreach (var finding in report.Findings)
            yield return finding.ToString();
        if (report.Warnings.Count == 0)
            yield break;
        yield return $"{report.Warnings.Count} fields of good listings were left out or repaired:";
        foreach (var warning in report.Warnings.Take(3))
            yield return $"{warning.Id}: {warning.Field} {warning.Why}";
    }

    private static void Print(List<FileReport> reports, EventTotals totals)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("File").AddColumn(new TableColumn("Total").RightAligned()).AddColumn(new TableColumn("Processed").RightAligned())
            .AddColumn(new TableColumn("Skipped").RightAligned()).AddColumn(new TableColumn("Failed").RightAligned()).AddColumn("Remarks");
        foreach (var r in reports)
            table.AddRow(
                Markup.Escape(Path.GetFileName(r.File)), $"{r.Total}", $"{r.Processed}", $"{r.Skipped}", $"{r.Failed}",
                Markup.Escape(r.Error ?? r.Note ?? string.Join("\n", Remarks(r))));
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"[bold]{totals.Canonical}[/] canonical events from {totals.Listings} listings ({totals.DuplicatesMerged} duplicates merged)");
    }
}
