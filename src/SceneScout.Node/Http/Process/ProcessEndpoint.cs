using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Process;

/// <summary><c>POST /api/events/process</c>: events that a caller sends, through the whole pipeline.</summary>
internal static class ProcessEndpoint
{
    private const int MaxEvents = 5_000;
    private const int MaxLine = 1_000_000;
    private const int SpoolInMemory = 1 << 20;
    private const long MaxBody = 16_000_000;
    private const string Body = """a JSON object {"source": "manual", "events": [{...}], "options": {"batchSize": 50, "deduplicationEnabled": true}}""";
    private static readonly string[] Lines = ["application/x-ndjson", "application/jsonl", "application/jsonlines"];

    /// <summary>Maps the route.</summary>
    public static void MapProcess(this WebApplication app)
    {
        app.MapPost("/api/events/process", ProcessAsync)
            .WithSummary("Send events through the whole pipeline").WithDescription($"{{source, events, options{{batchSize, deduplicationEnabled, priority, wait}}}}, at most {MaxEvents} events and {MaxBody / 1_000_000} MB; any number as application/x-ndjson, one event a line, with ?source=. Submissions (source manual) wait for review. Idempotent by content, and by Idempotency-Key.")
            .WithName("processEvents")
            .WithMetadata(AuditedRoute.Mark)
            .Takes<ProcessForm>("""{"source": "manual", "events": [{"title": "Neighbours sing", "start": "2027-02-01T19:00", "timezone": "Europe/Berlin", "venue_name": "Town hall", "city": "Berlin", "country": "DE"}], "options": {"batchSize": 50, "deduplicationEnabled": true}}""")
            .Gives<ProcessAnswer>()
            .Gives<ProcessAnswer>(null, StatusCodes.Status202Accepted)
            .IsKeyed();
    }

    private static async Task<IResult> ProcessAsync(HttpContext context, SpawnServices services, ProcessPipeline pipeline, HttpAudit audit, IOptions<JsonOptions> json)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        var isLines = Lines.Contains(type, StringComparer.OrdinalIgnoreCase);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = isLines ? null : MaxBody;
        var (key, accepted) = IdempotencyKey.Read(context.Request.Headers[IdempotencyKey.Header]);
        if (accepted is not null)
            return Problems.Field(IdempotencyKey.Header, context.Request.Headers[IdempotencyKey.Header], accepted);
        if (isLines && key is not null)
            return Problems.Field(IdempotencyKey.Header, key, "nothing with lines, whose events are idempotent by their content; or a JSON body");
        if (await pipeline.IsFullAsync(context.RequestAborted))
            return Problems.Of(new SpawnFault(FaultKind.WorkerLimit, "As much waits for ingestion as may; send it again later."));
        return isLines ? await StreamAsync(context, services, pipeline, audit, json.Value.SerializerOptions) : await WholeAsync(context, key, services, pipeline, audit, json.Value.SerializerOptions);
    }

    private static async Task<IResult> WholeAsync(
        HttpContext context, string? key, SpawnServices services, ProcessPipeline pipeline, HttpAudit audit, JsonSerializerOptions json)
    {
        var (cancellation, store) = (context.RequestAborted, services.Store);
        var (bytes, tooLarge) = await BytesAsync(context.Request.Body, cancellation);
        if (tooLarge)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", $"A JSON body has at most {MaxBody} bytes; send application/x-ndjson, one event a line, for more.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Body}; {e.Message}");
        }

        using (document)
        {
            var (adapter, events, options, mistake) = Read(document.RootElement, services.Sources);
            if (mistake is not null)
                return mistake;
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (key is not null && await store.Requests.FindByKeyAsync(key, cancellation) is { } known)
                return Again(known, key, hash);

            var call = Guid.CreateVersion7(services.Now);
            var items = Items(events, adapter!).ToList();
            if (items.Count > MaxEvents)
                return Problems.Field("events", $"{items.Count} events", $"at most {MaxEvents}; send application/x-ndjson, one event a line, for more");
            await audit.NoteAsync(context, "events.process", adapter!.Name.Value, ("request", call.ToString()), ("key", key), ("events", Text(items.Count)));
            var (results, until) = (ImmutableArray.CreateBuilder<ProcessResult>(items.Count), services.Now + options!.Wait);
            foreach (var chunk in items.Chunk(options.BatchSize))
                results.AddRange(await pipeline.RunAsync($"process-{call:N}-{Text(results.Count)}", chunk, adapter, options, until, Activity.Current?.Id, cancellation));
            var answer = ProcessAnswer.Of(results.ToImmutable(), await ProcessStats.ReadAsync(store, services.Now, cancellation));
            if (key is null || answer.Summary.Queued > 0)
                return Results.Json(answer, json, statusCode: answer.HttpStatus);
            // What is not done yet is not remembered: asked again, the answer says more.
            var parameters = JsonSerializer.Serialize(new { hash, source = adapter.Name.Value, status = answer.HttpStatus });
            var kept = await store.Requests.RecordAsync(
                new NewSpawnRequest(call, "process", parameters, "http", key, Activity.Current?.Id), JsonSerializer.Serialize(answer, json), services.Now, cancellation);
            return Again(kept, key, hash);
        }
    }

    private static async Task<IResult> StreamAsync(HttpContext context, SpawnServices services, ProcessPipeline pipeline, HttpAudit audit, JsonSerializerOptions json)
    {
        var cancellation = context.RequestAborted;
        var named = context.Request.Query["source"].ToString();
        if (services.Sources.Adapter(named) is not { } adapter)
            return Problems.Field("source", named.Length == 0 ? null : named, $"one of {services.Sources.Names}");
        var (options, wrong) = ProcessOptions.Read(context.Request.Query);
        if (wrong is var (field, value, accepted))
            return Problems.Field(field, value, accepted);
        var call = Guid.CreateVersion7(services.Now);
        await audit.NoteAsync(context, "events.process", adapter.Name.Value, ("request", call.ToString()), ("events", "lines"));
        // A caller that sends all before it reads anything must not wait for itself: results wait on disk until the body has ended.
        var spool = new FileBufferingWriteStream(SpoolInMemory);
        context.Response.RegisterForDisposeAsync(spool);
        var (summary, chunk, done) = (ProcessSummary.Empty, new List<ProcessItem>(), 0);
        await foreach (var (number, line) in BodyLines.ReadAsync(context.Request.BodyReader, MaxLine, cancellation))
        {
            chunk.AddRange(OfLine(number, line, adapter));
            if (chunk.Count >= options!.BatchSize)
                await FlushAsync();
        }

        await FlushAsync();
        await LineAsync(new { success = summary.Success, summary, stats = await ProcessStats.ReadAsync(services.Store, services.Now, cancellation) });
        context.Response.StatusCode = !summary.Success ? StatusCodes.Status400BadRequest : summary.Queued > 0 ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        context.Response.ContentType = Lines[0];
        await spool.DrainBufferAsync(context.Response.Body, cancellation);
        return Results.Empty;

        async Task FlushAsync()
        {
            foreach (var part in chunk.Chunk(options!.BatchSize))
                foreach (var result in await pipeline.RunAsync($"process-{call:N}-{Text(done++)}", part, adapter, options, services.Now + options.Wait, Activity.Current?.Id, cancellation))
                {
                    summary = summary.With(result.Outcome);
                    await LineAsync(result);
                }

            chunk.Clear();
        }

        async Task LineAsync(object line)
        {
            await JsonSerializer.SerializeAsync(spool, line, json, cancellation);
            await spool.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    private static List<ProcessItem> OfLine(int number, byte[]? line, ISourceAdapter adapter)
    {
        if (line is null)
            return [ProcessItem.Unusable(number, null, $"Not usable: a line has at most {MaxLine} bytes.")];
        try
        {
            using var json = JsonDocument.Parse(line);
            return [.. ProcessItem.Of(number, json.RootElement, adapter)];
        }
        catch (JsonException e)
        {
            return [ProcessItem.Unusable(number, System.Text.Encoding.UTF8.GetString(line), $"Not usable: a line is a JSON object. {e.Message}")];
        }
    }

    private static (ISourceAdapter? Adapter, JsonElement Events, ProcessOptions? Options, IResult? Mistake) Read(JsonElement root, ISourceSet sources)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Wrong(Problems.Field("body", root.ValueKind.ToString(), Body));
        var source = root.TryGetProperty("source", out var given) ? given : default;
        if (sources.Adapter(source.ValueKind == JsonValueKind.String ? source.GetString() : null) is not { } adapter)
            return Wrong(Problems.Field("source", source.ValueKind == JsonValueKind.Undefined ? null : source.ToString(), $"one of {sources.Names}"));
        if (!root.TryGetProperty("events", out var events) || events.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            return Wrong(Problems.Field("events", events.ValueKind == JsonValueKind.Undefined ? null : events.GetRawText(), "a list of events, or one, in the source's own form"));
        var (options, wrong) = ProcessOptions.Read(root.TryGetProperty("options", out var set) ? set : default);
        return wrong is var (field, value, accepted) ? Wrong(Problems.Field(field, value, accepted)) : (adapter, events, options, null);

        static (ISourceAdapter?, JsonElement, ProcessOptions?, IResult?) Wrong(IResult mistake) => (null, default, null, mistake);
    }

    private static IEnumerable<ProcessItem> Items(JsonElement events, ISourceAdapter adapter) => events.ValueKind == JsonValueKind.Array
        ? events.EnumerateArray().SelectMany((json, index) => ProcessItem.Of(index, json, adapter))
        : ProcessItem.Of(0, events, adapter);

    private static IResult Again(SpawnRequest known, string key, string hash)
    {
        using var parameters = JsonDocument.Parse(known.ParamsJson);
        return known.Action == "process" && parameters.RootElement.GetProperty("hash").GetString() == hash
            ? Results.Text(known.ResultJson, "application/json", statusCode: parameters.RootElement.GetProperty("status").GetInt32())
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED", $"{IdempotencyKey.Header} '{key}' was used for another request.");
    }

    private static async Task<(byte[] Bytes, bool TooLarge)> BytesAsync(Stream body, CancellationToken cancellation)
    {
        var read = new MemoryStream();
        try
        {
            await body.CopyToAsync(read, cancellation);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ([], true);
        }

        return read.Length > MaxBody ? ([], true) : (read.ToArray(), false);
    }

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
