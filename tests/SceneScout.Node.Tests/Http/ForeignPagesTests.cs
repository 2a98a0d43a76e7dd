using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SceneScout.Node.Http;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class ForeignPagesTests : IAsyncLifetime
{
    private const string Known = "https://events.example.org";
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddForeignPages([Known]);
        _app = builder.Build();
        _app.UseForeignPages();
        // As the token check does with a question that has no token.
        _app.Use((context, next) =>
        {
            if (context.Request.Headers.Authorization.Count > 0)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        _app.MapGet("/api/events", () => "events");
        _app.MapGet("/events", () => "a page");
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_page_of_a_named_site_may_ask_and_read_and_brings_no_cookies()
    {
        using var asked = await SendAsync(HttpMethod.Options, "/api/events", Known, null);
        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal(Known, Header(asked, "Access-Control-Allow-Origin"));
        Assert.Contains("Authorization", Header(asked, "Access-Control-Allow-Headers"), StringComparison.Ordinal);

        using var read = await SendAsync(HttpMethod.Get, "/api/events", Known, "Bearer some-token");
        Assert.Equal(("events", Known), (await read.Content.ReadAsStringAsync(), Header(read, "Access-Control-Allow-Origin")));
        Assert.Contains("RateLimit", Header(read, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Null(Header(read, "Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("/api/events", "https://elsewhere.example")]
    [InlineData("/events", Known)]
    public async Task Other_sites_and_other_paths_are_not_for_pages_of_others(string path, string origin)
    {
        using var read = await SendAsync(HttpMethod.Get, path, origin, "Bearer some-token");

        Assert.Null(Header(read, "Access-Control-Allow-Origin"));
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string origin, string? token)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        if (method == HttpMethod.Options)
        {
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "GET");
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "authorization");
        }

        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        return _http.SendAsync(request);
    }
}
