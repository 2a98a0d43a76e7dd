using Microsoft.Extensions.Logging;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Demo;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Simulator;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Worlds;

/// <summary>A whole node that searches a simulated world, on a folder of its own. Nothing happens by schedule.</summary>
internal sealed class WorldNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly SimulatorHost _simulator;
    private readonly ScoutNode _node;

    private WorldNode(SimulatorHost simulator, ScoutNode node) => (_simulator, _node) = (simulator, node);

    public IStore Store => _node.Store;

    /// <summary>Where it serves HTTP.</summary>
    public Uri Address => _node.Address;

    /// <summary>Starts one.</summary>
    /// <param name="simulator">The world.</param>
    /// <param name="folder">Where it keeps its data.</param>
    /// <param name="cities">Names of the world's cities that are searched.</param>
    /// <param name="over">Settings over those of a quiet node without limits.</param>
    public static async Task<WorldNode> StartAsync(SimulatorHost simulator, string folder, IReadOnlyCollection<string> cities, params (string Key, string Text)[] over)
    {
        var settings = DemoWorld.Settings(simulator);
        foreach (var source in SourceNames.All)
        {
            settings[$"sources.{source}.calls-per-second"] = "1000";
            settings[$"sources.{source}.limits"] = "100000/1s";
        }

        foreach (var (key, text) in (IEnumerable<(string Key, string Text)>)
            [("store.folder", folder), ("http.port", "0"), ("discovery.interval", "0s"), ("ingestion.sweep-interval", "0s"), ("spawn.idle-poll", "100ms"), ("node.drain-time", "200ms"), .. over])
            settings[key] = text;
        var targets = DemoWorld.Targets().Where(city => cities.Contains(city.Name)).ToList();
        return new WorldNode(simulator, await ScoutNode.StartAsync(OptionsReader.Read(ConfigFiles.Load([], settings)), targets, LogLevel.Critical, CancellationToken.None));
    }

    /// <summary>Plans a search of the 120 days from the world's present.</summary>
    public async Task PlanAsync(string plan)
    {
        var range = new DateRange(_simulator.World.Now, _simulator.World.Now.AddDays(120));
        var (planned, fault) = await _node.Gateway.PlanAsync(new SpawnCommands.PlanDiscovery(plan, [], [], range), CancellationToken.None);
        Assert.True(planned is not null, $"{fault}");
    }

    /// <summary>Plans a search and waits until it and all that follows from it is done.</summary>
    public async Task SearchAsync(string plan)
    {
        await PlanAsync(plan);
        await UntilAsync(IsIdleAsync);
    }

    /// <summary>Whether no task is waiting or running.</summary>
    public async Task<bool> IsIdleAsync(CancellationToken cancellation) => (await Store.Tasks.CountAsync(cancellation)).All(count => !count.State.IsLive() || count.Count == 0);

    /// <summary>All events with all that is known of them.</summary>
    public async Task<IReadOnlyList<EventDocument>> EventsAsync()
    {
        var events = new List<EventDocument>();
        await foreach (var streamed in Store.Events.StreamAsync(CancellationToken.None))
            events.Add((await Store.Events.FindAsync(streamed.Event.Id, CancellationToken.None))!);
        return events;
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(Func<CancellationToken, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds(patience.Token))
            await Task.Delay(50, patience.Token);
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
