using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>All sources in one server that repeats the caller's key wherever the real ones do, and wherever else a server could.</summary>
internal sealed class LeakyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private int _followed;

    private LeakyServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/";

    /// <summary>What it answers from now on.</summary>
    public LeakyStage Stage { get; set; }

    /// <summary>Keys that were sent.</summary>
    public IEnumerable<string> Seen => _seen.Keys;

    /// <summary>Calls that came by a redirect.</summary>
    public int Followed => Volatile.Read(ref _followed);

    public int CallsOf(string source) => _calls.GetValueOrDefault(source);

    public static async Task<LeakyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new LeakyServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string KeyOf(HttpRequest request) =>
        (string?)request.Query["apikey"] ?? (string?)request.Headers["X-Goog-Api-Key"] ?? request.Headers.Authorization.ToString().Split(' ').Last();

    private async Task AnswerAsync(HttpContext context)
    {
        var source = context.Request.Path.Value!.Split('/')[1];
        var key = KeyOf(context.Request);
        _seen[key] = true;
        if (context.Request.Path.Value.EndsWith("/followed", StringComparison.Ordinal))
            Interlocked.Increment(ref _followed);
        var call = _calls.AddOrUpdate(source, 1, (_, calls) => calls + 1);
        var response = context.Response;
        response.ContentType = "application/json";
        response.Headers["x-rate-limit"] = $"token:{key} 3/2000 reset=3530s, key:{key} 3/2000 reset=3530s";
        response.Headers.SetCookie = $"session={Uri.EscapeDataString(key)}";
        response.Headers["X-Request"] = $"{context.Request.Path}{context.Request.QueryString} {key}";
        switch (Stage)
        {
            case LeakyStage.Redirects:
                response.Redirect($"{Address}{source}/followed?apikey={Uri.EscapeDataString(key)}&token={Uri.EscapeDataString(key)}");
                break;
            case LeakyStage.Complains:
                response.StatusCode = 400;
                await response.WriteAsync(LeakyPages.Error(source, key, $"'bearer: {key}' does not match '^(?i)Bearer [A-Za-z0-9\\-\\_]{{128}}$'"));
                break;
            case LeakyStage.Refuses:
                response.StatusCode = 401;
                response.Headers.WWWAuthenticate = $"Bearer realm=\"{key}\"";
                await response.WriteAsync(LeakyPages.Error(source, key, $"The key {key} is not known."));
                break;
            default:
                await AnswerAsync(context, call, source, key);
                break;
        }
    }

    private async Task AnswerAsync(HttpContext context, int call, string source, string key)
    {
        var response = context.Response;
        switch (call)
        {
            case 1:
                response.StatusCode = 429;
                response.Headers.RetryAfter = "1";
                await response.WriteAsync(LeakyPages.Error(source, key, $"Rate limit quota violation. Quota limit exceeded. Identifier : {key}"));
                break;
            case 2:
                response.StatusCode = 500;
                await response.WriteAsync($$"""{"message":"GET {{context.Request.Path}}{{context.Request.QueryString}}&key={{key}} failed"}""");
                break;
            case 3:
                response.ContentType = "text/html";
                await response.WriteAsync($"<html>https://example.org/e.json?apikey={key} Bearer {key}</html>");
                break;
            case 4:
                var page = LeakyPages.Good(source, key, first: true);
                await response.WriteAsync(page[..(page.Length / 2)]);
                break;
            case 5:
                response.ContentLength = 5000;
                await response.WriteAsync($$"""{"key":"{{key}}",""");
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case 6:
                response.StatusCode = 503;
                context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = $"No service for {key}";
                break;
            default:
                var next = context.Request.Query.ContainsKey("continuation") || (context.Request.ContentLength > 0 && (await new StreamReader(context.Request.Body).ReadToEndAsync()).Contains("more-", StringComparison.Ordinal));
                await response.WriteAsync(LeakyPages.Good(source, key, first: !next), Encoding.UTF8);
                break;
        }
    }
}
