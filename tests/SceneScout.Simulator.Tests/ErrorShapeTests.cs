using System.Text.Json;
using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class ErrorShapeTests : IAsyncLifetime
{
    private static readonly object Circle = new { circle = new { center = new { latitude = 40.7, longitude = -74.0 }, radius = 5000.0 } };
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync();

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Theory]
    [InlineData(null, "steps.oauth.v2.FailedToResolveAPIKey")]
    [InlineData("bad-key", "oauth.v2.InvalidApiKey")]
    public async Task Ticketmaster_refuses_a_missing_or_bad_key_with_a_fault(string? key, string code)
    {
        var reply = await _sim.Ticketmaster("events", key);

        Assert.Equal(401, reply.Status);
        Assert.Equal(code, reply.Json.GetProperty("fault").GetProperty("detail").GetProperty("errorcode").GetString());
        Assert.False(reply.Headers.ContainsKey("Rate-Limit"));
    }

    [Theory]
    [InlineData("startDateTime=2026-03-02T12:00:00.000Z", "DIS1015")]
    [InlineData("endDateTime=2026-03-02T12:00:00", "DIS1015")]
    [InlineData("size=201", "DIS1036")]
    [InlineData("size=200&page=6", "DIS1035")]
    [InlineData("size=20&page=51", "DIS1035")]
    public async Task Ticketmaster_refuses_a_bad_parameter_with_its_own_code(string query, string code)
    {
        var reply = await _sim.Ticketmaster("events.json?" + query);
        var error = reply.Json.GetProperty("errors")[0];

        Assert.Equal(400, reply.Status);
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal("400 BAD_REQUEST", error.GetProperty("status").GetString());
        Assert.Equal("/discovery/v2/errors.html#" + code, error.GetProperty("_links").GetProperty("about").GetProperty("href").GetString());
        Assert.False(reply.Headers.ContainsKey("Rate-Limit"));
    }

    [Theory]
    [InlineData("size=200&page=5")]
    [InlineData("size=200")]
    public async Task Ticketmaster_pages_as_deep_as_it_was_observed_to(string query) =>
        Assert.Equal(200, (await _sim.Ticketmaster("events?" + query)).Status);

    [Fact]
    public async Task Ticketmaster_ids_are_case_sensitive()
    {
        var id = _sim.World.Any(SourceNames.Ticketmaster).Id;

        Assert.Equal(200, (await _sim.Ticketmaster("events/" + id)).Status);
        var reply = await _sim.Ticketmaster("events/" + id.ToLowerInvariant());
        Assert.Equal(404, reply.Status);
        Assert.Equal("DIS1004", reply.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("404", reply.Json.GetProperty("errors")[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("categories/", null, 401, "NO_AUTH")]
    [InlineData("categories/", "bad-token", 401, "INVALID_AUTH")]
    [InlineData("events/search/", "key", 404, "NOT_FOUND")]
    [InlineData("events/1/", "key", 404, "NOT_FOUND")]
    [InlineData("organizations/1/events/", "key", 404, "NOT_FOUND")]
    [InlineData("users/me/", "key", 403, "NOT_AUTHORIZED")]
    public async Task Eventbrite_refuses_with_code_sentence_and_status(string path, string? key, int status, string code)
    {
        var reply = await _sim.Eventbrite(path, key);

        Assert.Equal(status, reply.Status);
        Assert.Equal(code, reply.Json.GetProperty("error").GetString());
        Assert.Equal(status, reply.Json.GetProperty("status_code").GetInt32());
        Assert.NotEqual("", reply.Json.GetProperty("error_description").GetString());
    }

    [Theory]
    [InlineData("continuation=nonsense", "BAD_CONTINUATION_TOKEN")]
    [InlineData("page=-1", "BAD_PAGE")]
    [InlineData("page=9999", "BAD_PAGE")]
    [InlineData("status=happy", "ARGUMENTS_ERROR")]
    [InlineData("start_date.range_start=soon", "ARGUMENTS_ERROR")]
    public async Task Eventbrite_refuses_a_bad_argument_of_a_list(string query, string code)
    {
        var reply = await _sim.Eventbrite($"organizers/{_sim.World.EventbriteOrganizers[0]}/events/?{query}");

        Assert.Equal(400, reply.Status);
        Assert.Equal(code, reply.Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Eventbrite_sends_a_path_without_its_slash_elsewhere()
    {
        var reply = await _sim.Eventbrite("categories?x=1");

        Assert.Equal(301, reply.Status);
        Assert.Equal("/eventbrite/v3/categories/?x=1", reply.Headers["Location"]);
    }

    [Fact]
    public async Task Eventbrite_destination_search_knows_no_coordinates()
    {
        var reply = await _sim.EventbritePost("destination/search/", new { event_search = new { location = new { latitude = 1 } } });

        Assert.Equal(400, reply.Status);
        Assert.Equal("ARGUMENTS_ERROR", reply.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("events?location=London", null, 401, "TOKEN_MISSING")]
    [InlineData("events?location=London", "bad-key", 401, "TOKEN_INVALID")]
    [InlineData("events?location=London&limit=51", "key", 400, "VALIDATION_ERROR")]
    [InlineData("events?location=London&offset=1001", "key", 400, "VALIDATION_ERROR")]
    [InlineData("events?location=London&radius=40001", "key", 400, "VALIDATION_ERROR")]
    [InlineData("events?location=London&start_date=2026-01-01", "key", 400, "VALIDATION_ERROR")]
    [InlineData("events?limit=5", "key", 400, "VALIDATION_ERROR")]
    [InlineData("events?location=Atlantis", "key", 400, "LOCATION_NOT_FOUND")]
    [InlineData("events/search", "key", 404, "NOT_FOUND")]
    [InlineData("events/no-such-event", "key", 404, "EVENT_NOT_FOUND")]
    public async Task Yelp_refuses_with_a_code_and_a_description(string path, string? key, int status, string code)
    {
        var reply = await _sim.Yelp(path, key);
        var error = reply.Json.GetProperty("error");

        Assert.Equal(status, reply.Status);
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEqual("", error.GetProperty("description").GetString());
    }

    [Fact]
    public async Task Yelp_repeats_a_malformed_header_with_the_key_in_it()
    {
        var reply = await _sim.Send(HttpMethod.Get, "yelp/v3/events?location=London", headers: ("Authorization", "secret-key"));

        Assert.Equal(400, reply.Status);
        Assert.Equal("secret-key", reply.Json.GetProperty("error").GetProperty("instance").GetString());
        Assert.Equal("Authorization", reply.Json.GetProperty("error").GetProperty("field").GetString());
    }

    [Theory]
    [InlineData(null, "places.id", 403, "PERMISSION_DENIED")]
    [InlineData("bad-key", "places.id", 400, "INVALID_ARGUMENT")]
    [InlineData("key", null, 400, "INVALID_ARGUMENT")]
    [InlineData("key", "places.nonsense", 400, "INVALID_ARGUMENT")]
    public async Task Google_refuses_with_code_message_and_status(string? key, string? mask, int status, string text)
    {
        var reply = await _sim.Google("places:searchNearby", new { locationRestriction = Circle }, mask, key);

        AssertGoogle(reply, status, text);
    }

    [Theory]
    [InlineData(21, 5000.0, "DISTANCE")]
    [InlineData(0, 5000.0, "DISTANCE")]
    [InlineData(20, 50_001.0, "DISTANCE")]
    [InlineData(20, 0.0, "DISTANCE")]
    [InlineData(20, 5000.0, "SIDEWAYS")]
    public async Task Google_refuses_a_bad_argument(int count, double radius, string rank)
    {
        var body = new { maxResultCount = count, rankPreference = rank, locationRestriction = new { circle = new { center = new { latitude = 40.7, longitude = -74.0 }, radius } } };

        AssertGoogle(await _sim.Google("places:searchNearby", body, "places.id"), 400, "INVALID_ARGUMENT");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bad-token")]
    public async Task Meetup_refuses_a_missing_or_bad_token(string? key)
    {
        var reply = await _sim.Meetup("{ __typename }", key: key);

        Assert.Equal(401, reply.Status);
        Assert.NotEqual("", reply.Json.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("{ recommendedEvents(filter: {}) { nonsense } }", "ValidationError", "Field 'nonsense'")]
    [InlineData("{ keywordSearch { count } }", "ValidationError", "Field 'keywordSearch' in type 'Query' is undefined")]
    [InlineData("{ recommendedEvents(filter: {}) { edges { node } } }", "ValidationError", "Subselection required")]
    [InlineData("{ eventSearch(filter: {lat: 1, lon: 1}) { totalCount } }", "ValidationError", "'query' has coerced Null value")]
    [InlineData("{ eventSearch(filter: {query: \"x\", lat: 1, lon: 1, startDateRange: \"2026-01-01\"}) { totalCount } }", "ValidationError", "Failed to parse input value 2026-01-01 as ZonedDateTime")]
    [InlineData("{ event(id: \"1\" ", "InvalidSyntax", "Invalid syntax")]
    [InlineData("{ ...A } fragment A on Query { ...A ...A }", "ValidationError", "maximum query")]
    [InlineData("mutation { createEvent { id } }", "ValidationError", "mutation")]
    public async Task Meetup_answers_a_bad_query_with_200_and_errors(string query, string classification, string message)
    {
        var reply = await _sim.Meetup(query);
        var error = reply.Json.GetProperty("errors")[0];

        Assert.Equal(200, reply.Status);
        Assert.Equal(classification, error.GetProperty("extensions").GetProperty("classification").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(error.GetProperty("locations")[0].GetProperty("line").GetInt32() > 0);
        Assert.False(reply.Json.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Meetup_knows_no_status_upcoming()
    {
        var reply = await _sim.Meetup($"{{ groupByUrlname(urlname: \"{_sim.World.MeetupGroups[0]}\") {{ events(status: UPCOMING) {{ totalCount }} }} }}");

        Assert.Contains("No value found for name 'UPCOMING'", reply.Json.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static void AssertGoogle(SimulatorClient.Reply reply, int status, string text)
    {
        var error = reply.Json.GetProperty("error");
        Assert.Equal(status, reply.Status);
        Assert.Equal(status, error.GetProperty("code").GetInt32());
        Assert.Equal(text, error.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.String, error.GetProperty("message").ValueKind);
    }
}
