using SceneScout.Dashboard;

namespace SceneScout.Node.Http;

/// <summary>What browsers are told to keep from a page: scripts, frames and forms of others.</summary>
internal static class SecurityHeaders
{
    /// <summary>Adds the headers to every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app, DashboardSettings dashboard)
    {
        // The styles of the component library stand in the page. Tiles come from where the settings say, and nothing else from anywhere.
        var policy = $"default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:{(dashboard.TileOrigin is { } tiles ? $" {tiles}" : "")}";
        app.Use((context, next) =>
        {
            // The page to try the API on brings scripts of its own in the page.
            var isOwn = !context.Request.Path.StartsWithSegments("/docs");
            // At the last moment: an answer that tells of an exception begins with no headers.
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Accept-CH"] = "Sec-CH-Prefers-Color-Scheme";
                // A picture has a stricter policy of its own.
                if (isOwn && headers.ContentSecurityPolicy.Count == 0)
                    headers.ContentSecurityPolicy = policy;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
