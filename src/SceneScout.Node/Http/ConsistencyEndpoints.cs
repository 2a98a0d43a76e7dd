using System.Globalization;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/consistency</c>: the store proven against itself.</summary>
internal static class ConsistencyEndpoints
{
    /// <summary>The route; reading whole tables, it needs a token to operate.</summary>
    public const string Path = "/api/consistency";

    private const int MaxLimit = 10_000;
    private const int DefaultLimit = 100;

    /// <summary>Maps the route.</summary>
    public static void MapConsistency(this WebApplication app) =>
        app.MapGet("/api/consistency", CheckAsync).WithSummary("Whether the store keeps the ledger's rules, and what breaks them").WithDescription("One check at a time; it reads whole tables.").WithName("checkConsistency").Asks(QueryWords.Limit(MaxLimit, DefaultLimit)).Gives<ConsistencyReport>();

    private static async Task<IResult> CheckAsync(string? limit, ConsistencyCheck check, TimeProvider time, CancellationToken cancellation)
    {
        var most = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MaxLimit))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        if (check.Begin(cancellation) is not { } running)
            return Problems.Of(StatusCodes.Status429TooManyRequests, "CHECK_RUNNING", "A check of the store runs on this node; one at a time.");
        var began = time.GetUtcNow();
        return await running is { } found
            ? Results.Json(ConsistencyReport.Of(found, most, began, time.GetUtcNow() - began))
            : Problems.Of(StatusCodes.Status504GatewayTimeout, "CHECK_TIMEOUT", $"The check did not end within {ConsistencyCheck.Limit.TotalSeconds:0} s; scout verify has no such limit.");
    }
}
