using System.Collections.Immutable;
using System.Net;
using SceneScout.Dashboard.Hosting;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>/sign-in</c> and <c>/sign-out</c>: a browser gives a token once and holds a session instead.</summary>
internal static partial class SignInEndpoints
{
    /// <summary>Where to sign in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where to sign out.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Maps the routes.</summary>
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(SignIn, (HttpRequest request) => Page(Local(request.Query["to"]), null, StatusCodes.Status200OK)).ExcludeFromDescription();
        app.MapPost(SignIn, SignInAsync).WithMetadata(AuditedRoute.Mark).ExcludeFromDescription();
        app.MapPost(SignOut, (HttpContext context) =>
        {
            context.Response.Cookies.Delete(BrowserSession.Cookie);
            return Results.LocalRedirect(SignIn);
        }).WithMetadata(AuditedRoute.Mark).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, AccessTokens tokens, BrowserSession sessions, SignInAttempts attempts, IAuditStore audit, TimeProvider time, ILogger<SignInAttempts> log)
    {
        if (!context.Request.HasFormContentType)
            return Problems.Field("body", context.Request.ContentType, "a form with token and to");
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            return Problems.Field("body", null, $"a form with token and to; {e.Message}");
        }

        var (to, address) = (Local(form["to"]), context.Connection.RemoteIpAddress);
        if (attempts.Wait(address) is { } wait)
            return Page(to, $"Too many wrong tokens came from here; try again in {Math.Ceiling(wait.TotalSeconds)} s.", StatusCodes.Status429TooManyRequests);
        if (tokens.ScopeOf(form["token"].ToString().Trim()) is not { } scope)
        {
            attempts.Wrong(address);
            LogWrong(log, address);
            return Page(to, "This is none of the tokens of this node.", StatusCodes.Status401Unauthorized);
        }

        attempts.Right(address);
        await audit.AppendAsync(new AuditEntry(Caller.Of(context, scope).ToString(), "session.begin", null, ImmutableSortedDictionary<string, string>.Empty.Add("by", "http"), time.GetUtcNow()), context.RequestAborted);
        context.Response.Cookies.Append(BrowserSession.Cookie, sessions.Issue(scope, time.GetUtcNow()), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = BrowserSession.Length,
        });
        return Results.LocalRedirect(to);
    }

    [LoggerMessage(1, LogLevel.Warning, "A wrong token came from {Address} to sign in")]
    private static partial void LogWrong(ILogger log, IPAddress? address);

    // Back to a page of this node, never to one of somebody else.
    private static string Local(string? to) => to is { Length: > 0 and < 1000 } && to[0] == '/' && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.Any(char.IsControl) ? to : "/";

    private static IResult Page(string to, string? fault, int status) => Results.Content(
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign in · SceneScout</title>
        <link rel="icon" type="image/svg+xml" href="{DashboardHosting.AssetUrl("icon.svg")}"><link rel="stylesheet" href="{DashboardHosting.AssetUrl("scout.css")}"></head>
        <body class="sign-in"><form method="post" action="{SignIn}"><h1>SceneScout</h1>
        {(fault is null ? "" : $"<p class=\"fault\" role=\"alert\">{WebUtility.HtmlEncode(fault)}</p>")}
        <label>Token of this node <input type="password" name="token" autocomplete="current-password" required autofocus></label>
        <input type="hidden" name="to" value="{WebUtility.HtmlEncode(to)}"><button type="submit">Sign in</button></form></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
