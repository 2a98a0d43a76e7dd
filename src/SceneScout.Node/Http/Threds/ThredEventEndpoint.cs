using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Model;

namespace SceneScout.Node.Http.Threds;

/// <summary><c>POST /api/threds/events</c>: where events come in.</summary>
internal static class ThredEventEndpoint
{
    private const int MostEvents = 1000;
    private const string Accepted = "an event as a JSON object {id?, type, source: {id}, thredId?, re?, data?}, or an array of at most 1000";

    /// <summary>Maps the route.</summary>
    public static void MapThredEvents(this WebApplication app) => app.MapPost("/api/threds/events", PostAsync)
        .WithSummary("Take in an event or an array of them").WithDescription("The answer comes when all that follows is durable; the same event may be sent again, its id or Idempotency-Key says so.")
        .WithName("sendEvents")
        .WithMetadata(AuditedRoute.Mark)
        .Takes<JsonElement>("""{"id": "evt-1", "type": "org.example.booked", "source": {"id": "ann"}, "data": {"seats": 2}}""")
        .Gives<EventsTakenView>(null, StatusCodes.Status202Accepted)
        .IsKeyed();

    private static async Task<IResult> PostAsync(HttpRequest request, ThredHost threds, HttpAudit audit, TimeProvider time, CancellationToken cancellation)
    {
        var sent = request.Headers[IdempotencyKey.Header];
        var (key, wanted) = IdempotencyKey.Read(sent);
        if (wanted is not null)
            return Problems.Field(IdempotencyKey.Header, sent, wanted);
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Accepted}; {e.Message}");
        }

        var many = body as JsonArray;
        if (body is not (JsonObject or JsonArray) || many?.Count is 0 or > MostEvents)
            return Problems.Field("body", many is null ? body?.ToJsonString() : $"{many.Count} events", Accepted);
        var events = new List<ThredEvent>();
        foreach (var (node, i) in (many ?? [body.DeepClone()]).Select((node, i) => (node, i)))
        {
            try
            {
                events.Add(Read(node, key is null ? null : many is null ? key : string.Create(CultureInfo.InvariantCulture, $"{key}.{i}"), Activity.Current?.Id ?? request.Headers.TraceParent, time));
            }
            catch (ModelException e)
            {
                var place = many is null ? "" : string.Create(CultureInfo.InvariantCulture, $"[{i}].");
                return Problems.Of(new SpawnFault(FaultKind.Validation, string.Join(" ", e.Mistakes.Select(mistake => $"{place}{mistake}."))));
            }
        }

        await audit.NoteAsync(request.HttpContext, "thred.send", events[0].Id, ("events", events.Count.ToString(CultureInfo.InvariantCulture)), ("type", events[0].Type), ("source", events[0].Source.Id));
        try
        {
            var outcomes = await threds.Intake.SubmitAsync(events, cancellation);
            return Results.Json(EventsTakenView.Of(outcomes), statusCode: StatusCodes.Status202Accepted);
        }
        catch (IntakeBusyException e)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "INTAKE_BUSY", $"{e.Message} Send the same events again, under the same ids.");
        }
    }

    private static ThredEvent Read(JsonNode? node, string? id, string? parent, TimeProvider time)
    {
        if (node is JsonObject given)
        {
            if (given["id"] is null)
                given["id"] = id ?? $"evt{Guid.CreateVersion7():N}";
            if (given["time"] is null && given["timestamp"] is null)
                given["time"] = time.GetUtcNow().ToUnixTimeMilliseconds();
            // An event that says nothing of a trace belongs to that of its request.
            if (given["trace"] is null && ActivityContext.TryParse(parent, null, out var trace))
            {
                var own = new JsonObject { ["traceId"] = trace.TraceId.ToHexString(), ["spanId"] = trace.SpanId.ToHexString() };
                // A trace of which nothing is kept: what follows goes on saying so.
                if (!trace.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
                    own["flags"] = "00";
                given["trace"] = own;
            }
        }

        return EventReading.Read(JsonSerializer.SerializeToElement(node));
    }
}
