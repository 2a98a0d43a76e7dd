using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Http.Discoveries;

[Collection(NodeCollection.Name)]
public sealed class DiscoveryEndpointsTests(NodeFixture fixture)
{
    [Fact]
    public async Task A_discovery_is_followed_to_its_end_and_asked_for_again_under_its_key_is_the_same()
    {
        using var begun = await PostAsync("key-of-a-discovery", new { cities = new[] { "Berlin" }, sources = new[] { "yelp" } });
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var address = begun.Headers.Location!.ToString();

        var told = new List<(string Kind, JsonNode State)>();
        await using (var stream = await fixture.Http.GetStreamAsync(new Uri($"{address}/progress", UriKind.Relative)))
            await foreach (var item in SseParser.Create(stream).EnumerateAsync())
                told.Add((item.EventType, JsonNode.Parse(item.Data)!));

        Assert.Equal(("end", "done"), (told[^1].Kind, (string)told[^1].State["status"]!));
        Assert.All(told.SkipLast(1), step => Assert.Equal("progress", step.Kind));
        var state = (await fixture.Http.GetFromJsonAsync<JsonNode>(new Uri(address, UriKind.Relative)))!;
        Assert.True(JsonNode.DeepEquals(told[^1].State, state), state.ToJsonString());
        Assert.Equal((1, 1), ((int)state["searches"]!["total"]!, (int)state["searches"]!["succeeded"]!));
        Assert.True((int)state["sources"]!["yelp"]!["discovered"]! > 0);

        using var again = await PostAsync("key-of-a-discovery", new { cities = new[] { "Berlin" }, sources = new[] { "yelp" } });
        Assert.Equal(address, again.Headers.Location!.ToString());
        using var other = await PostAsync("key-of-a-discovery", new { cities = new[] { "London" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task A_discovery_that_is_ended_says_so_and_an_unknown_one_is_not_found()
    {
        using var paused = await fixture.Http.PostAsJsonAsync("api/palettes/spawn/pause", new { arguments = new { scope = "type", name = "discovery" } });
        Assert.True(paused.IsSuccessStatusCode, await paused.Content.ReadAsStringAsync());
        try
        {
            using var begun = await PostAsync(null, new { cities = new[] { "Hamburg" } });
            var address = new Uri(begun.Headers.Location!.ToString(), UriKind.Relative);
            using var ended = await fixture.Http.DeleteAsync(address);

            Assert.Equal("cancelled", (string)(await ended.Content.ReadFromJsonAsync<JsonNode>())!["status"]!);
            Assert.Contains("discovery.cancel", await fixture.TextAsync("audit", "list", ("count", "1000")), StringComparison.Ordinal);
        }
        finally
        {
            using var resumed = await fixture.Http.PostAsJsonAsync("api/palettes/spawn/resume", new { arguments = new { scope = "type", name = "discovery" } });
        }

        using var unknown = await fixture.Http.GetAsync($"api/discoveries/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_searched_is_refused_by_name()
    {
        using var answer = await PostAsync(null, new { cities = new[] { "Nowhere-upon-Nothing" } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nowhere-upon-Nothing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_given_twice_is_refused()
    {
        using var content = new StringContent("""{"cities":["Berlin"],"cities":["London"]}""", Encoding.UTF8, "application/json");
        using var answer = await fixture.Http.PostAsync(new Uri("api/discoveries", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string? key, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/discoveries") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return fixture.Http.SendAsync(request);
    }
}
