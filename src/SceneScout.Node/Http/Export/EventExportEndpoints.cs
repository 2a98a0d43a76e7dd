using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CommunityToolkit.HighPerformance;
using CommunityToolkit.HighPerformance.Buffers;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Http.Unread;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Export;

/// <summary>Events in the forms that other programs read: GeoJSON, iCalendar, and whole exports as JSON Lines and CSV.</summary>
internal static class EventExportEndpoints
{
    // A calendar program takes what it is given in one answer.
    private const int MostInCalendar = 2000;
    private const int Page = 500;
    private static readonly TimeSpan CalendarBegins = TimeSpan.FromDays(-1);

    /// <summary>Maps the routes.</summary>
    public static void MapEventExport(this WebApplication app)
    {
        app.MapGet("/api/events.geojson", FeaturesAsync).WithName("listFeatures").WithSummary("Events as GeoJSON, one page")
            .Asks([.. QueryWords.Conditions, QueryWords.Limit(500, 50), QueryWords.After]).Gives<EventFeatureCollection>(null, StatusCodes.Status200OK, EventFeatureCollection.MediaType).IsTagged();
        app.MapGet("/api/events.ics", CalendarAsync).WithName("getCalendar").WithSummary("Events as a calendar to subscribe to").WithDescription($"From yesterday on where from is left out, {MostInCalendar} at most.")
            .Asks([.. QueryWords.Conditions, QueryWord.Text("name", "the calendar's name, up to 100 characters", "Tonight in Berlin")]).Produces<string>(StatusCodes.Status200OK, EventCalendar.MediaType).IsTagged();
        app.MapGet("/api/events/export", ExportAsync).WithName("exportEvents").WithSummary("All events that fit, as a stream")
            .Asks([QueryWord.Choice("format", "jsonl when left out", "jsonl", "csv"), .. QueryWords.Conditions]).Produces<string>(StatusCodes.Status200OK, "application/jsonl", "text/csv");
    }

    private static async Task<IResult> FeaturesAsync(HttpRequest request, IStore store, SpawnServices services, ScoutOptions options, CancellationToken cancellation)
    {
        var (query, mistake) = EventQueryReader.Read(request.Query, services.Sources);
        if (query is null)
            return mistake!;
        var page = await store.Events.QueryAsync(query, cancellation);
        return new TaggedJson(EventFeatureCollection.Of(page.Events.Select(document => EventView.Of(document, options.Registry)), page.Next), EventFeatureCollection.MediaType);
    }

    private static async Task<IResult> CalendarAsync(HttpRequest request, IStore store, SpawnServices services, ScoutOptions options, IOptions<JsonOptions> json, CancellationToken cancellation)
    {
        var (query, mistake) = EventQueryReader.Read(request.Query, services.Sources);
        if (query is null)
            return mistake!;
        var name = request.Query["name"].ToString() is { Length: > 0 and <= 100 } given ? given : "SceneScout";
        var events = new List<EventView>();
        await foreach (var view in AllAsync(query with { From = query.From ?? services.Now + CalendarBegins }, store, options, cancellation))
        {
            events.Add(view);
            if (events.Count == MostInCalendar)
                break;
        }

        // Programs that subscribed ask again and again; the calendar says when it was made, its events do not.
        return EntityTags.IsKnown(request.HttpContext, JsonSerializer.SerializeToUtf8Bytes(new { name, events }, json.Value.SerializerOptions))
            ? Results.Empty
            : Results.Text(EventCalendar.Of(events, name, services.Now), EventCalendar.MediaType, Encoding.UTF8);
    }

    private static IResult ExportAsync(
        HttpRequest request, string? format, IStore store, SpawnServices services, ScoutOptions options, UnreadEventWriter writer, CancellationToken cancellation)
    {
        var (query, mistake) = EventQueryReader.Read(request.Query, services.Sources);
        if (query is null)
            return mistake!;
        if (query.After is { } after)
            return Problems.Field("after", after, "nothing here: an export is whole");
        return format switch
        {
            null or "" or "jsonl" => Results.Stream(body => LinesAsync(body, query, store, writer, cancellation), "application/jsonl", "events.jsonl"),
            "csv" => Results.Stream(body => TableAsync(body, AllAsync(query, store, options, cancellation), cancellation), "text/csv; charset=utf-8", "events.csv"),
            _ => Problems.Field("format", format, "jsonl or csv"),
        };
    }

    // Page by page, so that an export of any size holds a page in memory.
    private static async IAsyncEnumerable<EventView> AllAsync(EventQuery query, IStore store, ScoutOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = query with { Limit = Page };
        while (true)
        {
            var page = await store.Events.QueryAsync(next, cancellation);
            foreach (var document in page.Events)
                yield return EventView.Of(document, options.Registry);
            if (page.Next is null)
                yield break;
            next = next with { After = page.Next };
        }
    }

    private static async Task LinesAsync(Stream body, EventQuery query, IStore store, UnreadEventWriter events, CancellationToken cancellation)
    {
        var next = query with { Limit = Page };
        using var bytes = new ArrayPoolBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true });
        while (true)
        {
            var page = await store.Events.QueryUnreadAsync(next, cancellation);
            foreach (var stored in page.Events)
            {
                events.Write(writer, stored);
                await writer.FlushAsync(cancellation);
                writer.Reset();
                bytes.Write("\n"u8);
            }

            await body.WriteAsync(bytes.WrittenMemory, cancellation);
            bytes.Clear();
            if (page.Next is null)
                return;
            next = next with { After = page.Next };
        }
    }

    private static async Task TableAsync(Stream body, IAsyncEnumerable<EventView> events, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        await csv.WriteRecordsAsync(RowsAsync(events, cancellation), cancellation);
    }

    private static async IAsyncEnumerable<EventCsvRow> RowsAsync(IAsyncEnumerable<EventView> events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var view in events.WithCancellation(cancellation))
            yield return EventCsvRow.Of(view);
    }
}
