using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Palettes;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/palettes</c> describes the operator's verbs, <c>POST /api/palettes/{palette}/{verb}</c> runs one.</summary>
internal static class PaletteEndpoints
{
    private const string Ndjson = "application/x-ndjson";

    /// <summary>Maps the routes.</summary>
    public static void MapPalettes(this WebApplication app)
    {
        app.MapGet("/api/palettes", (CommandTable table) => new TaggedJson(table.Palettes) { Options = PaletteJson.Options })
            .WithSummary("The operator's verbs").WithDescription("Each with its arguments, switches, defaults, accepted values and scope.").WithName("listPalettes").Produces<JsonArray>().IsTagged();
        app.MapPost("/api/palettes/{palette}/{verb}", RunAsync)
            .WithSummary("Run a verb").WithDescription("{arguments: {name: value or list of values}}; Accept: application/json, application/x-ndjson (streams) or text/plain.").WithName("runVerb").Takes<VerbForm>("""{"arguments": {"city": "Hamburg/30km"}}""", optional: true).Produces<JsonArray>().WithMetadata(AuditedRoute.Mark);
    }

    private static async Task RunAsync(string palette, string verb, HttpContext context, CommandTable table, CommandAudit audit, IHostApplicationLifetime lifetime)
    {
        var caller = Caller.Of(context);
        if (table.Find(palette, verb) is not { } definition)
            await Problems.Of(404, "NOT_FOUND", $"There is no verb '{palette} {verb}'; GET /api/palettes lists all.").ExecuteAsync(context);
        else if (caller.Scope < definition.Scope)
            await Problems.Of(403, "FORBIDDEN", $"{palette} {verb} needs a token that allows to {definition.Scope.Name()}; this one allows to {caller.Scope.Name()}.").ExecuteAsync(context);
        else if (await ReadAsync(context) is var (given, mistake) && mistake is not null)
            await mistake.ExecuteAsync(context);
        else if (CommandParser.Check(definition, given!) is var (arguments, fault) && fault is not null)
            await Problems.Of(fault).ExecuteAsync(context);
        else
            await AnswerAsync(context, table, audit, palette, definition, new CommandCall(arguments!, caller), lifetime.ApplicationStopping);
    }

    private static async Task AnswerAsync(
        HttpContext context, CommandTable table, CommandAudit audit, string palette, CommandDefinition definition, CommandCall call, CancellationToken stopping)
    {
        // A caller that reads for ever must not keep the node from stopping.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var answer = CommandAnswer.Of(context, definition.Streaming);
        try
        {
            await audit.NoteAsync(palette, definition, call, ended.Token);
            await foreach (var response in table.RunAsync(palette, definition.Name, call, ended.Token))
                if (!await answer.AddAsync(response, ended.Token))
                    return;
            await answer.EndAsync(ended.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            await answer.AddAsync(CommandResponse.Refused(FaultKind.Cancelled, "The node is stopping."), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has had enough.
        }
        catch (StoreUnavailableException e)
        {
            await answer.AddAsync(CommandResponse.Refused(FaultKind.Database, e.Message), context.RequestAborted);
        }
        catch (Akka.Actor.AskTimeoutException e)
        {
            await answer.AddAsync(CommandResponse.Refused(FaultKind.TaskTimeout, $"An actor did not answer in time: {e.Message}"), context.RequestAborted);
        }
    }

    private static async Task<(Dictionary<string, IReadOnlyList<string>>? Given, IResult? Mistake)> ReadAsync(HttpContext context)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>();
        if (context.Request.ContentLength is 0 or null && context.Request.Headers.TransferEncoding.Count == 0)
            return (given, null);
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(context.Request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 8 }, cancellationToken: context.RequestAborted);
        }
        catch (JsonException e)
        {
            return (null, Problems.Field("body", null, $"a JSON object {{arguments}}; {e.Message}"));
        }

        if (body is not JsonObject { } root || root["arguments"] is not (null or JsonObject))
            return (null, Problems.Field("body", body?.ToJsonString(), "a JSON object {arguments: {name: value or list of values}}"));
        foreach (var (name, node) in root["arguments"] as JsonObject ?? [])
        {
            if (Values(node) is not { } values)
                return (null, Problems.Field($"arguments.{name}", node?.ToJsonString(), "a text, number or truth value, or a list of them"));
            given[name] = values;
        }

        return (given, null);
    }

    private static List<string>? Values(JsonNode? node)
    {
        var nodes = node is JsonArray array ? [.. array] : new List<JsonNode?> { node };
        return nodes.All(n => n is JsonValue) ? [.. nodes.Select(n => n!.GetValueKind() == JsonValueKind.String ? n.GetValue<string>() : n.ToJsonString())] : null;
    }

    /// <summary>Whether a request wants lines of JSON.</summary>
    internal static bool WantsNdjson(HttpContext context) => context.Request.Headers.Accept.ToString().Contains(Ndjson, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The form of a call of a verb.</summary>
/// <param name="Arguments">Its arguments by name: a value, or a list of them.</param>
internal sealed record VerbForm(JsonObject? Arguments);
