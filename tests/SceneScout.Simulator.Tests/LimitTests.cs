using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class LimitTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions
    {
        Events = 50,
        Time = _time,
        Limits = new LimitPlan
        {
            Ticketmaster = [new("second", 5, TimeSpan.FromSeconds(1)), new("day", 7, TimeSpan.FromDays(1))],
            Eventbrite = [new("hour", 3, TimeSpan.FromHours(1))],
            Yelp = [new("second", 3, TimeSpan.FromSeconds(1)), new("day", 4, TimeSpan.FromDays(1), AtMidnight: true)],
            GooglePlaces = [new("minute", 2, TimeSpan.FromMinutes(1))],
            Meetup = [new("minute", 2, TimeSpan.FromSeconds(60))],
        },
    });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public void The_defaults_are_the_documented_limits()
    {
        var plan = new LimitPlan();

        Assert.Equal([(5, TimeSpan.FromSeconds(1)), (5000, TimeSpan.FromDays(1))], Of(plan.Ticketmaster));
        Assert.Equal([(2000, TimeSpan.FromHours(1))], Of(plan.Eventbrite));
        Assert.Contains((5000, TimeSpan.FromDays(1)), Of(plan.Yelp));
        Assert.Equal([(500, TimeSpan.FromSeconds(60))], Of(plan.Meetup));

        static IEnumerable<(int, TimeSpan)> Of(ImmutableArray<LimitWindow> windows) => windows.Select(window => (window.Calls, window.Period));
    }

    [Fact]
    public async Task Ticketmaster_arrests_a_spike_and_forgets_it_after_a_second()
    {
        await Repeat(5, () => _sim.Ticketmaster("events?size=1"));
        var refused = await _sim.Ticketmaster("events?size=1");
        _time.Advance(TimeSpan.FromSeconds(1));
        var later = await _sim.Ticketmaster("events?size=1");

        Assert.Equal(429, refused.Status);
        Assert.Equal("policies.ratelimit.SpikeArrestViolation", refused.Json.GetProperty("fault").GetProperty("detail").GetProperty("errorcode").GetString());
        Assert.Equal(200, later.Status);
        Assert.Equal("1", later.Headers["Rate-Limit-Available"]);
    }

    [Fact]
    public async Task Ticketmaster_tells_the_key_when_the_day_is_used_up_and_resets_in_epoch_milliseconds()
    {
        await Repeat(5, () => _sim.Ticketmaster("events?size=1", "my-key"));
        _time.Advance(TimeSpan.FromSeconds(2));
        await Repeat(2, () => _sim.Ticketmaster("events?size=1", "my-key"));
        var refused = await _sim.Ticketmaster("events?size=1", "my-key");

        Assert.Equal(429, refused.Status);
        Assert.EndsWith("Identifier : my-key", refused.Json.GetProperty("fault").GetProperty("faultstring").GetString(), StringComparison.Ordinal);
        Assert.Equal("policies.ratelimit.QuotaViolation", refused.Json.GetProperty("fault").GetProperty("detail").GetProperty("errorcode").GetString());
        Assert.Equal("7", refused.Headers["Rate-Limit"]);
        Assert.Equal("0", refused.Headers["Rate-Limit-Available"]);
        Assert.Equal(Now.AddDays(1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), refused.Headers["Rate-Limit-Reset"]);
        Assert.False(refused.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task A_refused_parameter_counts_and_another_key_does_not()
    {
        await Repeat(3, () => _sim.Ticketmaster("events?size=500"), 400);
        var mine = await _sim.Ticketmaster("events?size=1");
        var other = await _sim.Ticketmaster("events?size=1", "other");

        Assert.Equal("3", mine.Headers["Rate-Limit-Available"]);
        Assert.Equal("6", other.Headers["Rate-Limit-Available"]);
    }

    [Fact]
    public async Task Eventbrite_counts_by_the_hour_and_repeats_the_token_in_its_header()
    {
        await _sim.Eventbrite("categories/", "tok");
        _time.Advance(TimeSpan.FromMinutes(10));
        var second = await _sim.Eventbrite("categories/", "tok");
        await _sim.Eventbrite("categories/", "tok");
        var refused = await _sim.Eventbrite("categories/", "tok");

        Assert.Equal("token:tok 2/3 reset=3000s, key:tok 2/3 reset=3000s", second.Headers["x-rate-limit"]);
        Assert.Equal(429, refused.Status);
        Assert.Equal("HIT_RATE_LIMIT", refused.Json.GetProperty("error").GetString());
        Assert.Equal("token:tok 3/3 reset=3000s, key:tok 3/3 reset=3000s", refused.Headers["x-rate-limit"]);
    }

    [Fact]
    public async Task Yelp_tells_a_second_from_a_day_and_resets_at_midnight_utc()
    {
        await Repeat(3, () => _sim.Yelp("events?location=London"));
        var tooFast = await _sim.Yelp("events?location=London");
        _time.Advance(TimeSpan.FromSeconds(1));
        var last = await _sim.Yelp("events?location=London");
        var tooMany = await _sim.Yelp("events?location=London");
        _time.Advance(TimeSpan.FromHours(6));
        var nextDay = await _sim.Yelp("events?location=London");

        Assert.Equal((429, "TOO_MANY_REQUESTS_PER_SECOND"), (tooFast.Status, Code(tooFast)));
        Assert.Equal(("4", "0", "2026-03-03T00:00:00+00:00"), (last.Headers["RateLimit-DailyLimit"], last.Headers["RateLimit-Remaining"], last.Headers["RateLimit-ResetTime"]));
        Assert.Equal((429, "ACCESS_LIMIT_REACHED"), (tooMany.Status, Code(tooMany)));
        Assert.Equal((200, "3"), (nextDay.Status, nextDay.Headers["RateLimit-Remaining"]));

        static string? Code(SimulatorClient.Reply reply) => reply.Json.GetProperty("error").GetProperty("code").GetString();
    }

    [Fact]
    public async Task Google_and_meetup_refuse_by_the_minute()
    {
        var body = new { textQuery = "theatre" };
        await Repeat(2, () => _sim.Google("places:searchText", body, "places.id"));
        await Repeat(2, () => _sim.Meetup("{ __typename }"));
        var google = await _sim.Google("places:searchText", body, "places.id");
        var meetup = await _sim.Meetup("{ __typename }");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((429, "RESOURCE_EXHAUSTED"), (google.Status, google.Json.GetProperty("error").GetProperty("status").GetString()));
        Assert.Equal(429, meetup.Status);
        Assert.Equal("2026-03-02T18:01:00Z", meetup.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("resetAt").GetString());
        Assert.Equal(200, (await _sim.Google("places:searchText", body, "places.id")).Status);
        Assert.Equal(200, (await _sim.Meetup("{ __typename }")).Status);
    }

    [Fact]
    public async Task Calls_and_refusals_are_counted_by_source()
    {
        await Repeat(3, () => _sim.Eventbrite("categories/"));
        await Repeat(2, () => _sim.Eventbrite("categories/"), 429);
        await _sim.Eventbrite("categories/", "bad-token");
        var stats = (await _sim.Send(HttpMethod.Get, "stats")).Json.GetProperty("eventbrite");

        Assert.Equal(new SourceStats(6, 3, 1, 2, 2, 0, 0) { Made = 3 }, _sim.Host.Stats[SourceNames.Eventbrite] with { OverLimitAt = [] });
        Assert.Equal(2, _sim.Host.Stats[SourceNames.Eventbrite].OverLimitAt.Length);
        Assert.Equal(0, _sim.Host.Stats[SourceNames.Yelp].Calls);
        Assert.Equal((6, 2), (stats.GetProperty("calls").GetInt32(), stats.GetProperty("overLimit").GetInt32()));
    }

    [Fact]
    public async Task Counts_are_forgotten_on_demand()
    {
        await Repeat(3, () => _sim.Eventbrite("categories/"));
        Assert.Equal(429, (await _sim.Eventbrite("categories/")).Status);
        Assert.Equal(204, (await _sim.Send(HttpMethod.Post, "limits/reset")).Status);
        Assert.Equal(200, (await _sim.Eventbrite("categories/")).Status);
    }

    private static async Task Repeat(int times, Func<Task<SimulatorClient.Reply>> call, int status = 200)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(status, (await call()).Status);
        }
    }
}
