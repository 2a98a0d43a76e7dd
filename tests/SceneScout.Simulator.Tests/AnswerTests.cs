using System.Text.Json;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Worlds;
using Xunit;

namespace SceneScout.Simulator.Tests;

/// <summary>The manners and oddities of each service.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 4000, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Ticketmaster_hides_undated_events_unless_asked_and_a_dated_search_never_finds_them()
    {
        var normal = await Total("events");
        var only = await Total("events?includeTBA=only");
        var all = await Total("events?includeTBA=yes");
        var dated = await Total("events?includeTBA=only&startDateTime=2026-01-01T00:00:00Z");
        var neither = await Total("events?includeTBA=only&includeTBD=only");

        Assert.True(only > 0);
        Assert.Equal(all, normal + only);
        Assert.Equal((0, 0), (dated, neither));
    }

    [Fact]
    public async Task Ticketmaster_shows_a_postponed_event_without_a_start_and_with_its_first_date()
    {
        var events = await TicketmasterEvents("events?includeTBA=only&size=200");
        var postponed = events.Where(e => e.GetProperty("dates").GetProperty("status").GetProperty("code").GetString() == "postponed").ToList();

        Assert.NotEmpty(postponed);
        Assert.All(postponed, e =>
        {
            var start = e.GetProperty("dates").GetProperty("start");
            Assert.True(start.GetProperty("dateTBA").GetBoolean());
            Assert.False(start.TryGetProperty("localDate", out _));
        });
        Assert.Contains(postponed, e => e.GetProperty("dates").TryGetProperty("initialStartDate", out _));
    }

    [Fact]
    public async Task Ticketmaster_has_the_oddities_of_real_answers()
    {
        var events = new List<JsonElement>();
        foreach (var query in new[] { "size=200&page=0", "size=200&page=1", "size=200&page=2", "countryCode=MX&size=200", "countryCode=US&size=200" })
        {
            events.AddRange(await TicketmasterEvents("events.json?includeTBA=yes&includeTBD=yes&" + query));
        }

        var venues = events.Where(e => e.TryGetProperty("_embedded", out var embedded) && embedded.TryGetProperty("venues", out _))
            .Select(e => e.GetProperty("_embedded").GetProperty("venues")[0]).ToList();
        var statuses = events.Select(e => e.GetProperty("dates").GetProperty("status").GetProperty("code").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "onsale", "offsale", "cancelled", "rescheduled", "postponed" }, statuses);
        Assert.Contains(events, e => e.TryGetProperty("place", out var place) && !place.GetProperty("state").EnumerateObject().Any());
        Assert.Contains(events, e => !e.TryGetProperty("priceRanges", out _));
        Assert.Contains(events, e => e.TryGetProperty("priceRanges", out _));
        Assert.Contains(events, e => e.GetProperty("sales").GetProperty("public").GetProperty("startDateTime").GetString()!.StartsWith("1900-01-01", StringComparison.Ordinal));
        Assert.Contains(events, e => e.GetProperty("dates").GetProperty("start") is var start && start.GetProperty("noSpecificTime").GetBoolean() && !start.TryGetProperty("dateTime", out _));
        Assert.Contains(events, e => !e.GetProperty("dates").TryGetProperty("timezone", out _));
        Assert.Contains(venues, venue => !venue.TryGetProperty("location", out _));
        Assert.Contains(venues, venue => venue.GetProperty("country").GetProperty("countryCode").GetString() == "US"
            && venue.TryGetProperty("location", out var at) && !at.GetProperty("longitude").GetString()!.StartsWith('-'));
        Assert.All(venues.Where(venue => venue.TryGetProperty("location", out _)), venue => Assert.Equal(JsonValueKind.String, venue.GetProperty("location").GetProperty("latitude").ValueKind));
    }

    [Fact]
    public async Task Ticketmaster_tells_distances_in_the_unit_asked_for_and_only_around_a_centre()
    {
        var near = (await TicketmasterEvents("events?latlong=51.5074,-0.1278&radius=10&unit=km&sort=distance,asc&size=50")).Select(e => e.GetProperty("distance").GetDouble()).ToList();
        var none = await TicketmasterEvents("events?countryCode=GB&size=5");

        Assert.True(near.Count > 3);
        Assert.Equal(near.Order(), near);
        Assert.InRange(near[^1], 0, 10.01);
        Assert.DoesNotContain(none, e => e.TryGetProperty("distance", out _));
    }

    [Fact]
    public async Task Eventbrite_expands_only_what_was_asked_for()
    {
        var id = _sim.World.Truth.SelectMany(e => e.Listings).First(l => l.Source == SourceNames.Eventbrite && l.Placed).Id;
        var bare = (await _sim.Eventbrite($"events/{id}/")).Json;
        var expanded = (await _sim.Eventbrite($"events/{id}/?expand=venue,ticket_availability,nonsense")).Json;

        Assert.False(bare.TryGetProperty("venue", out _));
        Assert.Equal(bare.GetProperty("venue_id").GetString(), expanded.GetProperty("venue").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.String, expanded.GetProperty("venue").GetProperty("latitude").ValueKind);
        Assert.True(expanded.TryGetProperty("ticket_availability", out _));
        Assert.False(expanded.TryGetProperty("nonsense", out _));
        Assert.False(expanded.TryGetProperty("organizer", out _));
    }

    [Fact]
    public async Task Eventbrite_gives_events_by_ids_venue_and_series()
    {
        var listings = _sim.World.Plan.Listings.Where(l => l.Source == SourceKind.Eventbrite && _sim.World.IsListed(_sim.World.Plan.Events[l.Event])).Select(_sim.World.View).ToList();
        var placed = listings.First(view => view.Venue is not null);
        var serial = listings.First(view => view.Event.Series >= 0);
        var byIds = (await _sim.Eventbrite($"events/?event_ids={placed.Id},1,{serial.Id}")).Json.GetProperty("events");
        var seriesId = (await _sim.Eventbrite($"events/{serial.Id}/")).Json.GetProperty("series_id").GetString();
        var bySeries = (await _sim.Eventbrite($"series/{seriesId}/events/")).Json.GetProperty("events");
        var byVenue = (await _sim.Eventbrite($"venues/{placed.Venue!.EventbriteId}/events/?status=all&only_public=true&page_size=200")).Json.GetProperty("events");

        Assert.Equal([placed.Id, serial.Id], Ids(byIds));
        Assert.Contains(serial.Id, Ids(bySeries));
        Assert.Equal(
            listings.Where(view => view.Venue == placed.Venue).Select(view => view.Id).Order(StringComparer.Ordinal),
            Ids(byVenue).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Eventbrite_status_hides_a_cancellation_that_the_sales_status_tells()
    {
        var cancelled = _sim.World.Plan.Listings
            .Where(l => l.Source == SourceKind.Eventbrite && _sim.World.IsListed(_sim.World.Plan.Events[l.Event]) && _sim.World.StateOf(l).Status == ChangeKind.Cancelled)
            .Select(l => l.Id).Take(50).ToList();
        var reply = await _sim.Eventbrite($"events/?event_ids={string.Join(',', cancelled)}&expand=event_sales_status");
        var events = reply.Json.GetProperty("events").EnumerateArray().ToList();

        Assert.True(cancelled.Count >= 10);
        Assert.All(events, e => Assert.Equal("event_cancelled", e.GetProperty("event_sales_status").GetProperty("message_code").GetString()));
        Assert.Contains(events, e => e.GetProperty("status").GetString() == "canceled");
        Assert.Contains(events, e => e.GetProperty("status").GetString() == "live");
    }

    [Fact]
    public async Task Eventbrite_dates_are_wall_times_with_zone_and_utc()
    {
        var listing = _sim.World.Plan.Listings.First(l => l.Source == SourceKind.Eventbrite && _sim.World.IsListed(_sim.World.Plan.Events[l.Event]) && Cities.All[_sim.World.Plan.Events[l.Event].City].Name == "Tokyo");
        var start = (await _sim.Eventbrite($"events/{listing.Id}/")).Json.GetProperty("start");
        var local = DateTime.Parse(start.GetProperty("local").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var utc = DateTimeOffset.Parse(start.GetProperty("utc").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("Asia/Tokyo", start.GetProperty("timezone").GetString());
        Assert.Equal(TimeSpan.FromHours(9), local - utc.UtcDateTime);
    }

    [Fact]
    public async Task Yelp_has_the_oddities_of_real_answers()
    {
        var events = new List<JsonElement>();
        foreach (var city in new[] { "New York", "London", "Tokyo", "Chicago", "Paris" })
        {
            events.AddRange((await _sim.Yelp($"events?location={Uri.EscapeDataString(city)}&limit=50")).Json.GetProperty("events").EnumerateArray());
        }

        Assert.Contains(events, e => e.GetProperty("description").GetString()!.EndsWith("...", StringComparison.Ordinal));
        Assert.All(events, e => Assert.InRange(e.GetProperty("description").GetString()!.Length, 1, 160));
        Assert.Contains(events, e => e.GetProperty("cost").ValueKind == JsonValueKind.Null && !e.GetProperty("is_free").GetBoolean());
        Assert.Contains(events, e => e.GetProperty("time_end").ValueKind == JsonValueKind.Null);
        Assert.Contains(events, e => e.GetProperty("time_start").GetString()!.EndsWith("-05:00", StringComparison.Ordinal));
        Assert.Contains(events, e => e.GetProperty("time_start").GetString()!.Length == 16);
        Assert.Contains(events, e => e.GetProperty("location").GetProperty("address1").GetString() == "");
        Assert.Contains(events, e => e.GetProperty("tickets_url").GetString()?.StartsWith("https://www.eventbrite.com/e/", StringComparison.Ordinal) == true);
        Assert.Contains(events, e => e.GetProperty("business_id").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Yelp_answers_three_events_by_default_and_honours_its_filters()
    {
        var plain = (await _sim.Yelp("events?location=London")).Json.GetProperty("events");
        var first = plain[0].GetProperty("id").GetString()!;
        var excluded = (await _sim.Yelp($"events?location=London&limit=50&excluded_events={first}")).Json.GetProperty("events");
        var music = (await _sim.Yelp("events?location=London&limit=50&categories=music,film")).Json.GetProperty("events");

        Assert.Equal(3, plain.GetArrayLength());
        Assert.DoesNotContain(first, Ids(excluded));
        Assert.Equal(["film", "music"], music.EnumerateArray().Select(e => e.GetProperty("category").GetString()!).Distinct().Order());
    }

    [Fact]
    public async Task Google_answers_only_the_fields_of_the_mask()
    {
        var reply = await Nearby("places.id,places.displayName.text,places.location.latitude", 40.7128, -74.006, 20_000, new { });
        var places = reply.Json.GetProperty("places");

        Assert.Equal(20, places.GetArrayLength());
        Assert.All(places.EnumerateArray(), place =>
        {
            Assert.Equal(["displayName", "id", "location"], place.EnumerateObject().Select(p => p.Name).Order());
            Assert.Equal(["text"], place.GetProperty("displayName").EnumerateObject().Select(p => p.Name));
            Assert.Equal(["latitude"], place.GetProperty("location").EnumerateObject().Select(p => p.Name));
        });
    }

    [Fact]
    public async Task Google_leaves_out_a_field_that_a_place_lacks_and_does_not_complain()
    {
        const string mask = "places.id,places.primaryType,places.primaryTypeDisplayName.text,places.websiteUri,places.rating,places.photos,places.priceLevel";
        var places = new List<JsonElement>();
        foreach (var city in Cities.All)
        {
            var reply = await Nearby(mask, city.Latitude, city.Longitude, 30_000, new { });
            Assert.Equal(200, reply.Status);
            places.AddRange(reply.Json.GetProperty("places").EnumerateArray());
        }

        Assert.Contains(places, place => place.TryGetProperty("primaryType", out _));
        Assert.Contains(places, place => !place.TryGetProperty("primaryType", out _));
        Assert.DoesNotContain(places, place => place.TryGetProperty("photos", out _));
    }

    [Fact]
    public async Task Google_answers_an_empty_object_where_there_is_nothing()
    {
        var reply = await Nearby("places.id", 0, 0, 1000, new { });

        Assert.Equal((200, "{}"), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task Google_filters_by_type_and_ranks_by_distance()
    {
        var reply = await Nearby("places.types,places.location", 51.5074, -0.1278, 25_000, new { includedTypes = new[] { "event_venue" }, excludedTypes = new[] { "night_club" }, rankPreference = "DISTANCE" });
        var places = reply.Json.GetProperty("places").EnumerateArray().ToList();
        var distances = places.Select(place => GeoMath.Distance(51.5074, -0.1278, place.GetProperty("location").GetProperty("latitude").GetDouble(), place.GetProperty("location").GetProperty("longitude").GetDouble())).ToList();

        Assert.True(places.Count > 1);
        Assert.All(places, place => Assert.Contains("event_venue", place.GetProperty("types").EnumerateArray().Select(type => type.GetString())));
        Assert.All(places, place => Assert.DoesNotContain("night_club", place.GetProperty("types").EnumerateArray().Select(type => type.GetString())));
        Assert.Equal(distances.Order(), distances);
    }

    [Fact]
    public async Task Google_text_search_pages_with_a_token_and_details_know_the_id()
    {
        var first = await _sim.Google("places:searchText", new { textQuery = "Theatre", pageSize = 5 }, "places.id,nextPageToken");
        var second = await _sim.Google("places:searchText", new { textQuery = "Theatre", pageSize = 5, pageToken = first.Json.GetProperty("nextPageToken").GetString() }, "places.id");
        var id = first.Json.GetProperty("places")[0].GetProperty("id").GetString();
        var details = await _sim.Send(HttpMethod.Get, $"googleplaces/v1/places/{id}", headers: [("X-Goog-Api-Key", "key"), ("X-Goog-FieldMask", "id,displayName")]);

        Assert.Empty(Ids(first.Json.GetProperty("places")).Intersect(Ids(second.Json.GetProperty("places"))));
        Assert.Equal(id, details.Json.GetProperty("id").GetString());
        Assert.Equal(2, details.Json.EnumerateObject().Count());
    }

    [Fact]
    public async Task Meetup_takes_variables_aliases_fragments_and_inline_arguments_alike()
    {
        const string byVariables = "query Q($lat: Float!, $lon: Float!, $n: Int = 5) { found: recommendedEvents(filter: {lat: $lat, lon: $lon, radius: 30}, first: $n) { edges { node { ...E } } } } fragment E on Event { id name: title group { ... on Group { urlname } } }";
        const string inline = "{ found: recommendedEvents(filter: {lat: 51.5074, lon: -0.1278, radius: 30}, first: 5) { edges { node { id name: title group { urlname } } } } }";
        var one = await _sim.Meetup(byVariables, new { lat = 51.5074, lon = -0.1278 });
        var other = await _sim.Meetup(inline);

        Assert.Equal(5, one.Json.GetProperty("data").GetProperty("found").GetProperty("edges").GetArrayLength());
        Assert.Equal(other.Text, one.Text);
    }

    [Fact]
    public async Task Meetup_shows_hybrid_events_with_two_venues_and_knows_events_by_id_and_token()
    {
        var hybrid = _sim.World.Plan.Listings.First(l => l.Source == SourceKind.Meetup && _sim.World.IsListed(_sim.World.Plan.Events[l.Event]) && _sim.World.Plan.Events[l.Event].Attendance == Attendance.Hybrid);
        const string query = "query($id: ID!) { event(id: $id) { id token eventType dateTime venues { venueType lat lon } feeSettings { amount currency } } }";
        var byId = (await _sim.Meetup(query, new { id = hybrid.Id })).Json.GetProperty("data").GetProperty("event");
        var byToken = (await _sim.Meetup(query, new { id = hybrid.Token })).Json.GetProperty("data").GetProperty("event");

        Assert.Equal("HYBRID", byId.GetProperty("eventType").GetString());
        Assert.Equal(["", "online"], byId.GetProperty("venues").EnumerateArray().Select(venue => venue.GetProperty("venueType").GetString()!));
        Assert.Matches(@"T\d\d:\d\d:00[+-]\d\d:\d\d$", byId.GetProperty("dateTime").GetString());
        Assert.Equal(hybrid.Token, byToken.GetProperty("token").GetString());
    }

    [Fact]
    public async Task Meetup_groups_show_their_events_and_an_unknown_one_is_null()
    {
        var urlname = _sim.World.MeetupGroups[0];
        const string query = "query($u: String!) { groupByUrlname(urlname: $u) { name events(first: 50, sort: ASC) { totalCount edges { node { dateTime group { urlname } } } } } }";
        var group = (await _sim.Meetup(query, new { u = urlname })).Json.GetProperty("data").GetProperty("groupByUrlname");
        var unknown = (await _sim.Meetup(query, new { u = "no-such-group" })).Json.GetProperty("data").GetProperty("groupByUrlname");

        Assert.All(group.GetProperty("events").GetProperty("edges").EnumerateArray(), edge => Assert.Equal(urlname, edge.GetProperty("node").GetProperty("group").GetProperty("urlname").GetString()));
        Assert.NotEqual(0, group.GetProperty("events").GetProperty("totalCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, unknown.ValueKind);
    }

    [Fact]
    public async Task Meetup_searches_titles_and_requires_offsets_in_dates()
    {
        const string query = "query($f: EventSearchFilter!) { eventSearch(filter: $f, first: 100) { edges { node { title dateTime } } } }";
        var reply = await _sim.Meetup(query, new { f = new { query = "Postgres", lat = 40.7128, lon = -74.006, radius = 50, startDateRange = "2026-03-10T00:00:00-05:00" } });
        var titles = reply.Json.GetProperty("data").GetProperty("eventSearch").GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("title").GetString()!).ToList();

        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.Contains("Postgres", title, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_world_moves_on_over_http_and_the_sources_follow()
    {
        var before = Ids((await _sim.Yelp("events?location=London&limit=50&sort_on=time_start&sort_by=asc")).Json.GetProperty("events"));
        var now = (await _sim.Send(HttpMethod.Post, "advance?hours=480")).Json.GetProperty("now").GetDateTimeOffset();
        var truth = (await _sim.Send(HttpMethod.Get, "truth")).Json;
        var ticketmaster = await TicketmasterEvents("events?size=200&sort=date,asc");

        Assert.NotEmpty(before);
        Assert.Equal(SimulatorClient.Start.AddHours(480), now);
        Assert.Equal(now, _sim.World.Now);
        Assert.Equal(truth.GetProperty("totals").GetProperty("yelp").GetInt32(), _sim.World.Listed(SourceNames.Yelp).Count);
        Assert.All(ticketmaster.Where(e => e.GetProperty("dates").GetProperty("start").TryGetProperty("dateTime", out _)), e =>
            Assert.True(e.GetProperty("dates").GetProperty("start").GetProperty("dateTime").GetDateTimeOffset() >= now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?hours=-1")]
    [InlineData("?hours=0")]
    [InlineData("?hours=soon")]
    [InlineData("?hours=100000")]
    public async Task Time_is_not_moved_by_a_bad_number(string query)
    {
        var reply = await _sim.Send(HttpMethod.Post, "advance" + query);

        Assert.Equal(400, reply.Status);
        Assert.Contains("accepted: a number above 0 and up to 8760", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(SimulatorClient.Start, _sim.World.Now);
    }

    [Fact]
    public void Every_source_has_its_own_base_address_and_an_unknown_one_is_refused()
    {
        Assert.All(SourceNames.All, source => Assert.Equal($"/{source}/", _sim.Host.BaseAddressOf(source).AbsolutePath));
        Assert.Throws<ArgumentException>(() => _sim.Host.BaseAddressOf("yahoo"));
    }

    private static List<string> Ids(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private async Task<int> Total(string path) => (await _sim.Ticketmaster(path)).Json.GetProperty("page").GetProperty("totalElements").GetInt32();

    private async Task<List<JsonElement>> TicketmasterEvents(string path) =>
        (await _sim.Ticketmaster(path)).Json.TryGetProperty("_embedded", out var embedded) ? [.. embedded.GetProperty("events").EnumerateArray()] : [];

    private Task<SimulatorClient.Reply> Nearby(string mask, double latitude, double longitude, double radius, object more)
    {
        var body = JsonSerializer.SerializeToNode(more)!.AsObject();
        body["locationRestriction"] = JsonSerializer.SerializeToNode(new { circle = new { center = new { latitude, longitude }, radius } });
        return _sim.Google("places:searchNearby", body, mask);
    }
}
