using SceneScout.Domain.Events;
using SceneScout.Lab.Demo;
using SceneScout.Simulator;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Worlds;

/// <summary>A whole node that is told of nobody at Eventbrite learns whom to ask from the ticket links of other sources.</summary>
public sealed class LearnedSeedTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-seeds-").FullName;
    private SimulatorHost _simulator = null!;
    private WorldNode _node = null!;

    public async Task InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 3, Events = 300, Start = DemoWorld.Start, EnforceLimits = false });
        _node = await WorldNode.StartAsync(_simulator, _folder, ["London", "New York"], ("sources.eventbrite.organizers", ""), ("sources.googleplaces.api-key", ""));
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_ticket_link_leads_to_the_event_and_the_event_to_its_organizers_others()
    {
        await _node.SearchAsync("nobody-known");
        var first = await _node.EventsAsync();
        Assert.Empty(Eventbrite(first));
        var linked = first.SelectMany(e => e.Event.Content.LinksTo).Where(key => key.Source == SourceName.Eventbrite).ToHashSet();
        Assert.NotEmpty(linked);

        await _node.SearchAsync("events-known");
        var known = Eventbrite(await _node.EventsAsync());
        Assert.NotEmpty(known);
        Assert.Subset(linked, known);

        await _node.SearchAsync("organizers-known");
        var more = Eventbrite(await _node.EventsAsync());
        Assert.ProperSuperset(known, more);
    }

    private static HashSet<ListingKey> Eventbrite(IEnumerable<EventDocument> events) =>
        [.. events.SelectMany(e => e.Event.Listings).Where(key => key.Source == SourceName.Eventbrite)];
}
