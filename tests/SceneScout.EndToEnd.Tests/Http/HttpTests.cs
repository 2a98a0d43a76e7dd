using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests.Http;

/// <summary>The routes and shapes of the user's documents, on a node that has finished its plan.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task The_status_agrees_with_the_report()
    {
        var run = await UndisturbedRun.SharedAsync();

        var status = await run.GetAsync("/api/spawn?action=status");

        Assert.Contains((string?)status["status"], new[] { "idle", "processing" });
        Assert.Equal(new[] { "discovery", "ingestion", "processing" }, status["workers"]!["byType"]!.AsObject().Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.True((long)status["workers"]!["total"]! >= 3);
        foreach (var name in new[] { "canonical", "duplicatesMerged", "processed" })
            Assert.Equal((long)run.Report["events"]![name]!, (long)status["events"]![name]!);
        Assert.Equal((long)run.Report["listings"]!["ingested"]!, status["events"]!["perSource"]!.AsObject().Sum(s => (long)s.Value!));
        Assert.True((double)status["performance"]!["uptimeSeconds"]! > 0);
    }

    [Fact]
    public async Task Workers_have_the_documented_shape()
    {
        var run = await UndisturbedRun.SharedAsync();

        var workers = (await run.GetAsync("/api/spawn?action=workers")).AsArray();

        Assert.Contains("worker-discovery-1", workers.Select(w => (string?)w!["id"]));
        Assert.All(workers, w =>
        {
            Assert.Contains((string?)w!["type"], new[] { "discovery", "ingestion", "processing" });
            Assert.NotNull((string?)w["status"]);
            foreach (var figure in new[] { "tasksCompleted", "averageTime", "errorRate", "lastHeartbeat" })
                Assert.NotNull(w["performance"]![figure]);
        });
        Assert.IsType<JsonArray>(await run.GetAsync("/api/spawn?action=tasks"));
    }

    [Fact]
    public async Task Workers_tasks_and_discovery_are_accepted_and_known_again()
    {
        var run = await UndisturbedRun.SharedAsync();

        var spawned = await PostAsync(run, """{"action":"spawn","params":{"type":"processing"}}""");
        Assert.Equal(HttpStatusCode.OK, spawned.Status);
        Assert.Equal("worker-processing-2", (string?)spawned.Body["workerId"]);

        var task = """{"action":"task","params":{"task":{"id":"by-hand-1","type":"discovery","priority":7,"parameters":{"source":"ticketmaster","location":{"latitude":52.52,"longitude":13.405,"radius":1000},"dateRange":{"start":"2027-01-01T00:00:00Z","end":"2027-01-02T00:00:00Z"}}}}}""";
        var first = await PostAsync(run, task);
        var again = await PostAsync(run, task);
        Assert.Equal((true, "by-hand-1", false), ((bool)first.Body["success"]!, (string?)first.Body["taskId"], (bool)first.Body["known"]!));
        Assert.Equal((true, "by-hand-1", true), ((bool)again.Body["success"]!, (string?)again.Body["taskId"], (bool)again.Body["known"]!));

        var planned = await PostAsync(run, """{"action":"discovery","params":{"planId":"by-hand","cities":["Berlin"],"sources":["meetup"],"dateRange":{"start":"2027-01-01T00:00:00Z","end":"2027-01-02T00:00:00Z"}}}""");
        Assert.Equal((true, "by-hand", 1L), ((bool)planned.Body["success"]!, (string?)planned.Body["planId"], (long)planned.Body["tasks"]!));
    }

    [Theory]
    [InlineData("GET", "/api/spawn", null, "action")]
    [InlineData("GET", "/api/spawn?action=dance", null, "action 'dance'")]
    [InlineData("GET", "/api/events?limit=0", null, "limit '0'")]
    [InlineData("GET", "/api/events?near=95,0", null, "near '95,0'")]
    [InlineData("GET", "/api/events?from=yesterday", null, "from 'yesterday'")]
    [InlineData("GET", "/api/events?source=facebook", null, "source 'facebook'")]
    [InlineData("GET", "/api/events?minQuality=2", null, "minQuality '2'")]
    [InlineData("GET", "/api/events?bbox=1,2,3", null, "bbox '1,2,3'")]
    [InlineData("GET", "/api/events?bbox=10,50,11,49", null, "bbox '10,50,11,49'")]
    [InlineData("GET", "/api/events?polygon=52,13;53,14", null, "polygon '52,13;53,14'")]
    [InlineData("GET", "/api/events?free=perhaps", null, "free 'perhaps'")]
    [InlineData("GET", "/api/events?maxPrice=10", null, "currency")]
    [InlineData("GET", "/api/events?currency=EUR", null, "currency 'EUR'")]
    [InlineData("GET", "/api/events.geojson?limit=501", null, "limit '501'")]
    [InlineData("GET", "/api/events.ics?from=yesterday", null, "from 'yesterday'")]
    [InlineData("GET", "/api/events/export?format=xml", null, "format 'xml'")]
    [InlineData("GET", "/api/stream?since=-1", null, "since '-1'")]
    [InlineData("GET", "/api/stream?kind=created,dance", null, "kind 'dance'")]
    [InlineData("GET", "/api/events/42", null, "id '42'")]
    [InlineData("POST", "/api/spawn", "no json", "body")]
    [InlineData("POST", "/api/spawn", "[]", "params.tasks")]
    [InlineData("POST", "/api/spawn", """[{"type":"processing","parameters":{"eventIds":["7d444840-9dc0-41d1-b245-5ffdce74fad2"]}},{"type":"dancing","parameters":{}}]""", "params.tasks[1].type")]
    [InlineData("POST", "/api/spawn", """{"action":"task","params":{"tasks":[{"id":"a","type":"processing","parameters":{"eventIds":["7d444840-9dc0-41d1-b245-5ffdce74fad2"]}},{"id":"a","type":"processing","parameters":{"eventIds":["7d444840-9dc0-41d1-b245-5ffdce74fad2"]}}]}}""", "params.tasks[1].id 'a'")]
    [InlineData("POST", "/api/spawn", """{"action":"dance"}""", "action")]
    [InlineData("POST", "/api/spawn", """{"action":"spawn","params":{"type":"dancing"}}""", "params.type")]
    [InlineData("POST", "/api/spawn", """{"action":"task","params":{"task":{"type":"discovery","parameters":{"source":"yelp","location":{"latitude":91,"longitude":0}}}}}""", "params.task.parameters.location")]
    [InlineData("POST", "/api/spawn", """{"action":"discovery","params":{"cities":"Berlin"}}""", "params.cities")]
    [InlineData("POST", "/api/spawn", """{"action":"discovery","params":{"cities":["Nowhere-upon-Sea"]}}""", "Nowhere-upon-Sea")]
    public async Task A_wrong_request_gets_a_problem_that_names_the_field(string method, string path, string? body, string named)
    {
        var run = await UndisturbedRun.SharedAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await run.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Contains(named, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Equal(((string?)problem["detail"], 400, false), ((string?)problem["error"], (int)problem["status"]!, (bool)problem["retryable"]!));
    }

    [Fact]
    public async Task Tasks_are_queued_together_and_each_has_its_result_by_its_id()
    {
        var run = await UndisturbedRun.SharedAsync();
        const string Batch = """[{"id":"batch-1","type":"processing","parameters":{"eventIds":["7d444840-9dc0-41d1-b245-5ffdce74fad2"]}},{"id":"batch-2","type":"processing","parameters":{"eventIds":["7d444840-9dc0-41d1-b245-5ffdce74fad3"]}}]""";

        var first = await PostAsync(run, Batch);
        Assert.Equal((true, 2L), ((bool)first.Body["success"]!, (long)first.Body["totalTasks"]!));
        Assert.Equal(["batch-1", "batch-2"], first.Body["results"]!.AsObject().Select(r => (string?)r.Value!["taskId"]).Order(StringComparer.Ordinal));
        Assert.All(first.Body["results"]!.AsObject(), r => Assert.False((bool)r.Value!["known"]!));

        Assert.All((await PostAsync(run, Batch)).Body["results"]!.AsObject(), r => Assert.True((bool)r.Value!["known"]!));
        Assert.True((long)(await run.GetAsync("/api/spawn?action=status"))["totalTasks"]! > 2);
    }

    [Fact]
    public async Task Unknown_events_and_routes_are_not_found()
    {
        var run = await UndisturbedRun.SharedAsync();
        foreach (var path in new[] { $"/api/events/{Guid.NewGuid()}", "/api/dance" })
        {
            using var answer = await run.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Events_are_found_by_what_they_are()
    {
        var run = await UndisturbedRun.SharedAsync();
        var all = run.Events.Select(e => JsonNode.Parse(e)!).ToList();
        var one = all.First(e => (string?)e["venue"]?["city"] == "Berlin" && e["start"]!["utc"] is not null);

        Assert.Equal((string?)one["title"], (string?)(await run.GetAsync($"/api/events/{one["id"]}"))["title"]);
        await AssertFoundAsync("city=Berlin", e => (string?)e["venue"]?["city"] == "Berlin");
        await AssertFoundAsync("source=meetup", e => e["sources"]!.AsArray().Any(s => ((string)s!).StartsWith("meetup:", StringComparison.Ordinal)));
        await AssertFoundAsync($"category={one["category"]}", e => (string?)e["category"] == (string?)one["category"]);
        await AssertFoundAsync("minQuality=0.6", e => (double)e["quality"]! >= 0.6);

        async Task AssertFoundAsync(string query, Func<JsonNode, bool> belongs)
        {
            var found = (await run.GetAsync($"/api/events?limit=500&{query}"))["events"]!.AsArray();
            Assert.Equal(
                all.Where(belongs).Select(e => (string?)e["id"]).Order(StringComparer.Ordinal),
                found.Select(e => (string?)e!["id"]).Order(StringComparer.Ordinal));
            Assert.NotEmpty(found);
        }
    }

    [Fact]
    public async Task The_node_is_live_ready_and_describes_itself()
    {
        var run = await UndisturbedRun.SharedAsync();

        Assert.Equal("live", (string?)(await run.GetAsync("/health/live"))["status"]);
        Assert.Equal("ready", (string?)(await run.GetAsync("/health/ready"))["status"]);
        var paths = (await run.GetAsync("/openapi/v1.json"))["paths"]!.AsObject();
        foreach (var path in new[] { "/api/spawn", "/api/events", "/api/events/{id}", "/api/events.geojson", "/api/events.ics", "/api/events/export", "/api/stream" })
            Assert.Contains(path, paths.Select(p => p.Key));
        Assert.Contains("SceneScout API", await run.Http.GetStringAsync("/docs/"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(UndisturbedRun run, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await run.Http.PostAsync("/api/spawn", content);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
