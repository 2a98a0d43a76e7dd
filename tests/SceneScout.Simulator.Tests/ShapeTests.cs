using SceneScout.Simulator.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Simulator.Tests;

/// <summary>Simulated answers against recorded ones: no field that the real service does not have, and none of another type.</summary>
public sealed class ShapeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 3000, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Ticketmaster_events_have_only_known_fields_of_known_kinds()
    {
        var replies = new List<SimulatorClient.Reply>();
        for (var page = 0; page < 3; page++)
        {
            replies.Add(await _sim.Ticketmaster($"events.json?latlong=40.7,-74&size=200&page={page}&includeTBA=yes&includeTBD=yes"));
            replies.Add(await _sim.Ticketmaster($"events.json?size=200&page={page}&includeTBA=yes"));
        }

        AssertShapes("ticketmaster", "ticketmaster*", "$", file => !file.StartsWith("SYNTHETIC", StringComparison.Ordinal), replies);
    }

    [Fact]
    public async Task Eventbrite_events_have_only_known_fields_of_known_kinds()
    {
        var replies = new List<SimulatorClient.Reply>();
        foreach (var organizer in _sim.World.EventbriteOrganizers.Take(40))
        {
            replies.Add(await _sim.Eventbrite($"organizers/{organizer}/events/?expand=venue,organizer,category,ticket_availability,event_sales_status"));
        }

        replies.Add(await _sim.Eventbrite("categories/"));
        AssertShapes("eventbrite", "eventbrite*", "$", _ => true, replies);
    }

    [Fact]
    public async Task Eventbrite_destination_events_have_only_known_fields_of_known_kinds()
    {
        var expand = new[] { "primary_venue", "image", "ticket_availability", "event_sales_status", "primary_organizer" };
        var body = new Dictionary<string, object> { ["event_search"] = new { page_size = 50, dates = new[] { "current_future" } }, ["expand.destination_event"] = expand };
        var reply = await _sim.EventbritePost("destination/search/", body);
        var results = reply.Json.GetProperty("events").GetProperty("results");

        Assert.Equal(50, results.GetArrayLength());
        if (RecordedShapes.Of("eventbrite", "none", file => file.Contains("destination", StringComparison.Ordinal)) is not { } recorded)
        {
            output.WriteLine("Skipped: no recorded answers on this machine.");
            return;
        }

        // The recorded arrays have different parents; "events" is the one of the search.
        Assert.Equal([], results.EnumerateArray().SelectMany(e => RecordedShapes.Fields(e, "events")).Select(pair => pair.Field.Split('.')[1])
            .Except(recorded.Names()).Order());
    }

    [Fact]
    public async Task Yelp_events_have_only_known_fields_of_known_kinds()
    {
        var replies = new List<SimulatorClient.Reply>();
        foreach (var city in new[] { "New York", "London", "Tokyo", "Sydney" })
        {
            replies.Add(await _sim.Yelp($"events?location={Uri.EscapeDataString(city)}&limit=50"));
        }

        AssertShapes("yelp", "yelp*", "$", file => file.Contains("event", StringComparison.Ordinal), replies);
    }

    [Fact]
    public async Task Google_places_have_only_known_fields_of_known_kinds()
    {
        var replies = new List<SimulatorClient.Reply>();
        foreach (var (latitude, longitude) in new[] { (40.7128, -74.006), (51.5074, -0.1278), (35.6762, 139.6503) })
        {
            replies.Add(await _sim.Google("places:searchNearby", new { locationRestriction = new { circle = new { center = new { latitude, longitude }, radius = 20_000.0 } } }, "*"));
        }

        AssertShapes("google", "none", "places", file => file.StartsWith("new-", StringComparison.Ordinal), replies);
    }

    [Fact]
    public async Task Meetup_events_have_only_known_fields_of_known_kinds()
    {
        const string query =
            "{ recommendedEvents(filter: {}, first: 100) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { "
            + "id token title eventUrl description createdTime dateTime endTime duration eventType status rsvpState maxTickets "
            + "venues { id name address city state postalCode country lat lon venueType } "
            + "group { id name urlname link timezone city state country zip lat lon isPrivate topicCategory { id name urlkey } keyGroupPhoto { id baseUrl } } "
            + "eventHosts { name } feeSettings { accepts amount currency required } topics { edges { node { id name urlkey } } } "
            + "featuredEventPhoto { id baseUrl highResUrl standardUrl thumbUrl } rsvps { totalCount } series { description } } } } }";
        var replies = new List<SimulatorClient.Reply> { await _sim.Meetup(query) };

        Assert.False(replies[0].Json.TryGetProperty("errors", out _), replies[0].Text);
        AssertShapes("meetup", "meetup*", "$", file => file.StartsWith("gql-", StringComparison.Ordinal) && !file.Contains("v1", StringComparison.Ordinal), replies);
    }

    private void AssertShapes(string folder, string descriptions, string parent, Func<string, bool> only, List<SimulatorClient.Reply> replies)
    {
        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Contains(replies, reply => reply.Bytes.Length > 2000);
        if (RecordedShapes.Of(folder, descriptions, only, parent) is not { } recorded)
        {
            output.WriteLine("Skipped: no recorded answers on this machine.");
            return;
        }

        var answers = replies.Select(reply => reply.Json).ToList();
        Assert.Equal([], answers.SelectMany(answer => recorded.Unknown(answer, parent)).Distinct().Order());
        Assert.Equal([], answers.SelectMany(answer => recorded.OfAnotherKind(answer, parent)).Distinct().Order());
    }
}
