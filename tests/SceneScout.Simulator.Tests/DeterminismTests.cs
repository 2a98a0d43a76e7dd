using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_from_every_source_and_another_seed_does_not()
    {
        var options = new SimulatorOptions { Seed = 5, Events = 400, EnforceLimits = false };
        await using var one = await SimulatorClient.StartAsync(options);
        await using var same = await SimulatorClient.StartAsync(options);
        await using var other = await SimulatorClient.StartAsync(options with { Seed = 6 });

        var first = await Bytes(one);
        Assert.Equal(first, await Bytes(same));
        Assert.All(first.Zip(await Bytes(other)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults_in_the_same_order()
    {
        var options = new SimulatorOptions
        {
            Events = 50,
            EnforceLimits = false,
            Faults = Faults.FaultPlan.None.With(SourceNames.Yelp, new Faults.SourceFaults { ErrorRate = 0.3, TooManyRate = 0.2 }),
        };
        await using var one = await SimulatorClient.StartAsync(options);
        await using var same = await SimulatorClient.StartAsync(options);

        var first = await Statuses(one);
        Assert.Equal(first, await Statuses(same));
        Assert.Equal([200, 429, 503], first.Distinct().Order());
    }

    private static async Task<List<int>> Statuses(SimulatorClient sim)
    {
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            statuses.Add((await sim.Yelp("events?location=London")).Status);
        }

        return statuses;
    }

    private static async Task<List<string>> Bytes(SimulatorClient sim) =>
    [
        (await sim.Send(HttpMethod.Get, "truth")).Text,
        (await sim.Ticketmaster("events?latlong=40.7,-74&size=50")).Text,
        (await sim.Yelp("events?location=New%20York&limit=50")).Text,
        (await sim.EventbritePost("destination/search/", new { event_search = new { page_size = 50 } })).Text,
        (await sim.Meetup("{ recommendedEvents(filter: {}, first: 50) { edges { node { id title dateTime description } } } }")).Text,
        (await sim.Google("places:searchNearby", new { locationRestriction = new { circle = new { center = new { latitude = 40.7, longitude = -74.0 }, radius = 20000.0 } } }, "*")).Text,
    ];
}
