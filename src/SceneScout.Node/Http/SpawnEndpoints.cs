using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Sources.Contracts;
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
        app.MapGet("/api/spawn", GetAsync).WithSummary("System status, workers or tasks: ?action=status|workers|tasks");
        app.MapPost("/api/spawn", PostAsync).WithSummary("Spawn a worker, queue a task or plan discovery: {action: spawn|task|discovery, params}");
    }

    private static async Task<IResult> GetAsync(
        string? action, IStore store, SpawnGateway gateway, PipelineRates rates, TimeProvider time, CancellationToken cancellation) => action switch
    {
        "status" => Results.Json(await SystemStatus.ReadAsync(store, gateway, rates, time.GetUtcNow(), cancellation)),
        "workers" => Results.Json((await store.Workers.ListAsync(cancellation)).Select(WorkerView.Of)),
        "tasks" => Results.Json(await TasksAsync(store, cancellation)),
        _ => Problems.Field("action", action, "one of status, workers, tasks"),
    };

    private static async Task<IEnumerable<TaskView>> TasksAsync(IStore store, CancellationToken cancellation)
    {
        var leased = await store.Tasks.ListAsync(null, TaskState.Leased, TaskLimit, cancellation);
        var queued = await store.Tasks.ListAsync(null, TaskState.Queued, TaskLimit, cancellation);
        return leased.Concat(queued).Select(TaskView.Of);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, SpawnGateway gateway, SpawnServices services, TimeProvider time, CancellationToken cancellation)
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

        if (body is not JsonObject root)
            return Problems.Field("body", body?.ToJsonString(), "a JSON object {action, params}");
        if (root["params"] is not (null or JsonObject))
            return Problems.Field("params", root["params"]!.ToJsonString(), "a JSON object");
        var parameters = root["params"] as JsonObject ?? [];
        var now = time.GetUtcNow();
        return TextOf(root["action"]) switch
        {
            "spawn" => await SpawnAsync(parameters, gateway, cancellation),
            "task" => await TaskAsync(parameters, gateway, services.Sources, now, cancellation),
            "discovery" => await DiscoveryAsync(parameters, gateway, now, cancellation),
            _ => Problems.Field("action", root["action"]?.ToJsonString(), "one of spawn, task, discovery"),
        };
    }

    private static async Task<IResult> SpawnAsync(JsonObject parameters, SpawnGateway gateway, CancellationToken cancellation)
    {
        if (TaskTypes.Parse(TextOf(parameters["type"])) is not { } type)
            return Problems.Field("params.type", parameters["type"]?.ToJsonString(), "one of discovery, ingestion, processing");
        var (spawned, fault) = await gateway.SpawnAsync(type, cancellation);
        return fault is null ? Results.Json(new { workerId = spawned!.WorkerId }) : Problems.Of(fault);
    }

    private static async Task<IResult> TaskAsync(JsonObject parameters, SpawnGateway gateway, ISourceSet sources, DateTimeOffset now, CancellationToken cancellation)
    {
        var (task, mistake) = TaskReader.Read(parameters["task"], now, sources);
        if (task is null)
            return mistake!;
        var (accepted, fault) = await gateway.SubmitAsync(task, cancellation);
        return fault is null ? Results.Json(new { success = true, taskId = accepted!.TaskId, known = accepted.Known }) : Problems.Of(fault);
    }

    private static async Task<IResult> DiscoveryAsync(JsonObject parameters, SpawnGateway gateway, DateTimeOffset now, CancellationToken cancellation)
    {
        var (command, mistake) = DiscoveryReader.Read(parameters, now);
        if (command is null)
            return mistake!;
        var (planned, fault) = await gateway.PlanAsync(command, cancellation);
        return fault is null
            ? Results.Json(new { success = true, planId = planned!.PlanId, tasks = planned.Tasks, areas = planned.Areas })
            : Problems.Of(fault);
    }

    /// <summary>The text of a JSON string; null for anything else.</summary>
    internal static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
