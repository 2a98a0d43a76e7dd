using SceneScout.Node.Hosting;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/schedule</c>.</summary>
internal static class ScheduleEndpoints
{
    private const int MaxLimit = 10_000;

    /// <summary>Maps the route.</summary>
    public static void MapSchedule(this WebApplication app) =>
        app.MapGet("/api/schedule", RunsAsync).WithSummary("The next scheduled runs, soonest first").WithDescription("In UTC and local time, each with its reason.").WithName("listSchedule").Asks(QueryWords.Limit(MaxLimit, MaxLimit)).Gives<ScheduleView>().IsTagged();

    private static async Task<IResult> RunsAsync(string? limit, SpawnGateway gateway, CancellationToken cancellation)
    {
        var most = MaxLimit;
        if (limit is not null && (!int.TryParse(limit, out most) || most is < 1 or > MaxLimit))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        var (runs, fault) = await gateway.RunsAsync(cancellation);
        if (runs is null)
            return Problems.Of(fault!);
        return new TaggedJson(ScheduleView.Of(runs with { Next = [.. runs.Next.Take(most)] }));
    }
}
