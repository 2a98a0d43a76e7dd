using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Tasks;

/// <summary><c>/api/tasks</c>: the queue as resources.</summary>
internal static class TaskEndpoints
{
    /// <summary>The route.</summary>
    public const string Route = "/api/tasks";

    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;
    private const string States = "queued, leased, succeeded, dead-lettered, cancelled";
    private const string Example = """{"type": "discovery", "priority": 7, "parameters": {"source": "ticketmaster", "location": {"latitude": 52.52, "longitude": 13.405, "radius": 10000}, "dateRange": {"start": "2027-01-01", "end": "2027-02-01"}}}""";

    /// <summary>Maps the routes.</summary>
    public static void MapTasks(this WebApplication app)
    {
        app.MapGet(Route, ListAsync).WithName("listTasks").WithSummary("Tasks, newest first")
            .Asks(
                QueryWord.Choice("state", "only these", "queued", "leased", "succeeded", "dead-lettered", "cancelled"),
                QueryWord.Text("type", "only this type", "discovery"),
                QueryWord.Text("source", "only this source", "yelp"),
                QueryWords.Limit(MaxLimit, DefaultLimit),
                QueryWords.After)
            .Gives<TaskPageView>().IsTagged();
        app.MapPost(Route, PostAsync).WithName("queueTask").WithSummary("Queue a task, or a list of them").WithDescription("As POST /api/spawn with the action task.")
            .Takes<TaskForm>(Example).Gives<TaskQueuedView>("""{"success": true, "taskId": "by-hand-1", "known": false}""", StatusCodes.Status201Created).IsKeyed().WithMetadata(AuditedRoute.Mark);
        app.MapGet(Route + "/{id}", FindAsync).WithName("getTask").WithSummary("A task, and why it is where it is").Gives<TaskDetailView>().IsTagged();
        app.MapDelete(Route + "/{id}", CancelAsync).WithName("cancelTask").WithSummary("Cancel a live task; whoever works on it stops at once").Gives<TaskActView>("""{"taskId": "by-hand-1", "changed": true}""")
            .WithMetadata(AuditedRoute.Mark);
    }

    /// <summary>Reads how many entries a page has.</summary>
    internal static bool TryLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit);
    }

    /// <summary>What a wrong limit is told.</summary>
    internal static IResult WrongLimit(string? limit) => Problems.Field("limit", limit, $"a whole number from 1 to {MaxLimit}");

    /// <summary>Reads a type of tasks and a place in a list.</summary>
    internal static IResult? Read(string? type, string? after, SpawnServices services, out TaskType? found, out TimedPlace? place)
    {
        (found, place) = (null, null);
        if (!string.IsNullOrEmpty(type))
        {
            if (services.Stages.Find(type) is not { } stage)
                return Problems.Field("type", type, services.Stages.Accepted);
            found = stage.Type;
        }

        if (string.IsNullOrEmpty(after))
            return null;
        place = TimedCursor.Read(after);
        return place is null ? Problems.Field("after", after, "next of the page before") : null;
    }

    private static async Task<IResult> ListAsync(string? state, string? type, string? source, string? limit, string? after, SpawnServices services, CancellationToken cancellation)
    {
        if (!TryLimit(limit, out var most))
            return WrongLimit(limit);
        var wanted = TaskStates.Parse(state);
        if (!string.IsNullOrEmpty(state) && wanted is null)
            return Problems.Field("state", state, $"one of {States}");
        if (Read(type, after, services, out var kind, out var place) is { } mistake)
            return mistake;
        var (tasks, next) = await services.Store.Tasks.NewestAsync(new TaskFilter(kind, wanted, string.IsNullOrEmpty(source) ? null : source), place, most, cancellation);
        return new TaggedJson(new TaskPageView([.. tasks.Select(TaskView.Of)], next is null ? null : TimedCursor.Write(next)));
    }

    private static async Task<IResult> PostAsync(HttpRequest request, RequestGateway gateway, HttpAudit audit, SpawnServices services, CancellationToken cancellation)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"a task {{type, parameters}} as a JSON object, or a list of them; {e.Message}");
        }

        var parameters = body switch
        {
            JsonArray list => new JsonObject { ["tasks"] = list.DeepClone() },
            JsonObject one => new JsonObject { ["task"] = one.DeepClone() },
            _ => null,
        };
        if (parameters is null)
            return Problems.Field("body", body?.ToJsonString(), "a task {type, parameters} as a JSON object, or a list of them");
        var (kept, problem) = await SpawnEndpoints.SubmitAsync("task", parameters, request, gateway, audit, services, cancellation);
        if (problem is not null)
            return problem;
        if (kept is not { Status: "done", ResultJson: { } result })
            return SpawnEndpoints.Answer(kept!);
        var answer = JsonNode.Parse(result)!;
        return SpawnEndpoints.TextOf(answer["taskId"]) is { } id && answer["known"]?.GetValue<bool>() == false
            ? Results.Created($"{Route}/{Uri.EscapeDataString(id)}", answer)
            : Results.Json(answer, statusCode: answer["taskId"] is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> FindAsync(string id, TaskOperations desk, SpawnServices services, CancellationToken cancellation) =>
        await services.Store.Tasks.FindAsync(id, cancellation) is { } task
            ? new TaggedJson(TaskDetailView.Of(task, await desk.WhyAsync(id, cancellation)))
            : Unknown(id);

    private static async Task<IResult> CancelAsync(string id, HttpContext context, TaskOperations desk, HttpAudit audit, SpawnServices services, CancellationToken cancellation)
    {
        if (await services.Store.Tasks.FindAsync(id, cancellation) is null)
            return Unknown(id);
        await audit.NoteAsync(context, "task.cancel", id);
        return Results.Json(new TaskActView(id, await desk.CancelAsync(id, cancellation)));
    }

    private static IResult Unknown(string id) => Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no task {id}.");
}
