using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Http.Live;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Discoveries;

/// <summary><c>/api/discoveries</c>: discovery on demand, with its progress, its result, and an end before its end.</summary>
internal static class DiscoveryEndpoints
{
    private const string Route = "/api/discoveries";
    private const string Action = "discovery";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    // Networks drop connections that stay silent.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Maps the routes.</summary>
    public static void MapDiscoveries(this WebApplication app)
    {
        app.MapPost(Route, PostAsync)
            .WithSummary("Search now").WithDescription("{cities, sources, from, to}, all may be left out. Answered when it is durable; Location tells how it goes on.")
            .WithName("beginDiscovery").Takes<DiscoveryForm>("""{"cities": ["Berlin", "Springfield, IL/30km"], "sources": ["ticketmaster"], "from": "2027-01-01", "to": "2027-03-01"}""", optional: true)
            .Gives<DiscoveryRunState>(null, StatusCodes.Status202Accepted).IsKeyed().WithMetadata(AuditedRoute.Mark);
        app.MapGet(Route + "/{id:guid}", GetAsync).WithSummary("A discovery that was asked for: its searches by state, and what they have found").WithName("getDiscovery").Gives<DiscoveryRunState>().IsTagged();
        app.MapGet(Route + "/{id:guid}/progress", ProgressAsync)
            .WithName("followDiscovery").WithSummary("How a discovery goes on, as server-sent events").WithDescription("progress with each change, then end.").Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        app.MapDelete(Route + "/{id:guid}", DeleteAsync).WithSummary("End the searches of a discovery").WithDescription("What they have found goes on through the pipeline.").WithName("cancelDiscovery").Gives<DiscoveryRunState>().WithMetadata(AuditedRoute.Mark);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, RequestGateway gateway, HttpAudit audit, SpawnServices services, CancellationToken cancellation)
    {
        JsonNode? body;
        try
        {
            body = request.ContentLength is 0 or null && request.Headers.TransferEncoding.Count == 0
                ? new JsonObject()
                : await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"a JSON object; {e.Message}");
        }

        var now = services.Now;
        var (parameters, mistake) = DiscoveryWish.Read(body, now, services.Options.Horizon);
        if (mistake is var (field, value, accepted))
            return Problems.Field(field, value, accepted);
        var sent = request.Headers[IdempotencyKey.Header];
        var (key, odd) = IdempotencyKey.Read(sent);
        if (odd is not null)
            return Problems.Field(IdempotencyKey.Header, sent, odd);
        var wish = new NewSpawnRequest(Guid.CreateVersion7(now), Action, parameters!.ToJsonString(), "http", key, Activity.Current?.Id);
        if (RequestReader.Read(wish.Id, Action, wish.ParamsJson, now, services.Sources, services.Stages).Mistake is { } refused)
            return Problems.Of(refused);
        var act = audit.Entry(request.HttpContext, "discovery.begin", null, ("request", wish.Id.ToString()), ("key", key), ("params", wish.ParamsJson));
        var (kept, known, fault) = await gateway.SubmitAsync(wish with { Act = act }, cancellation);
        if (fault is not null)
            return Problems.Of(fault);
        if (known && (kept!.Action != Action || !DiscoveryWish.IsSame(JsonNode.Parse(kept.ParamsJson), parameters, hasBegin: body!["from"] is not null)))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED", $"{IdempotencyKey.Header} '{key}' was used for another request.");
        if (kept!.Ended && kept.Status != "done")
            return Problems.Of(RequestEnd.FaultOf(kept)!);
        return Results.Accepted($"{Route}/{kept.Id}", await StateAsync(kept, services, cancellation));
    }

    private static async Task<IResult> GetAsync(Guid id, SpawnServices services, CancellationToken cancellation) =>
        await FindAsync(id, services, cancellation) is { } request ? new TaggedJson(await StateAsync(request, services, cancellation)) : Unknown(id);

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, HttpAudit audit, TaskOperations desk, SpawnServices services, CancellationToken cancellation)
    {
        if (await FindAsync(id, services, cancellation) is not { } request)
            return Unknown(id);
        if (!request.Ended)
            return Problems.Of(StatusCodes.Status409Conflict, "STILL_PLANNING", $"The discovery {id} is being planned; its searches can be ended in a moment.");
        await audit.NoteAsync(context, "discovery.cancel", id.ToString());
        foreach (var search in (await SearchesAsync(request, services, cancellation)).Where(search => search.State.IsLive()))
            await desk.CancelAsync(search.Task.Id, cancellation);
        return Results.Json(await StateAsync(request, services, cancellation));
    }

    private static async Task<IResult> ProgressAsync(Guid id, HttpContext context, LivePlaces places, SpawnServices services, IOptions<JsonOptions> json, IHostApplicationLifetime lifetime)
    {
        if (await FindAsync(id, services, context.RequestAborted) is null)
            return Unknown(id);
        if (places.TryEnter() is not { } place)
            return Problems.Of(StatusCodes.Status429TooManyRequests, "TOO_MANY_WAITING", $"{places.Most} callers follow this node; ask another, or again later.");
        context.Response.RegisterForDispose(place);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.Headers.CacheControl = "no-store";
        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ended);
        return TypedResults.ServerSentEvents(FollowAsync(id, services, json.Value.SerializerOptions, ended.Token));
    }

    private static async IAsyncEnumerable<SseItem<string>> FollowAsync(Guid id, SpawnServices services, JsonSerializerOptions json, [EnumeratorCancellation] CancellationToken ended)
    {
        var (told, at, known) = ("", services.Time.GetTimestamp(), new SearchFollowing());
        while (!ended.IsCancellationRequested && await FindAsync(id, services, ended) is { } request)
        {
            // What has ended stays as it is: only what moved since the last look is read again.
            if (request.Ended)
                known = known.With(await SearchesAsync(request, services, ended, known.LookedAt), services.Now);
            var state = DiscoveryRunState.Of(request, known.Searches);
            var text = JsonSerializer.Serialize(state, json);
            if (text != told || state.Ended)
                yield return new SseItem<string>(text, state.Ended ? "end" : "progress");
            else if (services.Time.GetElapsedTime(at) >= Silence)
                yield return new SseItem<string>("{}", "ping");
            if (state.Ended)
                yield break;
            if (text != told || services.Time.GetElapsedTime(at) >= Silence)
                (told, at) = (text, services.Time.GetTimestamp());
            // A node that stops ends the stream, it does not break it off.
            await Task.WhenAny(Task.Delay(Beat, services.Time, ended));
        }
    }

    private static async Task<SpawnRequest?> FindAsync(Guid id, SpawnServices services, CancellationToken cancellation) =>
        await services.Store.Requests.FindAsync(id, cancellation) is { Action: Action } found ? found : null;

    private static async Task<DiscoveryRunState> StateAsync(SpawnRequest request, SpawnServices services, CancellationToken cancellation) =>
        DiscoveryRunState.Of(request, request.Ended ? await SearchesAsync(request, services, cancellation) : []);

    private static Task<ImmutableArray<TaskRecord>> SearchesAsync(SpawnRequest request, SpawnServices services, CancellationToken cancellation, DateTimeOffset? movedSince = null) =>
        services.Store.Tasks.OfPlanAsync($"request-{request.Id:N}", request.CreatedAt, request.CompletedAt ?? services.Now, movedSince, cancellation);

    private static IResult Unknown(Guid id) => Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"No discovery has the id {id}.");
}
