using Microsoft.AspNetCore.Components.Authorization;

namespace SceneScout.Dashboard.Hosting;

/// <summary>What a viewer may do. Pure.</summary>
internal static class DashboardViewer
{
    /// <summary>The name of a viewer who may act, for the audit log; null for one who may look alone.</summary>
    public static string? OperatorOf(AuthenticationState state) =>
        state.User.FindFirst(DashboardClaims.Scope)?.Value is "operate" or "admin" ? state.User.Identity?.Name : null;
}
