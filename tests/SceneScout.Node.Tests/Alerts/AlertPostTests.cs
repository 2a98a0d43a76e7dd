using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SceneScout.Node.Alerts;
using SceneScout.Node.Configuration;
using SceneScout.Node.Tests.Cluster;
using Xunit;

namespace SceneScout.Node.Tests.Alerts;

public sealed class AlertPostTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<JsonNode> _taken = new();
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;
    private int _status = StatusCodes.Status200OK;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/hook", async (HttpRequest request) =>
        {
            if (_status == StatusCodes.Status200OK)
                _taken.Enqueue((await JsonNode.ParseAsync(request.Body))!);
            return Results.StatusCode(_status);
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Uri Hook => new($"{_app.Urls.Single()}/hook");

    private static AlertNotice Notice(string summary, DateTimeOffset? resolved = null) =>
        AlertNotice.Of(new Alert(new AlertCondition(new AlertRule("SourceFailing", "medium", TimeSpan.Zero, false, "It is down."), "yelp", summary), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, resolved), "node-1");

    [Fact]
    public async Task A_webhook_gets_each_notice_as_an_object_and_Slack_as_a_line()
    {
        var post = new AlertPost([new WebhookChannel("webhook", Hook, false, _http), new WebhookChannel("slack", Hook, true, _http)], NullLogger<AlertPost>.Instance);

        post.Add([Notice("2 of 10 calls failed")]);
        await post.SendAsync(CancellationToken.None);

        var (notice, line) = (_taken.ElementAt(0), _taken.ElementAt(1));
        Assert.Equal(["firing", "SourceFailing", "yelp", "medium", "2 of 10 calls failed", "It is down.", "node-1"], new[] { "status", "alert", "subject", "severity", "summary", "action", "node" }.Select(name => notice[name]!.GetValue<string>()));
        Assert.False(notice.AsObject().ContainsKey("resolved"));
        Assert.Equal("[firing] SourceFailing (yelp): 2 of 10 calls failed. It is down. node-1", line["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_not_taken_is_sent_again_in_order_and_once()
    {
        var post = new AlertPost([new WebhookChannel("webhook", Hook, false, _http)], NullLogger<AlertPost>.Instance);
        _status = StatusCodes.Status503ServiceUnavailable;
        post.Add([Notice("first")]);
        await post.SendAsync(CancellationToken.None);
        post.Add([Notice("second", DateTimeOffset.UnixEpoch)]);
        await post.SendAsync(CancellationToken.None);
        Assert.Empty(_taken);

        _status = StatusCodes.Status200OK;
        await post.SendAsync(CancellationToken.None);
        await post.SendAsync(CancellationToken.None);

        Assert.Equal([("first", "firing"), ("second", "resolved")], _taken.Select(notice => (notice["summary"]!.GetValue<string>(), notice["status"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Of_what_waits_too_long_the_oldest_is_dropped()
    {
        var post = new AlertPost([new WebhookChannel("webhook", Hook, false, _http)], NullLogger<AlertPost>.Instance);

        post.Add(Enumerable.Range(0, AlertPost.MostWaiting + 3).Select(at => Notice($"{at}")));
        await post.SendAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(3, AlertPost.MostWaiting).Select(at => $"{at}"), _taken.Select(notice => notice["summary"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_channel_that_nobody_answers_keeps_nobody_else_from_being_told()
    {
        var post = new AlertPost([new WebhookChannel("webhook", new Uri($"http://127.0.0.1:{Nodes.FreePorts(1)[0]}/"), false, _http), new WebhookChannel("slack", Hook, true, _http)], NullLogger<AlertPost>.Instance);

        post.Add([Notice("it is so")]);
        await post.SendAsync(CancellationToken.None);

        Assert.Single(_taken);
    }

    [Theory]
    [InlineData("alerts.webhook", "hooks.example.org", "scenescout.alerts.webhook is no address")]
    [InlineData("alerts.slack", "ftp://example.org/x", "scenescout.alerts.slack is no address")]
    [InlineData("alerts.smtp.host", "mail.example.org", "scenescout.alerts.smtp.from = ''")]
    public void What_is_no_address_is_refused_by_name(string key, string text, string said) =>
        Assert.Contains(said, Assert.Throws<ConfigMistakeException>(() => Nodes.Options((key, text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Addresses_are_read()
    {
        var options = Nodes.Options(
            ("alerts.webhook", "https://example.org/hook"), ("alerts.smtp.host", "mail.example.org"), ("alerts.smtp.port", "587"), ("alerts.smtp.from", "a@example.org"), ("alerts.smtp.to", "b@example.org, c@example.org")).Alerts;

        Assert.Equal(new Uri("https://example.org/hook"), options.Webhook);
        Assert.Null(options.Slack);
        Assert.Equal(new MailSettings("mail.example.org", 587, true, "", "", "a@example.org", "b@example.org, c@example.org"), options.Mail);
    }
}
