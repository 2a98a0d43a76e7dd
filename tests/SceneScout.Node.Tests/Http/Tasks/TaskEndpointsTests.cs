using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Http.Tasks;

[Collection(NodeCollection.Name)]
public sealed class TaskEndpointsTests(NodeFixture fixture)
{
    [Fact]
    public async Task A_task_is_queued_once_under_its_key_found_and_cancelled()
    {
        var task = JsonNode.Parse("""{"type": "processing", "parameters": {"eventIds": ["3f2a6e0c-0000-0000-0000-000000000001"]}}""")!;
        using var paused = await fixture.Http.PostAsJsonAsync("api/palettes/spawn/pause", new { arguments = new { scope = "type", name = "processing" } });
        try
        {
            using var queued = await PostAsync("api/tasks", "key-of-a-task", task);
            using var again = await PostAsync("api/tasks", "key-of-a-task", task);
            using var other = await PostAsync("api/tasks", "key-of-a-task", JsonNode.Parse("""{"type": "processing", "parameters": {"eventIds": ["3f2a6e0c-0000-0000-0000-000000000002"]}}""")!);

            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (queued.StatusCode, other.StatusCode));
            Assert.Equal(queued.Headers.Location, again.Headers.Location);
            var address = new Uri(queued.Headers.Location!.ToString(), UriKind.Relative);
            var found = (await fixture.Http.GetFromJsonAsync<JsonNode>(address))!;
            Assert.Equal(("queued", "type-paused"), ((string?)found["task"]!["status"], ((string?)found["reason"])!.ToLowerInvariant().Replace('_', '-')));
            var listed = (await fixture.Http.GetFromJsonAsync<JsonNode>("api/tasks?state=queued&type=processing&limit=500"))!["tasks"]!.AsArray();
            Assert.Contains((string?)found["task"]!["taskId"], listed.Select(one => (string?)one!["taskId"]));

            using var cancelled = await fixture.Http.DeleteAsync(address);
            using var over = await fixture.Http.DeleteAsync(address);
            Assert.Equal((true, false), (await ChangedAsync(cancelled), await ChangedAsync(over)));
        }
        finally
        {
            using var resumed = await fixture.Http.PostAsJsonAsync("api/palettes/spawn/resume", new { arguments = new { scope = "type", name = "processing" } });
        }
    }

    [Fact]
    public async Task Pages_of_tasks_hold_each_once_newest_first()
    {
        using var queued = await PostAsync("api/tasks", "key-of-some-tasks", new JsonArray([.. Enumerable.Range(0, 5).Select(n => JsonNode.Parse($$"""{"type": "processing", "parameters": {"eventIds": ["3f2a6e0c-0000-0000-0000-00000000001{{n}}"] } }"""))]));
        Assert.Equal(HttpStatusCode.Created, queued.StatusCode);
        var all = (await fixture.Http.GetFromJsonAsync<JsonNode>("api/tasks?limit=500&type=processing"))!["tasks"]!.AsArray().Select(one => (string?)one!["taskId"]).ToList();
        Assert.True(all.Count >= 5);
        var (paged, after) = (new List<string?>(), (string?)null);
        do
        {
            var page = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/tasks?limit=2&type=processing{(after is null ? "" : $"&after={after}")}"))!;
            paged.AddRange(page["tasks"]!.AsArray().Select(one => (string?)one!["taskId"]));
            after = (string?)page["next"];
        }
        while (after is not null);

        Assert.Equal(all, paged.Where(all.Contains));
        Assert.Equal(paged.Count, paged.Distinct().Count());
    }

    [Theory]
    [InlineData("api/tasks?state=lost", "state 'lost'")]
    [InlineData("api/tasks?type=lost", "type 'lost'")]
    [InlineData("api/tasks?limit=0", "limit '0'")]
    [InlineData("api/tasks?after=x", "after 'x'")]
    [InlineData("api/dead-letters?after=x", "after 'x'")]
    [InlineData("api/events?after=x", "after 'x'")]
    [InlineData("api/events?localFrom=14.1.2027", "localFrom '14.1.2027'")]
    [InlineData("api/events?updatedSince=lately", "updatedSince 'lately'")]
    [InlineData("api/events/changes?updatedSince=lately", "updatedSince 'lately'")]
    [InlineData("api/figures?series=odd", "series 'odd'")]
    [InlineData("api/figures?hours=1000", "hours '1000'")]
    public async Task A_wrong_parameter_is_named(string address, string named)
    {
        using var answer = await fixture.Http.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (var address in new[] { "api/tasks/unknown", "api/dead-letters/unknown", "api/workers/unknown" })
        {
            using var answer = await fixture.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }

        using var retried = await fixture.Http.PostAsync(new Uri("api/dead-letters/unknown/retry", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NotFound, retried.StatusCode);
    }

    [Fact]
    public async Task Changes_from_an_instant_on_are_there_and_figures_by_the_minute()
    {
        var market = new { title = "A market of changes", start = "2027-05-08T10:00", venue_name = "Green Market", city = "York", country = "GB" };
        using var sent = await fixture.Http.PostAsJsonAsync("api/events/process", new { source = "manual", events = new[] { market } });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        var all = (await fixture.Http.GetFromJsonAsync<JsonNode>("api/events/changes?limit=500"))!["changes"]!.AsArray();
        var since = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/events/changes?limit=500&updatedSince={DateTimeOffset.UtcNow.AddHours(-1):yyyy-MM-dd'T'HH:mm:ss'Z'}"))!["changes"]!.AsArray();
        var later = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/events/changes?limit=500&updatedSince={DateTimeOffset.UtcNow.AddHours(1):yyyy-MM-dd'T'HH:mm:ss'Z'}"))!["changes"]!.AsArray();

        Assert.NotEmpty(all);
        Assert.Equal((int)all[0]!["seq"]!, (int)since[0]!["seq"]!);
        Assert.Empty(later);
        await NodeFixture.EventuallyAsync(async () =>
        {
            var points = (await fixture.Http.GetFromJsonAsync<JsonNode>("api/figures"))!["points"]!.AsArray();
            Assert.Equal(["listings.discovered", "listings.ingested", "tasks.active", "tasks.queued"], points.Select(point => (string?)point!["series"]).Distinct().Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task A_calendar_that_a_program_has_already_is_not_sent_again()
    {
        using var first = await fixture.Http.GetAsync(new Uri("api/events.ics?city=Nowhere", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/events.ics?city=Nowhere", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await fixture.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task What_the_web_server_refuses_is_a_problem_like_any_other()
    {
        using var large = new StringContent("{\"type\": \"" + new string('x', 1_100_000) + "\"}");
        // Who sends before it is asked to meets a closed connection now and then.
        using var sending = new HttpRequestMessage(HttpMethod.Post, new Uri("api/tasks", UriKind.Relative)) { Content = large };
        sending.Headers.ExpectContinue = true;
        using var tooLarge = await fixture.Http.SendAsync(sending);
        using var nowhere = await fixture.Http.GetAsync(new Uri("api/nowhere", UriKind.Relative));
        using var wrongMethod = await fixture.Http.PutAsync(new Uri("api/workers", UriKind.Relative), new StringContent("{}"));

        foreach (var (answer, status, code) in new[] { (tooLarge, 413, "PAYLOAD_TOO_LARGE"), (nowhere, 404, "NOT_FOUND"), (wrongMethod, 405, "METHOD_NOT_ALLOWED") })
        {
            var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal((status, code, "application/problem+json", false), ((int)answer.StatusCode, (string?)problem["code"], answer.Content.Headers.ContentType?.MediaType, (bool)problem["retryable"]!));
            Assert.Equal(((string?)problem["detail"], $"urn:scenescout:http:{code.ToLowerInvariant()}"), ((string?)problem["error"], (string?)problem["type"]));
        }
    }

    private static async Task<bool> ChangedAsync(HttpResponseMessage answer) => (bool)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["changed"]!;

    private async Task<HttpResponseMessage> PostAsync(string address, string key, JsonNode body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await fixture.Http.SendAsync(request);
    }
}
