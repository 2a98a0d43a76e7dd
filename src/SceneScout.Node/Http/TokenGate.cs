using System.Net;
using System.Security.Claims;
using SceneScout.Contracts.Security;
using SceneScout.Dashboard.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Node.Security;

namespace SceneScout.Node.Http;

/// <summary>Lets a request through when its token, or its browser's session, allows what it asks for, and notes who it is. Without tokens only this machine is let in, and no page of another site in its browser.</summary>
internal sealed class TokenGate(AccessTokens tokens, BrowserSession sessions, SignInAttempts attempts, TimeProvider time)
{
    /// <summary>Judges a request.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var session = tokens.None || !IsOwn(request) ? null : sessions.Read(request.Cookies[BrowserSession.Cookie], time.GetUtcNow());
        var (told, wait) = Told(context);
        var scope = tokens.None ? (IsLocal(context) ? AccessScope.Admin : null) : told ?? session;
        if (scope is { } held)
        {
            var caller = Caller.Of(context, held);
            context.Features.Set(caller);
            context.User = new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, caller.ToString()), new Claim(DashboardClaims.Scope, held.Name()), .. session is null ? (Claim[])[] : [new Claim(DashboardClaims.Session, "true")]], "token"));
        }

        if (IsOpen(request.Path))
            return IsOwn(request) ? next(context) : Forbid(context, "Pages of other sites are not served.");
        if (scope is null && wait is { } late)
            return Problems.Of(new SpawnFault(FaultKind.RateLimited, "Too many wrong tokens came from this address; none is looked at for a while.") { RetryAfter = late }).ExecuteAsync(context);
        if (scope is null)
            return tokens.None ? Forbid(context, "Without tokens only this machine is served, by pages of its own.")
                : WantsPage(request) ? ToSignInAsync(context)
                : Refuse(context);
        return scope < Needed(request) ? Forbid(context, $"The token allows to {scope.Value.Name()} only.") : next(context);
    }

    // What the token of a request allows; or how long its address has to wait, since it has guessed too often.
    private (AccessScope? Scope, TimeSpan? Wait) Told(HttpContext context)
    {
        var sent = context.Request.Headers.Authorization.ToString();
        if (tokens.None || sent.Length == 0)
            return (null, null);
        var address = context.Connection.RemoteIpAddress;
        if (attempts.Wait(address) is { } wait)
            return (null, wait);
        var scope = tokens.Scope(sent);
        if (scope is null)
            attempts.Wrong(address);
        else
            attempts.Right(address);
        return (scope, null);
    }

    // Probes, what pages load and the way in carry no data; everything else does.
    private static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/health") || DashboardHosting.IsOpen(path) || path == SignInEndpoints.SignIn || path == SignInEndpoints.SignOut;

    // A verb of a palette says itself what it needs; so do the acts of the dashboard's pages.
    private static AccessScope Needed(HttpRequest request) =>
        request.Path.StartsWithSegments(ConsistencyEndpoints.Path) ? AccessScope.Operate
        : HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments("/api/palettes") || request.Path.StartsWithSegments("/_blazor") ? AccessScope.Read
        : AccessScope.Operate;

    // The host's name guards against a site that points its own name at this machine; the fetch header against one that sends its forms here.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)))
        && IsOwn(context.Request);

    // A browser sends what it holds with whatever a page asks for, whosever page it is. Reading is kept from others by the browser; writing and open connections are not.
    private static bool IsOwn(HttpRequest request) =>
        request.HttpContext.WebSockets.IsWebSocketRequest || request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method)
            ? IsOwnOrigin(request)
            : HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
                || (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site is "same-origin" or "none" : IsOwnOrigin(request));

    // Over plain http browsers send no fetch header, but the origin with whatever writes; programs send neither.
    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)));

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static Task ToSignInAsync(HttpContext context)
    {
        context.Response.Redirect($"{SignInEndpoints.SignIn}?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(401, "UNAUTHORIZED", "Send the token as 'Authorization: Bearer TOKEN'.").ExecuteAsync(context);
    }

    private static Task Forbid(HttpContext context, string message) => Problems.Of(403, "FORBIDDEN", message).ExecuteAsync(context);
}
