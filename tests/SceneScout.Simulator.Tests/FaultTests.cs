using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private const string Search = "events?location=London&limit=20";
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync();

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task A_server_error_has_the_status_asked_for_and_other_sources_go_on()
    {
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { ErrorRate = 1, ErrorStatus = 502 });

        Assert.Equal(502, (await _sim.Yelp(Search)).Status);
        Assert.Equal(200, (await _sim.Ticketmaster("events")).Status);
        Assert.Equal((1, 1), (_sim.Host.Stats[SourceNames.Yelp].Failed, _sim.Host.Stats[SourceNames.Yelp].Faults));
    }

    [Fact]
    public async Task A_429_on_demand_has_the_sources_body_and_a_retry_after_only_when_asked()
    {
        _sim.Host.SetFaults(SourceNames.Eventbrite, new SourceFaults { TooManyRate = 1 });
        var without = await _sim.Eventbrite("categories/");
        _sim.Host.SetFaults(SourceNames.Eventbrite, new SourceFaults { TooManyRate = 1, RetryAfter = TimeSpan.FromSeconds(7) });
        var with = await _sim.Eventbrite("categories/");

        Assert.Equal((429, "HIT_RATE_LIMIT"), (without.Status, without.Json.GetProperty("error").GetString()));
        Assert.False(without.Headers.ContainsKey("Retry-After"));
        Assert.Equal("7", with.Headers["Retry-After"]);
        Assert.Equal((2, 0), (_sim.Host.Stats[SourceNames.Eventbrite].TooMany, _sim.Host.Stats[SourceNames.Eventbrite].OverLimit));
    }

    [Fact]
    public async Task A_reset_connection_gives_no_answer()
    {
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { ResetRate = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => _sim.Yelp(Search));
    }

    [Fact]
    public async Task Truncated_and_invalid_bodies_claim_to_be_json_and_are_none()
    {
        var whole = await _sim.Yelp(Search);
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { TruncateRate = 1 });
        var truncated = await _sim.Yelp(Search);
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { InvalidJsonRate = 1 });
        var invalid = await _sim.Yelp(Search);

        Assert.StartsWith(truncated.Text, whole.Text, StringComparison.Ordinal);
        Assert.True(truncated.Bytes.Length < whole.Bytes.Length);
        foreach (var reply in new[] { truncated, invalid })
        {
            Assert.Equal(200, reply.Status);
            Assert.StartsWith("application/json", reply.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.ThrowsAny<JsonException>(() => reply.Json);
        }
    }

    [Fact]
    public async Task A_wrong_content_type_is_a_page_of_html_with_status_200()
    {
        _sim.Host.SetFaults(SourceNames.Meetup, new SourceFaults { WrongContentTypeRate = 1 });
        var reply = await _sim.Meetup("{ __typename }");

        Assert.Equal(200, reply.Status);
        Assert.StartsWith("text/html", reply.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_body_is_as_large_as_asked_and_still_json()
    {
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { HugeBodyRate = 1, HugeBytes = 3_000_000 });
        var reply = await _sim.Yelp(Search);

        Assert.Equal(3_000_000, reply.Bytes.Length);
        Assert.Equal(JsonValueKind.Object, reply.Json.ValueKind);
    }

    [Fact]
    public async Task Schema_drift_changes_the_type_of_one_field_and_nothing_else()
    {
        var before = Kinds((await _sim.Yelp(Search)).Json);
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { SchemaDriftRate = 1 });
        var drifted = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            var after = Kinds((await _sim.Yelp(Search)).Json);
            var changed = before.Keys.Where(path => before[path] != after.GetValueOrDefault(path)).Select(path => path.Split('.')[^1]).Distinct().ToList();
            drifted.Add(Assert.Single(changed));
        }

        Assert.True(drifted.Count > 1, "every call drifted in the same field");
    }

    [Fact]
    public async Task A_slow_source_is_late_and_a_slow_body_comes_whole()
    {
        var whole = await _sim.Yelp(Search);
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { Latency = TimeSpan.FromMilliseconds(120) });
        var clock = Stopwatch.StartNew();
        var late = await _sim.Yelp(Search);
        var lateness = clock.Elapsed;
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { SlowBodyRate = 1, SlowBody = TimeSpan.FromMilliseconds(200) });
        clock.Restart();
        var slow = await _sim.Yelp(Search);

        Assert.True(lateness >= TimeSpan.FromMilliseconds(110), $"came after {lateness}");
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(150), $"came after {clock.Elapsed}");
        Assert.Equal(whole.Text, late.Text);
        Assert.Equal(whole.Text, slow.Text);
    }

    [Fact]
    public async Task A_skewed_clock_shows_in_date_and_reset_headers()
    {
        var right = await _sim.Yelp(Search);
        _sim.Host.SetFaults(SourceNames.Yelp, new SourceFaults { ClockSkew = TimeSpan.FromHours(-48) });
        var wrong = await _sim.Yelp(Search);

        Assert.InRange(Date(right, "Date") - Date(wrong, "Date"), TimeSpan.FromHours(47.9), TimeSpan.FromHours(48.1));
        Assert.Equal(TimeSpan.FromHours(48), Date(right, "RateLimit-ResetTime") - Date(wrong, "RateLimit-ResetTime"));

        static DateTimeOffset Date(SimulatorClient.Reply reply, string header) => DateTimeOffset.Parse(reply.Headers[header], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task About_the_share_of_calls_asked_for_goes_wrong()
    {
        _sim.Host.SetFaults(SourceNames.Meetup, new SourceFaults { ErrorRate = 0.25 });
        for (var i = 0; i < 200; i++)
        {
            await _sim.Meetup("{ __typename }");
        }

        Assert.InRange(_sim.Host.Stats[SourceNames.Meetup].Failed, 30, 75);
    }

    [Fact]
    public async Task Faults_are_set_shown_and_taken_away_over_http()
    {
        var set = await _sim.Send(HttpMethod.Put, "faults/yelp", new { errorRate = 1.0, errorStatus = 500, latency = "00:00:00.010" });
        var failing = await _sim.Yelp(Search);
        var shown = (await _sim.Send(HttpMethod.Get, "faults")).Json.GetProperty("yelp").GetProperty("errorRate").GetDouble();
        var removed = await _sim.Send(HttpMethod.Delete, "faults/yelp");

        Assert.Equal((200, 500, 1.0, 204), (set.Status, failing.Status, shown, removed.Status));
        Assert.Equal(200, (await _sim.Yelp(Search)).Status);
    }

    [Theory]
    [InlineData("yelp", "{\"errorRate\": 2}", "errorRate is 2; accepted: 0 to 1.")]
    [InlineData("yelp", "{\"errorStatus\": 200}", "errorStatus is 200; accepted: 500 to 599.")]
    [InlineData("yelp", "{\"eroorRate\": 1}", "eroorRate")]
    [InlineData("yahoo", "{}", "source 'yahoo' is unknown; accepted: ticketmaster, eventbrite, yelp, googleplaces, meetup, nominatim.")]
    public async Task Bad_faults_are_refused_with_field_value_and_what_is_accepted(string source, string body, string message)
    {
        var reply = await _sim.Send(HttpMethod.Put, "faults/" + source, JsonDocument.Parse(body).RootElement);

        Assert.Equal(400, reply.Status);
        Assert.Contains(message, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, JsonValueKind> Kinds(JsonElement element)
    {
        var kinds = new Dictionary<string, JsonValueKind>();
        Visit(element, "");
        return kinds;

        void Visit(JsonElement at, string path)
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in at.EnumerateObject())
                    {
                        kinds[$"{path}.{property.Name}"] = property.Value.ValueKind;
                        Visit(property.Value, $"{path}.{property.Name}");
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in at.EnumerateArray().Index())
                    {
                        Visit(item, $"{path}[{index}]");
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
