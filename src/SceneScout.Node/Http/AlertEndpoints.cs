using SceneScout.Node.Alerts;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/alerts</c>.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps the route.</summary>
    public static void MapAlerts(this WebApplication app) =>
        app.MapGet("/api/alerts", (AlertWatch watch) => new TaggedJson(AlertsView.Of(watch.Book)))
            .WithName("listAlerts").WithSummary("What is not as it should be on this node, and what was").WithDescription("Each with rule, subject, severity and what to do.").Gives<AlertsView>().IsTagged();
}
