using System.Net;
using SceneScout.Contracts.Security;
using SceneScout.Node.Security;

namespace SceneScout.Node.Http;

/// <summary>Lets a request through when its token allows what it asks for, and notes who it is. Without tokens only this machine is let in, and no page of another site in its browser.</summary>
internal sealed class TokenGate(AccessTokens tokens)
{
    /// <summary>Judges a request.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var scope = tokens.None ? (IsLocal(context) ? AccessScope.Admin : null) : tokens.Scope(request.Headers.Authorization.ToString());
        if (scope is { } held)
            context.Features.Set(Caller.Of(context, held));
        if (IsOpen(request.Path))
            return next(context);
        if (scope is null)
            return tokens.None ? Forbid(context, "Without tokens only this machine is served, by pages of its own.") : Refuse(context);
        return scope < Needed(request) ? Forbid(context, $"The token allows to {scope.Value.Name()} only.") : next(context);
    }

    // Probes and the page itself carry no data; everything else does.
    private static bool IsOpen(PathString path) => path.StartsWithSegments("/health") || path == "/";

    // A verb of a palette says itself what it needs.
    private static AccessScope Needed(HttpRequest request) =>
        request.Path.StartsWithSegments(ConsistencyEndpoints.Path) ? AccessScope.Operate
        : HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments("/api/palettes") ? AccessScope.Read
        : AccessScope.Operate;

    // The host's name guards against a site that points its own name at this machine; the fetch header against one that sends its forms here.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)))
        && (HttpMethods.IsGet(context.Request.Method) || context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none");

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(401, "UNAUTHORIZED", "Send the token as 'Authorization: Bearer TOKEN'.").ExecuteAsync(context);
    }

    private static Task Forbid(HttpContext context, string message) => Problems.Of(403, "FORBIDDEN", message).ExecuteAsync(context);
}
