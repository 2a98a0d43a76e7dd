using SceneScout.Lab.Demo;
using SceneScout.Lab.Verify;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;
using Xunit;

namespace SceneScout.Node.Tests.Worlds;

/// <summary>A whole node searches sources of which more than half of all calls go wrong, until the storm is over.</summary>
public sealed class StormTests : IAsyncLifetime
{
    private const int Faults = 40;
    private static readonly string[] Cities = ["London", "New York"];
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-storm-").FullName;
    private SimulatorHost _simulator = null!;
    private WorldNode _node = null!;

    public async Task InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 5, Events = 300, Start = DemoWorld.Start, EnforceLimits = false });
        foreach (var source in SourceNames.All)
            _simulator.SetFaults(source, new SourceFaults
            {
                ErrorRate = 0.3,
                TooManyRate = 0.1,
                RetryAfter = source is SourceNames.GooglePlaces or SourceNames.Meetup ? TimeSpan.FromSeconds(1) : null,
                TruncateRate = 0.05,
                InvalidJsonRate = 0.05,
                WrongContentTypeRate = 0.05,
                HugeBodyRate = 0.03,
                HugeBytes = 17 * 1024 * 1024,
            });
        _node = await WorldNode.StartAsync(_simulator, _folder, Cities, ("spawn.retry.max-retries", "50"), ("spawn.retry.base-delay", "100ms"), ("spawn.retry.max-delay", "500ms"));
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Once_it_is_over_everything_is_found_and_the_account_adds_up()
    {
        await _node.PlanAsync("storm");
        await WorldNode.UntilAsync(async cancellation => _simulator.Stats.Values.Sum(stats => stats.Faults) >= Faults || await _node.IsIdleAsync(cancellation));
        Assert.True(_simulator.Stats.Values.Count(stats => stats.Faults > 2) > 2, string.Join('\n', _simulator.Stats));
        foreach (var source in SourceNames.All)
            _simulator.SetFaults(source, SourceFaults.None);
        await WorldNode.UntilAsync(_node.IsIdleAsync);

        var letters = await _node.Store.DeadLetters.ListAsync(null, null, 100, CancellationToken.None);
        Assert.True(letters.IsEmpty, string.Join('\n', letters));
        var counters = await _node.Store.Workers.CountersAsync(CancellationToken.None);
        Assert.Equal(counters["listings.discovered"], counters["listings.ingested"] + counters["listings.unchanged"] + counters["listings.rejected"]);
        Assert.Equal(0, counters["listings.rejected"]);
        var truth = await TruthCheck.ReadAsync(new Uri(_simulator.BaseAddress, "truth?limit=1000"), CancellationToken.None);
        var searched = truth with { Events = [.. truth.Events.Where(e => Cities.Contains(e.City))] };
        var report = await LedgerCheck.RunAsync(_node.Store, searched, TimeSpan.FromDays(120), _simulator.World.Now, CancellationToken.None);
        Assert.True(report.Truth > 30, $"{report.Truth} listings looked for");
        Assert.True(report.Consistent, string.Join('\n', report.Lines()));
    }
}
