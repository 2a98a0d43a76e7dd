using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Lab.Demo;
using SceneScout.Node.Http;
using SceneScout.Simulator.Faults;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary>Acts of operators from their beginning to their end, on a node that gives up early.</summary>
public sealed class OperatorActsTests(OneAttemptFixture fixture) : IClassFixture<OneAttemptFixture>
{
    [Fact]
    public async Task A_task_that_was_given_up_is_repaired_queued_again_and_succeeds()
    {
        fixture.Simulator.SetFaults("yelp", new SourceFaults { ErrorRate = 1, ErrorStatus = 500 });
        // In the ocean: nothing would be found there.
        await SubmitAsync("given-up", 0, 0);
        await SubmitAsync("given-up-too", 52.52, 13.405);
        await SubmitAsync("given-up-for-good", 0, 0);
        foreach (var task in new[] { "given-up", "given-up-too", "given-up-for-good" })
            await NodeFixture.EventuallyAsync(async () => Assert.Matches($@"(?m)^{task} \| discovery \| yelp \| \d{{4}}-.*Z \| EXTERNAL_API_ERROR", await fixture.TextAsync("dlq", "list")));
        Assert.Matches(@"(?m)^attempt 1 \| \d{4}-.*Z \| worker-discovery-\d \| EXTERNAL_API_ERROR \| .*500", await fixture.TextAsync("dlq", "show", ("task", "given-up")));

        fixture.Simulator.SetFaults("yelp", SourceFaults.None);
        Assert.Equal("Edited given-up", await fixture.TextAsync("dlq", "edit", ("task", "given-up"), ("parameters", Parameters(52.52, 13.405)), ("reason", "it is in Berlin")));
        Assert.Equal("Queued again: given-up", await fixture.TextAsync("dlq", "retry", ("task", "given-up")));
        Assert.Equal("Queued again: given-up-too", await fixture.TextAsync("task", "retry", ("task", "given-up-too")));
        Assert.Equal("Discarded given-up-for-good", await fixture.TextAsync("dlq", "discard", ("task", "given-up-for-good")));

        foreach (var task in new[] { "given-up", "given-up-too" })
            await NodeFixture.EventuallyAsync(async () => Assert.Matches(@"(?m)^state: succeeded\n[\s\S]*^result: .*""eventsDiscovered"":[1-9]", await fixture.TextAsync("task", "show", ("task", task))));
        Assert.Equal("", await fixture.TextAsync("dlq", "list"));
        Assert.Matches(@"(?m) \| admin@\S+ \| dlq\.edit \| given-up \| .*reason=it is in Berlin", await fixture.TextAsync("audit", "list", ("count", "1000")));
    }

    [Fact]
    public async Task What_is_done_through_other_routes_is_written_down_like_a_verb()
    {
        using var answer = await fixture.Http.PutAsJsonAsync("api/quotas/meetup", new { limits = new[] { "2/1s", "100/1d" } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var spawned = await fixture.Http.PostAsJsonAsync("api/spawn", new { action = "spawn", @params = new { type = "ingestion" } });
        Assert.Equal(HttpStatusCode.OK, spawned.StatusCode);
        using var refused = await fixture.Http.PutAsJsonAsync("api/quotas/meetup", new { limits = new[] { "often" } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var audit = await fixture.TextAsync("audit", "list", ("count", "1000"));
        Assert.Matches(@"(?m)^\d{4}-.*Z \| admin@(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1) \| quota\.set \| meetup \| by=http limits=2/1s, 100/1d$", audit);
        Assert.Matches(@"(?m)^\d{4}-.*Z \| admin@\S+ \| spawn\.spawn \| - \| by=http params=\{""type"":""ingestion""\} request=[0-9a-f-]{36}$", audit);
        Assert.DoesNotContain("often", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_is_undone_by_hand_and_done_again()
    {
        var store = fixture.Node.Store.Events;
        var (left, right) = (ByHand("ticketmaster"), ByHand("eventbrite"));
        var block = BlockKey.Of(left);
        var merged = BlockState.Of(block, []).Decide([new IncomingListing(left, "h1", Guid.NewGuid()), new IncomingListing(right, "h1", Guid.NewGuid())]).Mutations;
        Assert.Equal<bool>([true], await store.WriteAsync(merged, DateTimeOffset.UtcNow, CancellationToken.None));
        var route = $"api/events/{merged[0].Event.Id}/split";

        using var wrong = await fixture.Http.PostAsJsonAsync(route, new { listings = new[] { "yelp:other" } });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var split = await fixture.Http.PostAsJsonAsync(route, new { listings = new[] { "eventbrite:by-hand" } });
        Assert.Equal(HttpStatusCode.OK, split.StatusCode);
        Assert.Equal(2, (await split.Content.ReadFromJsonAsync<JsonObject>())!["changed"]!.AsArray().Count);
        Assert.Equal(2, (await store.LoadBlockAsync(block, CancellationToken.None)).Length);

        var pair = Assert.Single((await fixture.Http.GetFromJsonAsync<JsonObject>("api/review/pairs?state=rejected"))!["pairs"]!.AsArray())!;
        Assert.Equal(("eventbrite:by-hand", "ticketmaster:by-hand"), ((string)pair["left"]!, (string)pair["right"]!));
        Assert.Contains("by-hand are one event; changed events: ", await fixture.TextAsync("review", "accept", ("pair", (string)pair["id"]!)), StringComparison.Ordinal);
        Assert.Single(await store.LoadBlockAsync(block, CancellationToken.None));
        Assert.Contains(" | accepted | ", await fixture.TextAsync("review", "list", ("state", "accepted")), StringComparison.Ordinal);

        using var missing = await fixture.Http.PostAsync($"api/review/pairs/{Guid.NewGuid()}/reject", null);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var odd = await fixture.Http.GetAsync("api/review/pairs?state=maybe");
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        Assert.Matches(@"(?m) \| event\.split \| \S+ \| by=http listings=eventbrite:by-hand$", await fixture.TextAsync("audit", "list", ("count", "1000")));
    }

    [Fact]
    public void Every_route_that_changes_something_is_written_down()
    {
        var writing = fixture.Node.Routes.Where(r => r.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Any(m => m is not ("GET" or "HEAD"))).ToList();

        Assert.Contains(writing, r => r is RouteEndpoint { RoutePattern.RawText: "/api/spawn" });
        // The pages and their connection carry no act by themselves: what is done on a page writes its own entry.
        Assert.All(writing.Where(r => !IsPage(r)), r => Assert.NotNull(r.Metadata.GetMetadata<AuditedRoute>()));
    }

    private static bool IsPage(Endpoint route) =>
        route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || route is RouteEndpoint { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal);

    private async Task SubmitAsync(string id, double latitude, double longitude)
    {
        using var answer = await fixture.Http.PostAsJsonAsync(
            "api/spawn", new { action = "task", @params = new { task = new { id, type = "discovery", parameters = JsonNode.Parse(Parameters(latitude, longitude)) } } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Parameters(double latitude, double longitude) => new JsonObject
    {
        ["source"] = "yelp",
        ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude, ["radius"] = 20_000 },
        ["dateRange"] = new JsonObject { ["start"] = $"{DemoWorld.Start:O}", ["end"] = $"{DemoWorld.Start.AddDays(30):O}" },
    }.ToJsonString();

    private static Listing ByHand(string source) => new()
    {
        Key = new ListingKey(new SourceName(source), "by-hand"),
        Title = "An evening by hand",
        Time = new EventTime(new EventMoment(new DateOnly(2031, 5, 1), new TimeOnly(20, 0), null), null, null, false),
        Venue = new Venue { Name = "The Hall", City = "Bonn", CountryCode = "DE" },
    };
}
