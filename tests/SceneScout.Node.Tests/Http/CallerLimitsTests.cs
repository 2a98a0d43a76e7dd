using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SceneScout.Contracts.Security;
using SceneScout.Node.Http;
using SceneScout.Node.Security;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class CallerLimitsTests : IDisposable
{
    private readonly CallerLimits _limits = new(3);
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
    private int _passed;

    public void Dispose()
    {
        _limits.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Who_asks_more_often_than_the_limit_is_told_when_to_come_back_and_others_go_on()
    {
        var left = new List<string>();
        for (var n = 0; n < 3; n++)
            left.Add((await AskAsync("/api/events", AccessScope.Read)).Headers["RateLimit"].ToString());
        Assert.Equal(["\"token\";r=2", "\"token\";r=1", "\"token\";r=0"], left);

        var refused = await AskAsync("/api/events", AccessScope.Read);

        Assert.Equal((StatusCodes.Status429TooManyRequests, 3), (refused.StatusCode, _passed));
        Assert.Equal("\"token\";q=3;w=60", refused.Headers["RateLimit-Policy"].ToString());
        Assert.InRange(int.Parse(refused.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture), 1, 60);
        refused.Body.Position = 0;
        using var body = JsonDocument.Parse(refused.Body);
        Assert.True(body.RootElement.GetProperty("retryable").GetBoolean());
        Assert.Equal(StatusCodes.Status200OK, (await AskAsync("/api/events", AccessScope.Admin)).StatusCode);
    }

    [Fact]
    public async Task Pages_and_probes_are_not_counted()
    {
        for (var n = 0; n < 10; n++)
            Assert.False((await AskAsync(n % 2 == 0 ? "/_blazor" : "/health/live", AccessScope.Read)).Headers.ContainsKey("RateLimit"));

        Assert.Equal(10, _passed);
    }

    private async Task<HttpResponse> AskAsync(string path, AccessScope scope)
    {
        var context = new DefaultHttpContext { RequestServices = _services, Request = { Path = path }, Response = { Body = new MemoryStream() } };
        context.Features.Set(new Caller(scope, IPAddress.Loopback, null));
        await _limits.InvokeAsync(context, _ =>
        {
            _passed++;
            return Task.CompletedTask;
        });
        return context.Response;
    }
}
