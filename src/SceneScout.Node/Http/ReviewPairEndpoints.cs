using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Faults;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/review/pairs</c>, <c>POST /api/review/pairs/{id}/accept</c> and <c>/reject</c>, <c>POST /api/events/{id}/split</c>.</summary>
internal static class ReviewPairEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;
    private const string Body = """a JSON object {"listings": ["yelp:some-id"]}""";

    /// <summary>Maps the routes.</summary>
    public static void MapReviewPairs(this WebApplication app)
    {
        app.MapGet("/api/review/pairs", ListAsync).WithSummary("Pairs of listings that may be one event, the likeliest first").WithName("listPairs")
            .Asks(QueryWord.Choice("state", "pending when left out", "pending", "accepted", "rejected"), QueryWords.Limit(MaxLimit, DefaultLimit)).Gives<ReviewPairsView>().IsTagged();
        app.MapPost("/api/review/pairs/{id}/accept", (string id, HttpContext context, ReviewDesk desk, HttpAudit audit, CancellationToken cancellation) => RuleAsync(id, true, context, desk, audit, cancellation))
            .WithSummary("Say that a pair is one event: both become one").WithName("acceptPair").Gives<ChangedEventsView>().WithMetadata(AuditedRoute.Mark);
        app.MapPost("/api/review/pairs/{id}/reject", (string id, HttpContext context, ReviewDesk desk, HttpAudit audit, CancellationToken cancellation) => RuleAsync(id, false, context, desk, audit, cancellation))
            .WithSummary("Say that a pair is two events: both stay apart for good").WithName("rejectPair").Gives<ChangedEventsView>().WithMetadata(AuditedRoute.Mark);
        app.MapPost("/api/events/{id}/split", SplitAsync).WithSummary("Take listings out of an event and keep them apart").WithDescription("{listings: [\"yelp:some-id\"]}: at least one, and not all.").WithName("splitEvent").Takes<SplitForm>("""{"listings": ["yelp:some-id"]}""").Gives<ChangedEventsView>().WithMetadata(AuditedRoute.Mark);
    }

    private static async Task<IResult> ListAsync(string? state, string? limit, ReviewDesk desk, CancellationToken cancellation)
    {
        var most = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, out most) || most is < 1 or > MaxLimit))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        var wanted = PairReviewState.Pending;
        if (state is not null && (!Enum.TryParse(state, ignoreCase: true, out wanted) || !Enum.IsDefined(wanted) || !state.All(char.IsAsciiLetter)))
            return Problems.Field("state", state, "pending, accepted or rejected");
        return new TaggedJson(new ReviewPairsView((await desk.ListAsync(wanted, most, cancellation)).Select(ReviewPairView.Of)));
    }

    private static async Task<IResult> RuleAsync(string id, bool isSame, HttpContext context, ReviewDesk desk, HttpAudit audit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } pair)
            return Problems.Of(404, "NOT_FOUND", $"There is no pair {id}.");
        await audit.NoteAsync(context, isSame ? "review.accept" : "review.reject", $"{pair.Id}", ("left", pair.Left.ToString()), ("right", pair.Right.ToString()));
        return Told(await desk.RuleAsync(pair, isSame, Caller.Of(context).ToString(), cancellation));
    }

    private static async Task<IResult> SplitAsync(string id, HttpRequest request, IStore store, ReviewDesk desk, HttpAudit audit, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var guid))
            return Problems.Field("id", id, "the id of an event, a UUID");
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Body}; {e.Message}");
        }

        if (body is not JsonObject root || root["listings"] is not JsonArray listings)
            return Problems.Field("body", body?.ToJsonString(), Body);
        if (await store.Events.FindAsync(guid, cancellation) is not { } found)
            return Problems.Of(404, "NOT_FOUND", $"There is no event {guid}.");
        var texts = listings.Select(text => SpawnEndpoints.TextOf(text) ?? "").ToList();
        if (ReviewDesk.Leaving(found, texts) is not { } leaving)
            return Problems.Field("listings", string.Join(", ", texts), ReviewDesk.AcceptedListings);
        await audit.NoteAsync(request.HttpContext, "event.split", $"{found.Event.Id}", ("listings", string.Join(", ", leaving)));
        return Told(await desk.SplitAsync(found, leaving, Caller.Of(request.HttpContext).ToString(), cancellation));
    }

    private static IResult Told((ImmutableArray<Guid> Changed, SpawnFault? Fault) answer) =>
        answer.Fault is { } fault ? Problems.Of(fault) : Results.Json(new ChangedEventsView(answer.Changed));
}
