using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SceneScout.Dashboard.Components;
using SceneScout.Dashboard.Live;

namespace SceneScout.Dashboard.Hosting;

/// <summary>Puts the dashboard on a node's HTTP server. Whoever hosts it gives an <see cref="IDashboardReader"/> and an <see cref="IDashboardActs"/>, and lets nobody reach it who may not look.</summary>
public static class DashboardHosting
{
    // A reader whose phone slept comes back to the page as it was.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);
    private const int MostKept = 50;

    /// <summary>Adds what the pages need.</summary>
    public static void AddDashboard(this IServiceCollection services, DashboardSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(given => new DashboardPulses(given.GetRequiredService<IDashboardReader>(), TimeProvider.System));
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = Kept;
            circuits.DisconnectedCircuitMaxRetained = MostKept;
        });
        services.AddMudServices();
        // A page and its connection belong to one run of one node; nothing is written for them.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    /// <summary>Maps the pages and what they load.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapGet(DashboardAssets.Folder + "/{file}", DashboardAssets.Serve).ExcludeFromDescription();
        // The host's own header says who may frame a page.
        app.MapRazorComponents<DashboardApp>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Whether a path is open to everybody: it holds no data.</summary>
    public static bool IsOpen(PathString path) => path.StartsWithSegments(DashboardAssets.Folder);

    /// <summary>The address of a file that pages load, for pages of the host.</summary>
    public static string AssetUrl(string file) => DashboardAssets.Url(file);
}
