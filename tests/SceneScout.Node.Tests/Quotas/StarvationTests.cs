using System.Net.Http.Json;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Simulator;
using Xunit;

namespace SceneScout.Node.Tests.Quotas;

/// <summary>A real node with a single discovery worker, and one source whose search takes more calls than its budget has.</summary>
public sealed class StarvationTests : IAsyncLifetime
{
    private const string Huge = "discovery-eventbrite-everywhere-p1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly DataFolder _folder = DataFolder.Of(null);
    private SimulatorHost _simulator = null!;
    private ScoutNode _node = null!;

    public async Task InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, Events = 300, Port = 0 }, CancellationToken.None);
        var settings = new Dictionary<string, string>
        {
            ["store.folder"] = _folder.Path,
            ["http.port"] = "0",
            ["spawn.idle-poll"] = "100ms",
            ["spawn.scaling.enabled"] = "false",
            ["spawn.workers.discovery.start"] = "1",
            ["spawn.workers.discovery.max"] = "1",
            ["spawn.worker-timeout"] = "60s",
            ["sources.meetup.api-key"] = "simulated-key-of-meetup",
            ["sources.meetup.base-address"] = $"{_simulator.BaseAddressOf("meetup")}",
            ["sources.meetup.calls-per-second"] = "20",
            ["sources.eventbrite.api-key"] = "simulated-key-of-eventbrite",
            ["sources.eventbrite.base-address"] = $"{_simulator.BaseAddressOf("eventbrite")}",
            ["sources.eventbrite.calls-per-second"] = "20",
            ["sources.eventbrite.limits"] = "4/12s",
            ["sources.eventbrite.max-wait"] = "1s",
            ["sources.eventbrite.organizers"] = string.Join(',', _simulator.World.EventbriteOrganizers.Take(6)),
        };
        _node = await ScoutNode.StartAsync(OptionsReader.Read(ConfigFiles.Load([], settings)), [TargetCities.Find("Berlin")!], Microsoft.Extensions.Logging.LogLevel.Error, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _simulator.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_search_without_budget_leaves_the_worker_to_others_says_why_and_goes_on_later_without_a_failure()
    {
        var now = DateTimeOffset.UtcNow;
        var (planned, fault) = await _node.Gateway.PlanAsync(new SpawnCommands.PlanDiscovery("p1", [], ["eventbrite", "meetup"], new DateRange(now, now.AddDays(90))), CancellationToken.None);
        Assert.True(planned is not null, fault?.Message);

        // A slow start may put it off before its first call, too: what counts is the wait with something kept.
        var (why, waiting) = await UntilAsync(
            async () => (Why: await WhyAsync(), Task: (await _node.Store.Tasks.FindAsync(Huge, CancellationToken.None))!),
            now => now.Why.Contains("quota-exhausted", StringComparison.Ordinal) && now.Task is { CheckpointJson: not null, State: TaskState.Queued });
        await UntilAsync(() => _node.Store.Tasks.ListAsync(TaskType.Discovery, TaskState.Succeeded, 10, CancellationToken.None), done => done.Any(task => task.Task.Source == "meetup"));
        var done = await UntilAsync(async () => (await _node.Store.Tasks.FindAsync(Huge, CancellationToken.None))!, task => task.State == TaskState.Succeeded);

        Assert.Matches(@"^discovery-eventbrite-everywhere-p1 \| quota-exhausted \| Waits for the call budget of eventbrite until 20[0-9 :-]+Z: ", why);
        // Every claim has a fence of its own; the waits left no attempt behind.
        Assert.True(waiting.Fence > waiting.Attempts, $"{waiting}");
        Assert.True(done.Fence > done.Attempts, $"{done}");
        Assert.Null(done.Error);
        Assert.Empty(await _node.Store.Tasks.DeadLettersAsync(10, CancellationToken.None));
    }

    private async Task<string> WhyAsync()
    {
        using var http = new HttpClient { BaseAddress = _node.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/plain");
        using var answer = await http.PostAsJsonAsync("api/palettes/spawn/why", new { arguments = new Dictionary<string, string[]> { ["task"] = [Huge] } });
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var now = await read();
            if (holds(now))
                return now;
            Assert.False(patience.IsCancellationRequested, $"It did not come to pass within {Patience.TotalSeconds} s: {now}");
            await Task.Delay(50);
        }
    }
}
