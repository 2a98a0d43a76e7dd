using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http.Tasks;

/// <summary><c>/api/workers</c>: workers as resources.</summary>
internal static class WorkerEndpoints
{
    private const string Route = "/api/workers";

    /// <summary>Maps the routes.</summary>
    public static void MapWorkers(this WebApplication app)
    {
        app.MapGet(Route, ListAsync).WithName("listWorkers").WithSummary("All workers, by id").Gives<IReadOnlyList<WorkerView>>().IsTagged();
        app.MapGet(Route + "/{id}", FindAsync).WithName("getWorker").WithSummary("A worker").Gives<WorkerView>().IsTagged();
        app.MapPost(Route, PostAsync).WithName("spawnWorker").WithSummary("Start a worker of a type more").WithDescription("As POST /api/spawn with the action spawn.")
            .Takes<WorkerForm>("""{"type": "discovery"}""").Gives<WorkerSpawnedView>("""{"workerId": "worker-discovery-2"}""", StatusCodes.Status201Created).IsKeyed().WithMetadata(AuditedRoute.Mark);
    }

    private static async Task<IResult> ListAsync(SpawnServices services, CancellationToken cancellation) =>
        new TaggedJson((await services.Store.Workers.ListAsync(cancellation)).Select(WorkerView.Of));

    private static async Task<IResult> FindAsync(string id, SpawnServices services, CancellationToken cancellation) =>
        (await services.Store.Workers.ListAsync(cancellation)).FirstOrDefault(worker => worker.WorkerId == id) is { } found
            ? new TaggedJson(WorkerView.Of(found))
            : Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no worker {id}.");

    private static async Task<IResult> PostAsync(HttpRequest request, RequestGateway gateway, HttpAudit audit, SpawnServices services, CancellationToken cancellation)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"a JSON object {{type}}; {e.Message}");
        }

        if (body is not JsonObject form)
            return Problems.Field("body", body?.ToJsonString(), "a JSON object {type}");
        var (kept, problem) = await SpawnEndpoints.SubmitAsync("spawn", (JsonObject)form.DeepClone(), request, gateway, audit, services, cancellation);
        if (problem is not null)
            return problem;
        if (kept is not { Status: "done", ResultJson: { } result })
            return SpawnEndpoints.Answer(kept!);
        var answer = JsonNode.Parse(result)!;
        return Results.Created($"{Route}/{answer["workerId"]}", answer);
    }
}

/// <summary>The form of a wish for a worker.</summary>
/// <param name="Type">discovery, ingestion, processing, or another stage of the node.</param>
internal sealed record WorkerForm(string Type);

/// <summary>A worker that was spawned.</summary>
/// <param name="WorkerId">Its id.</param>
internal sealed record WorkerSpawnedView(string WorkerId);
