using SceneScout.Lab.Demo;
using SceneScout.Simulator;
using Xunit;

namespace SceneScout.Node.Tests.Worlds;

/// <summary>A whole node searches an unchanged world twice, then one in which time has passed.</summary>
public sealed class SecondSearchTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-again-").FullName;
    private SimulatorHost _simulator = null!;
    private WorldNode _node = null!;

    public async Task InitializeAsync()
    {
        var world = new SimulatorOptions { Seed = 11, Events = 20_000, Start = DemoWorld.Start, EnforceLimits = false };
        _simulator = await SimulatorHost.StartAsync(world);
        var city = _simulator.World.Truth.GroupBy(e => e.City).OrderByDescending(g => g.Count()).First().Key;
        _node = await WorldNode.StartAsync(_simulator, _folder, [city], ("sources.eventbrite.api-key", ""), ("sources.googleplaces.api-key", ""));
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_looks_unchanged_is_not_read_again_and_nothing_of_it_is_missing()
    {
        await _node.SearchAsync("first");
        var first = await CountersAsync();

        await _node.SearchAsync("second");
        var second = await CountersAsync();

        var (listed, seen) = (first["listings.discovered"], second["listings.discovered"] - first["listings.discovered"]);
        Assert.InRange(seen, 1, listed / 2);
        Assert.Equal((first["listings.ingested"], 0), (second["listings.ingested"], second["listings.stale"]));
        Assert.All(await _node.Store.Areas.ListAsync(CancellationToken.None), area => Assert.Equal(2, area.Value.Searches));

        await _node.SearchAsync("third");
        Assert.Equal(listed, (await CountersAsync())["listings.discovered"] - second["listings.discovered"]);

        _simulator.Advance(TimeSpan.FromDays(5));
        await _node.SearchAsync("later");
        Assert.True((await CountersAsync())["listings.stale"] > 0);
    }

    private Task<System.Collections.Immutable.ImmutableSortedDictionary<string, long>> CountersAsync() => _node.Store.Workers.CountersAsync(CancellationToken.None);
}
