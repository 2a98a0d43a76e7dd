using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http;
using SceneScout.Node.Security;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class GuessedTokenTests : IDisposable
{
    private static readonly IPAddress Guesser = IPAddress.Parse("198.51.100.7");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 1, 14, 8, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
    private readonly TokenGate _gate;

    public GuessedTokenTests()
    {
        var tokens = new AccessTokens("read", "operate", "admin");
        _gate = new TokenGate(tokens, new BrowserSession(tokens.SessionKey), new SignInAttempts(_time), _time);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Who_guesses_bearer_tokens_is_not_heard_for_a_while_whatever_comes_next_and_others_are()
    {
        for (var n = 0; n < SignInAttempts.Most; n++)
            Assert.Equal(401, (await AskAsync(Guesser, $"guess-{n}")).StatusCode);

        var late = await AskAsync(Guesser, "admin");
        Assert.Equal((429, "60"), (late.StatusCode, late.Headers.RetryAfter.ToString()));
        Assert.Equal(200, (await AskAsync(IPAddress.Parse("198.51.100.8"), "admin")).StatusCode);
        Assert.Equal(200, (await AskAsync(Guesser, "guess", "/health/live")).StatusCode);
        _time.Advance(SignInAttempts.Window);
        Assert.Equal(200, (await AskAsync(Guesser, "admin")).StatusCode);
    }

    [Fact]
    public async Task A_caller_without_a_token_guesses_nothing()
    {
        for (var n = 0; n < 2 * SignInAttempts.Most; n++)
            Assert.Equal(401, (await AskAsync(Guesser, null)).StatusCode);
    }

    [Theory]
    [InlineData("10.0.0.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.5", "203.0.113.9, 10.0.0.6", "203.0.113.9")]
    [InlineData("10.0.0.5", "1.2.3.4, 203.0.113.9, 10.0.0.6", "203.0.113.9")]
    [InlineData("10.0.1.5", "203.0.113.9", "10.0.1.5")]
    [InlineData("127.0.0.1", "203.0.113.9", "127.0.0.1")]
    public async Task Where_a_request_comes_from_is_taken_from_known_proxies_alone(string from, string told, string address)
    {
        var app = new ApplicationBuilder(_services);
        app.UseKnownProxies([IPNetwork.Parse("10.0.0.0/24")]);
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Headers["X-Forwarded-For"] = told;

        await app.Build()(context);

        Assert.Equal(IPAddress.Parse(address), context.Connection.RemoteIpAddress);
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5/32")]
    [InlineData("10.0.0.0/24", "10.0.0.0/24")]
    [InlineData("fd00::/8", "fd00::/8")]
    [InlineData("10.0.0.1/24", "10.0.0.0/24")]
    [InlineData("10.5", null)]
    [InlineData("proxy.example", null)]
    public void A_proxy_is_named_by_its_address_or_its_network(string text, string? network) => Assert.Equal(network, NetworkListKind.Read(text)?.ToString());

    private async Task<HttpResponse> AskAsync(IPAddress from, string? token, string path = "/api/events")
    {
        var context = new DefaultHttpContext { RequestServices = _services, Request = { Method = "GET", Path = path }, Response = { Body = new MemoryStream() } };
        context.Connection.RemoteIpAddress = from;
        if (token is not null)
            context.Request.Headers.Authorization = $"Bearer {token}";
        await _gate.InvokeAsync(context, _ => Task.CompletedTask);
        return context.Response;
    }
}
