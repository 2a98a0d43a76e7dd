using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class KeptAnswerTests : IAsyncLifetime
{
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 200, KeepAnswers = true, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task The_same_request_is_given_the_same_bytes_without_making_them_anew()
    {
        var first = await _sim.Ticketmaster("events?size=50");
        var again = await _sim.Ticketmaster("events?size=50");

        Assert.Equal(200, again.Status);
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal((2, 1), (Stats(SourceNames.Ticketmaster).Calls, Stats(SourceNames.Ticketmaster).Made));
        Assert.Equal("4998", again.Headers["Rate-Limit-Available"]);
    }

    [Fact]
    public async Task Query_body_and_field_mask_tell_answers_apart()
    {
        var near = new { textQuery = "hall in Berlin" };
        var far = new { textQuery = "hall in Denver" };

        var replies = new[]
        {
            await _sim.Google("places:searchText", near, "places.id"),
            await _sim.Google("places:searchText", near, "places.displayName"),
            await _sim.Google("places:searchText", far, "places.id"),
        };
        await _sim.Ticketmaster("events?size=1");
        await _sim.Ticketmaster("events?size=2");

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Equal(3, replies.Select(reply => reply.Text).Distinct().Count());
        Assert.Equal((3, 2), (Stats(SourceNames.GooglePlaces).Made, Stats(SourceNames.Ticketmaster).Made));
    }

    [Fact]
    public async Task A_world_that_moved_is_asked_anew()
    {
        await _sim.Yelp("events?limit=1");
        _sim.Host.Turn();
        await _sim.Yelp("events?limit=1");

        Assert.Equal(2, Stats(SourceNames.Yelp).Made);
    }

    [Fact]
    public async Task A_bad_key_is_refused_what_another_was_given()
    {
        await _sim.Eventbrite("categories/");
        var refused = await _sim.Eventbrite("categories/", "bad-token");

        Assert.Equal(401, refused.Status);
    }

    private SourceStats Stats(string source) => _sim.Host.Stats[source];
}
