using SceneScout.Dashboard;
using SceneScout.Dashboard.Hosting;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Dashboard;

/// <summary>Puts the dashboard on a node.</summary>
internal static class NodeDashboardHosting
{
    /// <summary>Adds the pages and what answers them.</summary>
    public static void AddNodeDashboard(this IServiceCollection services, ScoutOptions options)
    {
        services.AddSingleton<NodeOverview>();
        services.AddSingleton<NodeSources>();
        services.AddSingleton<NodeTasks>();
        services.AddSingleton<NodeEvents>();
        services.AddSingleton<NodeCluster>();
        services.AddSingleton<NodeAlerts>();
        services.AddSingleton<NodeSettings>();
        services.AddSingleton<IDashboardReader, NodeDashboard>();
        services.AddSingleton<IDashboardActs, NodeActs>();
        services.AddDashboard(options.Dashboard);
    }
}
