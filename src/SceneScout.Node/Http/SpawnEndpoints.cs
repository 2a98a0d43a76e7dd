using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET</c> and <c>POST /api/spawn</c>, in the shapes of the user's documents.</summary>
internal static class SpawnEndpoints
{
    /// <summary>Largest body accepted.</summary>
    public const int MaxBodyBytes = 1_000_000;

    private const int TaskLimit = 200;

    /// <summary>Maps the routes.</summary>
    public static void MapSpawn(this WebApplication app)
    {
        app.MapGet("/api/spawn", GetAsync).WithSummary("System status, workers, tasks, or the state of the whole system").WithDescription("?action=status|workers|tasks|state; state comes in pages, with limit and after.").WithName("getSpawn")
            .Asks(
                QueryWord.Choice("action", "what to tell", "status", "workers", "tasks", "state") with { Needed = true },
                QueryWord.Whole("limit", "of state: entries of each list", 1, SpawnState.MaxLimit),
                QueryWord.Text("after", "of state: next of the page before"))
            .Gives<SpawnState>().IsTagged();
        app.MapPost("/api/spawn", PostAsync).WithSummary("Spawn a worker, queue tasks or plan discovery").WithDescription("{action: spawn|task|discovery, params}, or a list of tasks.").WithName("postSpawn")
            .Takes<SpawnForm>("""{"action": "discovery", "params": {"cities": ["Berlin"], "sources": ["yelp"]}}""").Gives<JsonObject>("""{"success": true, "planId": "request-0198", "tasks": 1, "areas": 1}""")
            .Gives<RequestView>(null, StatusCodes.Status202Accepted).IsKeyed().WithMetadata(AuditedRoute.Mark);
        app.MapGet("/api/spawn/requests/{id:guid}", RequestAsync).WithSummary("A durable request and what came of it").WithName("getRequest").Gives<RequestView>().IsTagged();
    }

    private static async Task<IResult> GetAsync(
        string? action, string? limit, string? after, IStore store, SpawnGateway gateway, PipelineRates rates, TimeProvider time, CancellationToken cancellation) => action switch
        {
            "status" => new TaggedJson(await SystemStatus.ReadAsync(store, gateway, rates, time.GetUtcNow(), cancellation)),
            "workers" => new TaggedJson((await store.Workers.ListAsync(cancellation)).Select(WorkerView.Of)),
            "tasks" => new TaggedJson(await TasksAsync(store, cancellation)),
            "state" => await StateAsync(limit, after, store, gateway, rates, time, cancellation),
            _ => Problems.Field("action", action, "one of status, workers, tasks, state"),
        };

    private static async Task<IResult> StateAsync(
        string? limit, string? after, IStore store, SpawnGateway gateway, PipelineRates rates, TimeProvider time, CancellationToken cancellation)
    {
        var most = SpawnState.DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > SpawnState.MaxLimit))
            return Problems.Field("limit", limit, $"1 to {SpawnState.MaxLimit}");
        var place = after is null ? null : SpawnStateCursor.Read(after);
        return after is not null && place is null
            ? Problems.Field("after", after, "next of the page before")
            : new TaggedJson(await SpawnState.ReadAsync(store, gateway, rates, place, most, time.GetUtcNow(), cancellation));
    }

    private static async Task<IEnumerable<TaskView>> TasksAsync(IStore store, CancellationToken cancellation)
    {
        var leased = await store.Tasks.ListAsync(null, TaskState.Leased, TaskLimit, cancellation);
        var queued = await store.Tasks.ListAsync(null, TaskState.Queued, TaskLimit, cancellation);
        return leased.Concat(queued).Select(TaskView.Of);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, RequestGateway gateway, HttpAudit audit, SpawnServices services, CancellationToken cancellation)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"a JSON object {{action, params}}; {e.Message}");
        }

        // A list is a batch of tasks.
        if (body is JsonArray list)
            body = new JsonObject { ["action"] = "task", ["params"] = new JsonObject { ["tasks"] = list.DeepClone() } };
        if (body is not JsonObject root)
            return Problems.Field("body", body?.ToJsonString(), "a JSON object {action, params}, or a list of tasks");
        if (root["params"] is not (null or JsonObject))
            return Problems.Field("params", root["params"]!.ToJsonString(), "a JSON object");
        if (root["action"] is not null && TextOf(root["action"]) is null)
            return Problems.Field("action", root["action"]!.ToJsonString(), "one of spawn, task, discovery");
        var (kept, problem) = await SubmitAsync(TextOf(root["action"]), (JsonObject?)root["params"] ?? [], request, gateway, audit, services, cancellation);
        return problem ?? Answer(kept!);
    }

    /// <summary>Keeps a request and waits a while for its end.</summary>
    /// <param name="action">spawn, task or discovery.</param>
    /// <param name="parameters">With what.</param>
    /// <param name="request">How it came.</param>
    /// <param name="gateway">Where it goes.</param>
    /// <param name="audit">Where it is written down.</param>
    /// <param name="services">What it is read by.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The request as it stands, or what is wrong with it.</returns>
    internal static async Task<(SpawnRequest? Kept, IResult? Problem)> SubmitAsync(
        string? action, JsonObject parameters, HttpRequest request, RequestGateway gateway, HttpAudit audit, SpawnServices services, CancellationToken cancellation)
    {
        var sent = request.Headers[IdempotencyKey.Header];
        var (key, accepted) = IdempotencyKey.Read(sent);
        if (accepted is not null)
            return (null, Problems.Field(IdempotencyKey.Header, sent, accepted));

        var now = services.Now;
        var wish = new NewSpawnRequest(Guid.CreateVersion7(now), action ?? "", parameters.ToJsonString(), "http", key, Activity.Current?.Id);
        if (RequestReader.Read(wish.Id, action, wish.ParamsJson, now, services.Sources, services.Stages).Mistake is { } mistake)
            return (null, Problems.Of(mistake));
        // Written in the transaction that keeps the request: what is asked for twice under one key is one act.
        var act = audit.Entry(request.HttpContext, $"spawn.{wish.Action}", null, ("request", wish.Id.ToString()), ("key", wish.IdempotencyKey), ("params", wish.ParamsJson));
        var (kept, known, fault) = await gateway.SubmitAsync(wish with { Act = act }, cancellation);
        if (fault is not null)
            return (null, Problems.Of(fault));
        return known && (kept!.Action != wish.Action || !JsonNode.DeepEquals(JsonNode.Parse(kept.ParamsJson), JsonNode.Parse(wish.ParamsJson)))
            ? (null, Problems.Of(StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED", $"{IdempotencyKey.Header} '{key}' was used for another request."))
            : (kept, null);
    }

    private static async Task<IResult> RequestAsync(Guid id, IStore store, CancellationToken cancellation) =>
        await store.Requests.FindAsync(id, cancellation) is { } found
            ? new TaggedJson(RequestView.Of(found))
            : Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"No request has the id {id}.");

    /// <summary>The answer to a request as it stands.</summary>
    internal static IResult Answer(SpawnRequest request) => request switch
    {
        { Status: "done" } => Results.Text(request.ResultJson, "application/json"),
        { Ended: true } => Problems.Of(RequestEnd.FaultOf(request) ?? new SpawnFault(FaultKind.Unexpected, request.Error ?? "The request was refused.")),
        // Durable, not yet done: the cluster goes on with it whether the caller asks again or not.
        _ => Results.Accepted($"/api/spawn/requests/{request.Id}", RequestView.Of(request)),
    };

    /// <summary>The text of a JSON string; null for anything else.</summary>
    internal static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
