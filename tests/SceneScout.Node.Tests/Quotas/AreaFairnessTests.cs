using System.Collections.Immutable;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Simulator;
using Xunit;

namespace SceneScout.Node.Tests.Quotas;

/// <summary>A real node, and a source whose day has fewer calls than one city alone would take.</summary>
public sealed class AreaFairnessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task One_area_does_not_use_up_the_day_before_the_other_had_its_share()
    {
        using var folder = DataFolder.Of(null);
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, Events = 6000, Port = 0 }, CancellationToken.None);
        var settings = new Dictionary<string, string>
        {
            ["store.folder"] = folder.Path,
            ["http.port"] = "0",
            ["spawn.idle-poll"] = "100ms",
            ["spawn.workers.discovery.start"] = "1",
            ["spawn.workers.discovery.max"] = "1",
            ["sources.yelp.api-key"] = "simulated-key-of-yelp",
            ["sources.yelp.base-address"] = $"{simulator.BaseAddressOf("yelp")}",
            ["sources.yelp.calls-per-second"] = "20",
            ["sources.yelp.limits"] = "4/1d",
        };
        await using var node = await ScoutNode.StartAsync(
            OptionsReader.Read(ConfigFiles.Load([], settings)), [TargetCities.Find("Berlin")!, TargetCities.Find("London")!], Microsoft.Extensions.Logging.LogLevel.Error, CancellationToken.None);
        var now = DateTimeOffset.UtcNow;
        var (planned, fault) = await node.Gateway.PlanAsync(new SpawnCommands.PlanDiscovery("p1", [], ["yelp"], new DateRange(now, now.AddDays(90))), CancellationToken.None);
        Assert.True(planned is not null, fault?.Message);

        var tasks = await DeferAsync(node);

        // Four calls and two areas that need more: about two for each, where the first alone would have taken all.
        Assert.All(tasks, task => Assert.InRange(Pages(task), 1, 3));
        Assert.All(tasks, task => Assert.StartsWith("RATE_LIMIT_ERROR: ", task.Error, StringComparison.Ordinal));
    }

    private static async Task<ImmutableArray<TaskRecord>> DeferAsync(ScoutNode node)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var tasks = await node.Store.Tasks.ListAsync(TaskType.Discovery, null, 10, CancellationToken.None);
            if (tasks.Length == 2 && tasks.All(task => task.State == TaskState.Queued && task.Task.NotBefore > DateTimeOffset.UtcNow.AddMinutes(1)))
                return tasks;
            Assert.False(patience.IsCancellationRequested, string.Join('\n', tasks));
            await Task.Delay(50);
        }
    }

    private static int Pages(TaskRecord task) =>
        task.CheckpointJson is { } json ? System.Text.Json.JsonSerializer.Deserialize(json, TaskJson.Default.DiscoveryCheckpoint)!.Pages : 0;
}
