using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Tasks;

/// <summary><c>/api/dead-letters</c>: tasks that were given up, and what a person does about them.</summary>
internal static class DeadLetterEndpoints
{
    private const string Route = "/api/dead-letters";

    /// <summary>Maps the routes. Each act writes its own entry of the audit log, in its transaction.</summary>
    public static void MapDeadLetters(this WebApplication app)
    {
        const string Done = """{"taskId": "by-hand-1", "changed": true}""";
        app.MapGet(Route, ListAsync).WithName("listDeadLetters").WithSummary("Tasks that were given up, newest first")
            .Asks(QueryWord.Text("type", "only this type", "discovery"), QueryWord.Text("source", "only this source", "yelp"), QueryWords.Limit(500, 100), QueryWords.After)
            .Gives<DeadLetterPageView>().IsTagged();
        app.MapGet(Route + "/{id}", FindAsync).WithName("getDeadLetter").WithSummary("A dead letter with its payload and every attempt").Gives<DeadLetterDetailView>().IsTagged();
        app.MapGet(Route + "/{id}/parameters", ParametersAsync).WithName("getDeadLetterParameters").WithSummary("The parameters of a dead letter").Gives<JsonObject>().IsTagged(exact: true);
        app.MapPost(Route + "/{id}/retry", RetryAsync).WithName("retryDeadLetter").WithSummary("Queue it again").Gives<TaskActView>(Done).WithMetadata(AuditedRoute.Mark);
        app.MapPut(Route + "/{id}/parameters", EditAsync).WithName("editDeadLetter").WithSummary("Replace its parameters, in the shape of its type")
            .Takes<JsonObject>("""{"source": "yelp", "eventIds": ["3f2a6e0c-0000-0000-0000-000000000000"]}""").Gives<TaskActView>(Done).IsConditional().WithMetadata(AuditedRoute.Mark);
        app.MapDelete(Route + "/{id}", DiscardAsync).WithName("discardDeadLetter").WithSummary("End it for good").Gives<TaskActView>(Done).WithMetadata(AuditedRoute.Mark);
    }

    private static async Task<IResult> ListAsync(string? type, string? source, string? limit, string? after, SpawnServices services, CancellationToken cancellation)
    {
        if (!TaskEndpoints.TryLimit(limit, out var most))
            return TaskEndpoints.WrongLimit(limit);
        if (TaskEndpoints.Read(type, after, services, out var kind, out var place) is { } mistake)
            return mistake;
        var (letters, next) = await services.Store.DeadLetters.PageAsync(kind, string.IsNullOrEmpty(source) ? null : source, place, most, cancellation);
        return new TaggedJson(new DeadLetterPageView([.. letters.Select(DeadLetterView.Of)], next is null ? null : TimedCursor.Write(next)));
    }

    private static async Task<IResult> FindAsync(string id, SpawnServices services, CancellationToken cancellation) =>
        await services.Store.DeadLetters.FindAsync(id, cancellation) is { } found ? new TaggedJson(DeadLetterDetailView.Of(found)) : Unknown(id);

    private static async Task<IResult> ParametersAsync(string id, SpawnServices services, CancellationToken cancellation) =>
        await services.Store.DeadLetters.FindAsync(id, cancellation) is { } found ? new TaggedJson(Encoding.UTF8.GetBytes(found.Letter.ParametersJson)) { Exact = true } : Unknown(id);

    private static async Task<IResult> RetryAsync(string id, HttpContext context, TaskOperations desk, CancellationToken cancellation) =>
        Told(id, await desk.RetryAsync(id, Caller.Of(context).ToString(), "", cancellation));

    private static async Task<IResult> DiscardAsync(string id, HttpContext context, TaskOperations desk, CancellationToken cancellation) =>
        Told(id, await desk.DiscardAsync(id, Caller.Of(context).ToString(), "", cancellation));

    private static async Task<IResult> EditAsync(string id, HttpRequest request, TaskOperations desk, SpawnServices services, CancellationToken cancellation)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"the new parameters as a JSON object; {e.Message}");
        }

        if (body is not JsonObject parameters)
            return Problems.Field("body", body?.ToJsonString(), "the new parameters as a JSON object");
        string? expected = null;
        if (Precondition.Of(request) is { } precondition)
        {
            expected = (await services.Store.DeadLetters.FindAsync(id, cancellation))?.Letter.ParametersJson;
            if (expected is null)
                return Unknown(id);
            var tag = TaggedJson.TagOf(request.HttpContext, Encoding.UTF8.GetBytes(expected));
            if (!precondition.Holds(tag))
                return Precondition.Failed($"The parameters of dead letter {id}", tag);
        }

        var (outcome, fault) = await desk.EditAsync(id, parameters.ToJsonString(), expected, Caller.Of(request.HttpContext).ToString(), "", cancellation);
        return outcome == DeadLetterOutcome.Moved ? Precondition.Failed($"The parameters of dead letter {id}", null) : fault is null ? Told(id, outcome) : Problems.Of(fault);
    }

    private static IResult Told(string id, DeadLetterOutcome outcome) =>
        outcome == DeadLetterOutcome.Unknown ? Unknown(id) : Results.Json(new TaskActView(id, outcome == DeadLetterOutcome.Done));

    private static IResult Unknown(string id) => Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no dead letter {id}.");
}
