using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>What happens to events, as workflows hear of it, on a whole node.</summary>
[Collection(NodeCollection.Name)]
public sealed class ThredFeedTests(NodeFixture fixture)
{
    private const string Pattern =
        """
        {"name": "Heard", "reactions": [{"name": "heard", "condition": {"type": "filter",
          "xpr": "$event.type = 'org.scenescout.event.accepted' and $values.title = 'Fair of the heard ones'",
          "transform": {"eventDataTemplate": {"title": "$xpr($values.title & ' in ' & $values.venue.name)"}}, "publish": {"to": "listener"}}}]}
        """;

    private const string Submission =
        """
        {"source": "manual", "events": [{"title": "Fair of the heard ones", "start": "2027-06-23T14:00", "description": "Games, music and a raffle for the roof of the town hall.", "venue_name": "Town Hall",
          "address": "1 High St", "city": "York", "country": "GB", "latitude": 53.9601, "longitude": -1.0813, "price": "free", "category": "festival", "image_url": "https://example.org/a.jpg"}]}
        """;

    [Fact]
    public async Task What_happens_to_an_event_reaches_the_pattern_that_asks_for_it_with_the_event_as_it_is_public()
    {
        using var put = await fixture.Http.PutAsync("api/patterns/heard", new StringContent(Pattern));
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        using var sent = await fixture.Http.PostAsync("api/events/process", new StringContent(Submission, Encoding.UTF8, "application/json"));
        var id = (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["results"]!["successful"]![0]!["eventId"]!;
        using var decided = await fixture.Http.PostAsJsonAsync($"api/events/{id}/review", new { decision = "accept" });
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());

        await NodeFixture.EventuallyAsync(async () =>
        {
            var message = Assert.Single((await fixture.Http.GetFromJsonAsync<JsonNode>("api/participants/listener/messages"))!["messages"]!.AsArray())!;
            Assert.Equal("Fair of the heard ones in Town Hall", (string?)message["event"]!["data"]!["title"]);
        });
        using var removed = await fixture.Http.DeleteAsync("api/patterns/heard");
        Assert.True(removed.IsSuccessStatusCode);
    }
}
