using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Review;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>POST /api/events/{id}/review</c>: lets an event be published, or keeps it from being.</summary>
internal static class ReviewEndpoint
{
    private const int MaxNote = 500;
    private const string Body = """a JSON object {"decision": "accept" or "reject", "note": "why", "version": 3}, note and version as you like""";

    /// <summary>Maps the route.</summary>
    public static void MapReview(this WebApplication app) => app.MapPost("/api/events/{id}/review", DecideAsync)
        .WithSummary("Accept or reject an event").WithDescription("{decision: accept|reject, note, version}. With version only that one is decided on: 409 when the event has changed since. GET /api/events?review=pending lists what waits.")
        .WithName("reviewEvent")
        .Takes<ReviewForm>("""{"decision": "accept", "note": "looked at the page", "version": 3}""")
        .Gives<ReviewedView>("""{"eventId": "3f2a6e0c-0000-0000-0000-000000000000", "version": 3, "review": "accepted", "changed": true}""")
        .WithMetadata(AuditedRoute.Mark);

    private static async Task<IResult> DecideAsync(string id, HttpContext context, SpawnServices services, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var guid))
            return Problems.Field("id", id, "the id of an event, a UUID");
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(context.Request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 8 }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Body}; {e.Message}");
        }

        if (body is not JsonObject root)
            return Problems.Field("body", body?.ToJsonString(), Body);
        var decision = SpawnEndpoints.TextOf(root["decision"])?.ToLowerInvariant();
        if (decision is not ("accept" or "accepted" or "reject" or "rejected"))
            return Problems.Field("decision", root["decision"]?.ToJsonString(), "accept or reject");
        var note = SpawnEndpoints.TextOf(root["note"]);
        if (root["note"] is not null && note is not { Length: <= MaxNote })
            return Problems.Field("note", root["note"]!.ToJsonString(), $"text of at most {MaxNote} characters");
        long seen = 0;
        if (root["version"] is not null && !(root["version"] is JsonValue number && number.TryGetValue(out seen) && seen > 0))
            return Problems.Field("version", root["version"]!.ToJsonString(), "the version of the event that was looked at, a whole number from 1 on");
        var answer = await services.Store.Events.ReviewAsync(
            new ReviewDecision(guid, decision.StartsWith("accept", StringComparison.Ordinal), note) { Version = seen > 0 ? seen : null },
            new Act(Caller.Of(context).ToString(), note ?? "", services.Now),
            cancellation);
        return answer switch
        {
            null => Problems.Of(404, "NOT_FOUND", $"There is no event {guid}."),
            { End: ReviewEnd.Outdated } => Problems.Of(409, "CONFLICT", $"version {seen} is not accepted: event {answer.EventId} is at version {answer.Version} by now; look at it again."),
            _ => Results.Json(new ReviewedView(answer.EventId, answer.Version, answer.State.Name(), answer.End == ReviewEnd.Done)),
        };
    }
}
