using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Worlds;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class PagingTests : IAsyncLifetime
{
    private const double Reach = 60_000;
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 1500, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Ticketmaster_paged_to_the_end_by_area_finds_exactly_the_listings_of_the_truth()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var city in Cities.All)
        {
            foreach (var include in new[] { "includeTBA=no&includeTBD=yes", "includeTBA=only&includeTBD=no" })
            {
                var pages = 1;
                for (var page = 0; page < pages; page++)
                {
                    var reply = await _sim.Ticketmaster(Invariant($"events.json?latlong={city.Latitude},{city.Longitude}&radius={Reach / 1000}&unit=km&size=37&sort=date,asc&page={page}&{include}"));
                    Assert.Equal(200, reply.Status);
                    pages = reply.Json.GetProperty("page").GetProperty("totalPages").GetInt32();
                    if (reply.Json.TryGetProperty("_embedded", out var embedded))
                    {
                        found.UnionWith(embedded.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
                    }
                }
            }
        }

        Assert.Equal(_sim.World.Listed(SourceNames.Ticketmaster), found);
        Assert.True(found.Count > 200, $"only {found.Count} listings were compared");
    }

    [Fact]
    public async Task Yelp_paged_to_the_end_by_area_finds_exactly_the_listings_of_the_truth()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var city in Cities.All)
        {
            var total = 1;
            for (var offset = 0; offset < total; offset += 50)
            {
                var reply = await _sim.Yelp(Invariant($"events?latitude={city.Latitude}&longitude={city.Longitude}&radius=40000&limit=50&offset={offset}&sort_on=time_start&sort_by=asc&start_date={_sim.World.Now.ToUnixTimeSeconds() - 3600}"));
                Assert.Equal(200, reply.Status);
                total = reply.Json.GetProperty("total").GetInt32();
                found.UnionWith(reply.Json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            }
        }

        Assert.Equal(_sim.World.Listed(SourceNames.Yelp), found);
        Assert.True(found.Count > 200, $"only {found.Count} listings were compared");
    }

    [Fact]
    public async Task Meetup_paged_to_the_end_by_area_finds_exactly_the_listings_of_the_truth_although_its_total_lies()
    {
        const string query = "query($f: RecommendedEventsFilter!, $after: String) { recommendedEvents(filter: $f, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id token } } } }";
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var lied = false;
        foreach (var city in Cities.All)
        {
            string? after = null;
            var more = true;
            while (more)
            {
                var reply = await _sim.Meetup(query, new { f = new { lat = city.Latitude, lon = city.Longitude, radius = Reach / 1609.344 }, after });
                var connection = reply.Json.GetProperty("data").GetProperty("recommendedEvents");
                found.UnionWith(connection.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("token").GetString()!));
                more = connection.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
                lied |= more && connection.GetProperty("totalCount").GetInt32() == 20;
                after = connection.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            }
        }

        Assert.Equal(_sim.World.Listed(SourceNames.Meetup), found);
        Assert.True(lied);
    }

    [Fact]
    public async Task Eventbrite_asked_for_every_organizer_finds_exactly_the_listings_of_the_truth()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var organizer in _sim.World.EventbriteOrganizers)
        {
            string? continuation = null;
            do
            {
                var reply = await _sim.Eventbrite($"organizers/{organizer}/events/?page_size=3{(continuation is null ? "" : "&continuation=" + continuation)}");
                Assert.Equal(200, reply.Status);
                found.UnionWith(reply.Json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
                var pagination = reply.Json.GetProperty("pagination");
                continuation = pagination.GetProperty("has_more_items").GetBoolean() ? pagination.GetProperty("continuation").GetString() : null;
            }
            while (continuation is not null);
        }

        Assert.Equal(_sim.World.Listed(SourceNames.Eventbrite), found);
    }

    [Fact]
    public async Task Eventbrite_destination_search_by_place_finds_what_has_a_venue_in_the_city()
    {
        var city = Cities.All.Single(c => c.Name == "London");
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var pages = 1;
        for (var page = 1; page <= pages; page++)
        {
            var reply = await _sim.EventbritePost("destination/search/", new { event_search = new { places = new[] { city.PlaceId }, dates = new[] { "current_future" }, page, page_size = 20 } });
            var events = reply.Json.GetProperty("events");
            pages = events.GetProperty("pagination").GetProperty("page_count").GetInt32();
            found.UnionWith(events.GetProperty("results").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
        }

        Assert.Equal(_sim.World.Listed(SourceNames.Eventbrite, (e, listing) => e.City == "London" && listing.Placed), found);
        Assert.NotEmpty(found);
    }

    [Fact]
    public async Task Windows_of_time_partition_what_an_area_holds()
    {
        var city = Cities.All[0];
        var counts = new List<int>();
        foreach (var (from, to) in new[] { (0, 100), (0, 30), (30, 100) })
        {
            var start = _sim.World.Now.AddDays(from).AddSeconds(from > 0 ? 1 : 0).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var end = _sim.World.Now.AddDays(to).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var reply = await _sim.Ticketmaster(Invariant($"events?geoPoint=dr5regw3&radius=40&unit=km&startDateTime={start}&endDateTime={end}"));
            counts.Add(reply.Json.GetProperty("page").GetProperty("totalElements").GetInt32());
        }

        Assert.Equal("New York", city.Name);
        Assert.True(counts[1] > 0 && counts[2] > 0);
        Assert.Equal(counts[0], counts[1] + counts[2]);
    }

    [Fact]
    public async Task A_page_behind_the_end_has_no_embedded_part()
    {
        var reply = await _sim.Ticketmaster("events?geoPoint=dr5regw3&size=200&page=5");

        Assert.Equal(200, reply.Status);
        Assert.False(reply.Json.TryGetProperty("_embedded", out _));
        Assert.Equal(5, reply.Json.GetProperty("page").GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Links_of_a_page_lead_to_the_next_one_and_carry_no_key()
    {
        var first = await _sim.Ticketmaster("events.json?size=5&sort=date,asc&countryCode=US");
        var href = first.Json.GetProperty("_links").GetProperty("next").GetProperty("href").GetString()!;
        var second = await _sim.Send(HttpMethod.Get, href + "&apikey=key");

        Assert.DoesNotContain("apikey", href, StringComparison.Ordinal);
        Assert.StartsWith("/discovery/v2/events.json?", href, StringComparison.Ordinal);
        Assert.Equal(1, second.Json.GetProperty("page").GetProperty("number").GetInt32());
        Assert.Empty(Ids(first.Json).Intersect(Ids(second.Json)));
    }

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.GetProperty("_embedded").GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()!);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
