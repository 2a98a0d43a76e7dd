namespace SceneScout.Node.Dashboard;

/// <summary>The dashboard: one page that asks the API of the node that serves it.</summary>
internal static class DashboardEndpoints
{
    /// <summary>Maps the page to the root.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        var page = Read();
        app.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8")).ExcludeFromDescription();
    }

    private static string Read()
    {
        using var stream = typeof(DashboardEndpoints).Assembly.GetManifestResourceStream("dashboard.html")
            ?? throw new InvalidOperationException("The dashboard page is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
