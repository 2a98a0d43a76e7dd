using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Security;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/quotas</c> and <c>PUT /api/quotas/{source}</c>.</summary>
internal static class QuotaEndpoints
{
    private const int MostLimits = 8;
    private const string Body = """a JSON object {"limits": ["5/1s", "5000/1d"]}, or {"limits": null} for the configured ones""";

    /// <summary>Maps the routes.</summary>
    public static void MapQuotas(this WebApplication app)
    {
        app.MapGet("/api/quotas", ListAsync).WithSummary("How the call budget of each source stands").WithName("listQuotas").Gives<IReadOnlyList<QuotaView>>().IsTagged();
        app.MapPut("/api/quotas/{source}", PutAsync).WithSummary("Set the limits of each key of a source").WithDescription("{limits: [\"5/1s\", \"5000/1d\"]}; null for the configured ones.").WithName("setQuota").Takes<QuotaForm>("""{"limits": ["5/1s", "5000/1d"]}""").Gives<QuotaView>().WithMetadata(AuditedRoute.Mark);
    }

    private static async Task<IResult> ListAsync(QuotaGateway gateway, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(gateway.Sources.Select(source => gateway.ShowAsync(source, cancellation)));
        return answers.FirstOrDefault(answer => answer.Fault is not null).Fault is { } fault
            ? Problems.Of(fault)
            : new TaggedJson(answers.Select(answer => View(answer.Budget!)));
    }

    private static async Task<IResult> PutAsync(string source, HttpRequest request, QuotaGateway gateway, HttpAudit audit, CancellationToken cancellation)
    {
        var name = new SourceName(source.ToLowerInvariant());
        if (!gateway.Sources.Contains(name))
            return Problems.Field("source", source, $"one of {string.Join(", ", gateway.Sources)}");
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 8 }, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Body}; {e.Message}");
        }

        if (body is not JsonObject root || !root.ContainsKey("limits") || root["limits"] is not (null or JsonArray))
            return Problems.Field("body", body?.ToJsonString(), Body);
        var texts = (root["limits"] as JsonArray)?.Select(text => SpawnEndpoints.TextOf(text) ?? "").ToList();
        if (texts is { Count: 0 or > MostLimits })
            return Problems.Field("limits", $"{texts.Count} entries", $"1 to {MostLimits} {LimitText.Accepted}");
        if (texts?.FirstOrDefault(text => LimitText.Read(text) is null) is { } wrong)
            return Problems.Field("limits", wrong, LimitText.Accepted);
        ImmutableArray<QuotaLimit>? limits = texts is null ? null : [.. texts.Select(text => LimitText.Read(text)!).Select(limit => new QuotaLimit(limit.Calls, limit.Window, limit.Kind, limit.Unit))];
        await audit.NoteAsync(request.HttpContext, "quota.set", name.Value, ("limits", texts is null ? "configured" : string.Join(", ", texts)));
        var (budget, fault) = await gateway.SetAsync(name, limits, Caller.Of(request.HttpContext).ToString(), cancellation);
        return fault is null ? Results.Json(View(budget!)) : Problems.Of(fault);
    }

    private static QuotaView View(QuotaReplies.Budget budget) => new(budget.Source, [.. budget.Limits.Select(LimitText.Write)], budget.IsSet, budget.Keys);
}
