using System.Globalization;
using System.Text;
using System.Text.Json;
using Akka.Actor;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Model;

namespace SceneScout.Node.Http.Threds;

/// <summary><c>/api/threds</c>: what threds there are, what they did, and how they are moved.</summary>
internal static class ThredEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Maps the routes.</summary>
    public static void MapThreds(this WebApplication app)
    {
        app.MapGet("/api/threds", ListAsync).WithSummary("Threds, the one that moved last first")
            .WithName("listThreds").Asks(QueryWord.Choice("status", "only these", "active", "finished", "terminated", "all"), QueryWord.Text("pattern", "only of this pattern"), QueryWords.Limit(MaxLimit, DefaultLimit), QueryWords.After).Gives<ThredPageView>().IsTagged();
        app.MapGet("/api/threds/metrics", (ThredHost threds, IStore store, CancellationToken cancellation) => MetricsAsync(threds, store, cancellation))
            .WithSummary("What came in at this node since it started, and how many threds there are").WithName("getThredMetrics").Gives<ThredMetricsView>().IsTagged();
        app.MapGet("/api/threds/dead-letters", LettersAsync).WithSummary("Events that nobody could handle, the latest first")
            .WithName("listDeadEvents").Asks(QueryWords.Limit(MaxLimit, DefaultLimit)).Gives<IReadOnlyList<DeadEventView>>().IsTagged();
        app.MapGet("/api/threds/{id}", ShowAsync).WithSummary("How a thred stands; with full=true its participants and locals, too")
            .WithName("getThred").Asks(QueryWord.Choice("full", "with participants and locals", "true", "false")).Gives<JsonElement>().IsTagged();
        app.MapGet("/api/threds/{id}/history", HistoryAsync).WithSummary("What a thred did, from its journal")
            .WithName("getThredHistory").Asks(QueryWords.Limit(MaxLimit, DefaultLimit)).Gives<ThredHistoryView>().IsTagged();
        app.MapPost("/api/threds/{id}/transition", TransitionAsync)
            .WithSummary("Move a thred").WithDescription("{name: a reaction, $next, $terminate or $noTransition, input?, localName?}.")
            .WithName("moveThred").WithMetadata(AuditedRoute.Mark).Takes<JsonElement>("""{"name": "$next"}""").Gives<ThredSteeredView>();
        app.MapPost("/api/threds/{id}/terminate", TerminateAsync).WithSummary("End a thred, and the children that end with it")
            .WithName("endThred").WithMetadata(AuditedRoute.Mark).Gives<ThredSteeredView>();
        app.MapThredMigration();
    }

    private static async Task<IResult> ListAsync(string? status, string? pattern, string? limit, string? after, IStore store, CancellationToken cancellation)
    {
        if (!ReadLimit(limit, out var most))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        string? letter = null;
        if (!string.IsNullOrEmpty(status) && status != "all")
        {
            if (ThredStatusText.Read(status) is not { } known)
                return Problems.Field("status", status, "one of active, finished, terminated, all");
            letter = ThredStatusText.Of(known);
        }

        (DateTimeOffset, string)? place = null;
        if (!string.IsNullOrEmpty(after))
        {
            place = ThredCursor.Read(after);
            if (place is null)
                return Problems.Field("after", after, "next of the page before");
        }

        var cards = await store.Threds.ListAsync(new(most) { Status = letter, PatternId = string.IsNullOrEmpty(pattern) ? null : pattern, After = place }, cancellation);
        return new TaggedJson(new ThredPageView([.. cards.Select(card => JsonElement.Parse(card.Shown))], cards.Length == most ? ThredCursor.Write(cards[^1]) : null));
    }

    private static async Task<IResult> MetricsAsync(ThredHost threds, IStore store, CancellationToken cancellation)
    {
        var (figures, counts) = (threds.Meter.Figures, await store.Threds.CountAsync(cancellation));
        return new TaggedJson(new ThredMetricsView(
            figures.EventsReceived, figures.EventsProcessed, figures.EventsFailed, figures.AverageProcessingTime, figures.QueueDepth, counts.GetValueOrDefault("a"), figures.PatternMatches));
    }

    private static async Task<IResult> LettersAsync(string? limit, IStore store, CancellationToken cancellation)
    {
        if (!ReadLimit(limit, out var most))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        return new TaggedJson((await store.Threds.DeadLettersAsync(most, cancellation)).Select(DeadEventView.Of));
    }

    private static async Task<IResult> ShowAsync(string id, string? full, ThredHost threds, CancellationToken cancellation)
    {
        if (full is not (null or "" or "true" or "false"))
            return Problems.Field("full", full, "true or false");
        var (shown, problem) = await AskAsync<ThredReplies.Shown>(threds, new ThredCommands.Show(id, full == "true"), cancellation);
        return problem ?? (shown!.View is { } view ? new TaggedJson(Encoding.UTF8.GetBytes(view.ToString())) : NotThere(id));
    }

    private static async Task<IResult> HistoryAsync(string id, string? limit, ThredHost threds, ActorSystem system, CancellationToken cancellation)
    {
        if (!ReadLimit(limit, out var most))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        var history = await HistoryReading.ReadAsync(system, id, most, Patience, cancellation);
        return history.Count == 0 ? NotThere(id) : new TaggedJson(ThredHistoryView.Of(history));
    }

    private static async Task<IResult> TransitionAsync(string id, HttpRequest request, ThredHost threds, HttpAudit audit, CancellationToken cancellation)
    {
        const string Accepted = """a JSON object {"name": "$next"} with the name of a reaction, $next, $terminate or $noTransition""";
        JsonElement body;
        try
        {
            body = (await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation)).RootElement;
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Accepted}; {e.Message}");
        }

        var (transition, mistakes) = TransitionReading.Read(body);
        if (transition is null)
            return Problems.Of(new SpawnFault(FaultKind.Validation, mistakes.Count == 0 ? $"body is not accepted: {Accepted}." : string.Join(" ", mistakes.Select(mistake => $"{mistake}."))));
        return await SteerAsync(id, transition, request.HttpContext, threds, audit, cancellation);
    }

    private static Task<IResult> TerminateAsync(string id, HttpContext context, ThredHost threds, HttpAudit audit, CancellationToken cancellation) =>
        SteerAsync(id, null, context, threds, audit, cancellation);

    private static async Task<IResult> SteerAsync(string id, TransitionModel? transition, HttpContext context, ThredHost threds, HttpAudit audit, CancellationToken cancellation)
    {
        await audit.NoteAsync(context, transition is null ? "thred.terminate" : "thred.transition", id, ("to", transition?.Name));
        var (done, problem) = await AskAsync<ThredReplies.Done>(threds, new ThredCommands.Steer(id, transition, $"http.{Guid.CreateVersion7():N}"), cancellation);
        if (problem is not null)
            return problem;
        return done!.Outcome switch
        {
            ThredOutcome.NoThred => NotThere(id),
            ThredOutcome.Refused => Problems.Of(new SpawnFault(FaultKind.Validation, done.Fault!.Message)),
            ThredOutcome.Busy => Problems.Of(StatusCodes.Status503ServiceUnavailable, "INTAKE_BUSY", $"Thred {id} has too many events waiting."),
            _ => Results.Json(new ThredSteeredView(id, transition?.Name ?? TransitionModel.Terminate)),
        };
    }

    internal static async Task<(T? Answer, IResult? Problem)> AskAsync<T>(ThredHost threds, IThredCommand command, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return (await threds.Services.Threds.Ask<T>(command, Patience, cancellation), null);
        }
        catch (AskTimeoutException)
        {
            return (null, Problems.Of(StatusCodes.Status504GatewayTimeout, "THRED_TIMEOUT", $"The owner of thred {command.ThredId} did not answer within {Patience.TotalSeconds:0} s; it may be moving to another node."));
        }
    }

    internal static IResult NotThere(string id) => Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no thred {id}, or it has ended.");

    private static bool ReadLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit);
    }
}
