using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Node.Http.Threds;

/// <summary><c>/api/patterns</c>: the definitions of workflows, their versions, and scripts that try them.</summary>
internal static class PatternEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Maps the routes.</summary>
    public static void MapPatterns(this WebApplication app)
    {
        app.MapGet("/api/patterns", async (IStore store, CancellationToken cancellation) =>
                new TaggedJson((await store.Threds.PatternsAsync(cancellation)).GroupBy(p => p.PatternId, StringComparer.Ordinal).Select(p => PatternView.Of(p.MaxBy(v => v.Version)!))))
            .WithSummary("All patterns with their latest versions").WithName("listPatterns").Gives<IReadOnlyList<PatternView>>().IsTagged();
        app.MapGet("/api/patterns/{id}", GetAsync).WithSummary("The latest version of a pattern, or the one that is asked for")
            .WithName("getPattern").Asks(QueryWord.Whole("version", "the latest when left out", 1)).Gives<PatternView>().IsTagged(exact: true);
        app.MapGet("/api/patterns/{id}/versions", VersionsAsync).WithSummary("All versions of a pattern").WithName("listPatternVersions").Gives<IReadOnlyList<PatternView>>().IsTagged();
        app.MapPut("/api/patterns/{id}", PutAsync)
            .WithSummary("Put a version of a pattern").WithDescription("It serves new threds of the whole cluster when the answer is there; running ones keep theirs. What stands already is no new version.")
            .WithName("putPattern").WithMetadata(AuditedRoute.Mark).Takes<JsonElement>("""{"name": "greeting", "reactions": [{"name": "start", "condition": {"type": "filter", "xpr": "true"}}]}""").Gives<PatternPutView>().IsConditional();
        app.MapDelete("/api/patterns/{id}", DeleteAsync).WithSummary("Let a pattern serve new threds no more; running ones go on")
            .WithName("removePattern").WithMetadata(AuditedRoute.Mark).Gives<PatternPutView>().IsConditional();
        app.MapPost("/api/patterns/{id}/test", TestAsync)
            .WithSummary("Run a script on a pattern, without effects").WithDescription("Or on the patterns that the script brings: the form of scout threds test.")
            .WithName("testPattern").WithMetadata(AuditedRoute.Mark).Takes<JsonElement>("""{"steps": []}""").Gives<PatternTestView>();
    }

    private static async Task<IResult> GetAsync(string id, string? version, IStore store, CancellationToken cancellation)
    {
        var wanted = 0;
        if (!string.IsNullOrEmpty(version) && (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) || wanted < 1))
            return Problems.Field("version", version, "a whole number from 1");
        var known = (await store.Threds.PatternsAsync(cancellation)).Where(p => p.PatternId == id && (wanted == 0 || p.Version == wanted)).MaxBy(p => p.Version);
        return known is null ? NotThere(id) : new TaggedJson(PatternView.Of(known)) { Exact = true };
    }

    private static async Task<IResult> VersionsAsync(string id, IStore store, CancellationToken cancellation)
    {
        var known = (await store.Threds.PatternsAsync(cancellation)).Where(p => p.PatternId == id).Select(PatternView.Of).ToList();
        return known.Count == 0 ? NotThere(id) : new TaggedJson(known);
    }

    private static async Task<IResult> PutAsync(string id, HttpRequest request, ThredHost threds, IStore store, TimeProvider time, HttpAudit audit, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } body)
            return Problems.Field("body", null, "a pattern as a JSON object {name, reactions: [...]}, see docs/patterns.md");
        if (body["id"] is null)
            body["id"] = id;
        var json = JsonSerializer.SerializeToElement(body);
        var (pattern, mistakes) = CompiledPattern.Check(json);
        var real = mistakes.Where(mistake => !mistake.UnknownField).ToList();
        if (pattern is null || real.Count > 0)
            return Problems.Of(new SpawnFault(FaultKind.Validation, string.Join("\n", real)));
        if (pattern.Model.Id != id)
            return Problems.Field("id", pattern.Model.Id, $"that of the address, {id}");
        if (!ThredIdRule.Accepts(id))
            return Problems.Field("id", id, ThredIdRule.Accepted);
        var (expected, failed) = await ExpectedAsync(id, request, store, cancellation);
        if (failed is not null)
            return failed;
        await audit.NoteAsync(request.HttpContext, "pattern.put", id);
        // What happens from now on reaches the first pattern, too.
        await store.Feed.OpenCursorAsync(ThredFeed.Cursor, time.GetUtcNow(), cancellation);
        var (stands, problem) = await AskAsync(threds, new PatternCommands.Put(id, body.ToJsonString(), Caller.Of(request.HttpContext).ToString()), expected, cancellation);
        return problem ?? Results.Json(new PatternPutView(
            id, stands!.Version, stands.Active, stands.IsNew,
            [.. mistakes.Where(mistake => mistake.UnknownField).Select(mistake => $"{mistake.Path}: this field is not known and changes nothing"), .. PatternLint.Remarks(pattern)], [.. stands.Unaware]));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, ThredHost threds, IStore store, HttpAudit audit, CancellationToken cancellation)
    {
        if (!threds.Services.Catalog.Current.Versions.Any(known => known.Model.Id == id))
            return NotThere(id);
        var (expected, failed) = await ExpectedAsync(id, context.Request, store, cancellation);
        if (failed is not null)
            return failed;
        await audit.NoteAsync(context, "pattern.remove", id);
        var (stands, problem) = await AskAsync(threds, new PatternCommands.Remove(id, Caller.Of(context).ToString()), expected, cancellation);
        return problem ?? Results.Json(new PatternPutView(id, stands!.Version, stands.Active, stands.IsNew, [], [.. stands.Unaware]));
    }

    private static async Task<IResult> TestAsync(string id, HttpRequest request, ThredHost threds, HttpAudit audit, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } script)
            return Problems.Field("body", null, "a script as a JSON object {steps: [...], patterns?: [...]}, see docs/threds.md");
        if (script["patterns"] is null)
        {
            if (threds.Services.Catalog.Current.Active(id) is not { } pattern)
                return NotThere(id);
            script["patterns"] = new JsonArray(JsonNode.Parse(pattern.Model.Json.ToString()));
        }

        await audit.NoteAsync(request.HttpContext, "pattern.test", id);
        try
        {
            var parsed = ScriptFile.Parse(script.ToJsonString(), yaml: false, name => ShippedPatterns.Read(name) ?? throw new ScriptException($"The pattern '{name}' is not there."), id);
            var reports = await Task.Run(() => parsed.Select(one => ScriptRunner.RunUnlessCancelled(one, cancellation)).ToList(), cancellation);
            return Results.Json(new PatternTestView(
                reports.All(report => report.Steps.All(step => step.Differences.Count == 0)),
                [.. reports.SelectMany(report => report.Steps).Select(step => new PatternTestStepView(step.Number, step.Text, step.Happened, step.Differences))]));
        }
        catch (ScriptException e)
        {
            return Problems.Of(new SpawnFault(FaultKind.Validation, e.Message));
        }
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 64 }, cancellationToken: cancellation) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As what the caller has read it stands, by the store; its owner says whether it still does.
    private static async Task<(PatternPlace? Expected, IResult? Failed)> ExpectedAsync(string id, HttpRequest request, IStore store, CancellationToken cancellation)
    {
        if (Precondition.Of(request) is not { } precondition)
            return (null, null);
        var latest = (await store.Threds.PatternsAsync(cancellation)).Where(known => known.PatternId == id).MaxBy(known => known.Version);
        var tag = latest is null ? null : TaggedJson.TagOf(request.HttpContext, PatternView.Of(latest));
        return precondition.Holds(tag) ? (new PatternPlace(latest?.Version ?? 0, latest?.Active ?? false), null) : (null, Precondition.Failed($"Pattern {id}", tag));
    }

    private static async Task<(PatternReplies.Stands? Stands, IResult? Problem)> AskAsync(ThredHost threds, IPatternCommand command, PatternPlace? expected, CancellationToken cancellation)
    {
        try
        {
            var answer = await threds.Services.Patterns.Ask<object>(expected is null ? command : PatternCommands.When.Of(command, expected), Patience, cancellation);
            return answer is PatternReplies.Stands stands ? (stands, null) : (null, Precondition.Failed($"Pattern {command.PatternId}", null));
        }
        catch (AskTimeoutException)
        {
            return (null, Problems.Of(StatusCodes.Status504GatewayTimeout, "PATTERN_TIMEOUT", $"The owner of pattern {command.PatternId} did not answer within {Patience.TotalSeconds:0} s; {(expected is null ? "put it again" : "read it, and put it again if it is still what it was")}."));
        }
    }

    private static IResult NotThere(string id) => Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no pattern {id}.");
}
