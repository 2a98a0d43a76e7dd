using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Node.Configuration;
using SceneScout.Node.Health;
using SceneScout.Node.Hosting;
using SceneScout.Node.Telemetry;
using SceneScout.Node.Tests.Cluster;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class HealthTests
{
    private static readonly TelemetryOptions Options = new(null, TimeSpan.FromSeconds(10), false, LogLevel.Error, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3));

    private static HealthReport Report(HealthStatus status, string? reason) => new(
        new Dictionary<string, HealthReportEntry> { ["store"] = new(status, reason, TimeSpan.FromMilliseconds(4), null, null, ["ready", "store"]) }, TimeSpan.Zero);

    [Fact]
    public async Task A_node_becomes_ready_and_every_probe_tells_its_age()
    {
        using var folder = DataFolder.Of(null);
        await using var node = await Nodes.StartAsync(Nodes.Options(("store.folder", folder.Path), ("health.interval", "1s")));
        using var http = new HttpClient { BaseAddress = node.Address };

        var (status, body) = await ReadyAsync(http, "/health/ready");
        var (_, store) = await ReadyAsync(http, "/health/ready?tag=store");

        Assert.Equal(HttpStatusCode.OK, status);
        var checks = body["checks"]!.AsObject();
        Assert.Equal(["cluster", "controller", "journal", "regions", "store"], checks.Select(c => c.Key).Order());
        Assert.All(checks, c => Assert.InRange(c.Value!["ageSeconds"]!.GetValue<double>(), 0, 120));
        Assert.Equal(["journal", "store"], store["checks"]!.AsObject().Select(c => c.Key).Order());
    }

    [Fact]
    public async Task A_node_is_ready_before_the_probes_have_their_next_turn()
    {
        using var folder = DataFolder.Of(null);
        await using var node = await Nodes.StartAsync(Nodes.Options(("store.folder", folder.Path), ("health.interval", "5m")));
        using var http = new HttpClient { BaseAddress = node.Address };

        var (status, _) = await ReadyAsync(http, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task An_answer_that_failed_keeps_its_reason_and_one_that_grows_old_counts_as_none()
    {
        var time = new FakeTimeProvider();
        var board = new HealthBoard(Options, time, NullLogger<HealthBoard>.Instance);
        Assert.Empty(board.Now);

        await board.PublishAsync(Report(HealthStatus.Unhealthy, "no connection"), CancellationToken.None);
        Assert.Equal((false, "no connection"), (board.Now[0].Healthy, board.Now[0].Reason));

        await board.PublishAsync(Report(HealthStatus.Healthy, null), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((true, null), (board.Now[0].Healthy, board.Now[0].Reason));

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((false, "no answer for 20 s"), (board.Now[0].Healthy, board.Now[0].Reason));
    }

    [Fact]
    public async Task The_log_says_what_fails_after_it_was_well_and_what_is_well_again_but_not_that_a_start_takes_time()
    {
        using var log = new LogMemory(new FakeTimeProvider());
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var board = new HealthBoard(Options, new FakeTimeProvider(), loggers.CreateLogger<HealthBoard>());

        foreach (var status in (HealthStatus[])[HealthStatus.Unhealthy, HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Healthy])
            await board.PublishAsync(Report(status, status == HealthStatus.Healthy ? null : "no connection"), CancellationToken.None);

        Assert.Equal(["Not healthy any more: store: no connection", "Healthy again: store"], log.Peek(10).Select(l => l.Message));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> ReadyAsync(HttpClient http, string path)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            if (answer.IsSuccessStatusCode || TimeProvider.System.GetElapsedTime(started) > Nodes.Patience)
                return (answer.StatusCode, body);
            await Task.Delay(200);
        }
    }
}
