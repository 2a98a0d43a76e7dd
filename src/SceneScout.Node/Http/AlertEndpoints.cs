using SceneScout.Node.Alerts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/alerts</c>.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps the route.</summary>
    public static void MapAlerts(this WebApplication app) =>
        app.MapGet("/api/alerts", (AlertWatch watch) => Results.Json(AlertsView.Of(watch.Book))).WithSummary("What this node holds for not as it should be, and what was: each with rule, subject, severity and what to do");
}
