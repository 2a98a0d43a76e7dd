using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.Node.Tests.Shell;
using SceneScout.Node.Tests.Worlds;
using Xunit;

namespace SceneScout.Node.Tests.Http.Process;

/// <summary>Events that a caller sends, on a whole node.</summary>
[Collection(NodeCollection.Name)]
public sealed class ProcessRouteTests(NodeFixture fixture)
{
    private const string Good = "\"description\":\"Games, music and a raffle for the roof of the town hall.\",\"venue_name\":\"Town Hall\",\"address\":\"1 High St\",\"city\":\"York\",\"country\":\"GB\",\"latitude\":53.9601,\"longitude\":-1.0813,\"price\":\"free\",\"category\":\"festival\",\"image_url\":\"https://example.org/a.jpg\"";

    [Fact]
    public async Task A_submission_waits_for_review_and_is_published_when_somebody_accepts_it()
    {
        var body = $$$"""{"source":"manual","events":[{"title":"Fair of the sent ones","start":"2027-06-20T14:00",{{{Good}}}}],"options":{"batchSize":25,"deduplicationEnabled":true}}""";
        // Workers write down that they are there every few seconds.
        await WorldNode.UntilAsync(async stop => (int)(await fixture.Http.GetFromJsonAsync<JsonNode>("api/spawn?action=status", stop))!["workers"]!["total"]! > 0);
        var (status, answer) = await PostAsync(body);

        Assert.Equal((HttpStatusCode.OK, true, "pending_review"), (status, (bool)answer["success"]!, (string?)answer["status"]));
        Assert.Equal("""{"total":1,"processed":1,"skipped":0,"failed":0,"queued":0}""", answer["summary"]!.ToJsonString());
        var sent = Assert.Single(answer["results"]!["successful"]!.AsArray())!;
        Assert.Equal((0, "pending_review"), ((int)sent["index"]!, (string?)sent["status"]));
        Assert.True((int)answer["stats"]!["workers"]! > 0);
        var id = (string)sent["eventId"]!;
        Assert.DoesNotContain(id, await ListedAsync(""));
        Assert.Contains(id, await ListedAsync("&review=pending"));
        var shown = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/events/{id}"))!;
        Assert.Equal(("pending", "submission", true), ((string?)shown["review"], (string?)shown["reviewDetails"]!["reasons"]![0]!["rule"], (bool)shown["isFree"]!));
        Assert.Contains(id, await fixture.TextAsync("event", "reviews"), StringComparison.Ordinal);

        using var decided = await fixture.Http.PostAsJsonAsync($"api/events/{id}/review", new { decision = "accept", note = "nice", version = (long)shown["version"]! });

        Assert.Equal(("accepted", true), ((string?)(await decided.Content.ReadFromJsonAsync<JsonNode>())!["review"], true));
        Assert.Contains(id, await ListedAsync(""));
        Assert.Matches($@"(?m) \| admin@\S+ \| event\.accept \| {id} \| ", await fixture.TextAsync("audit", "list", ("count", "1000")));

        // Sent again it is known; what the API answers is read back as a change of another submission.
        var again = (await PostAsync(body)).Answer;
        Assert.Equal((1, 0), ((int)again["summary"]!["skipped"]!, (int)again["summary"]!["processed"]!));
        Assert.Equal(id, (string?)again["results"]!["skipped"]![0]!["eventId"]);
    }

    [Fact]
    public async Task A_rejected_submission_is_not_published_and_the_shell_can_do_it()
    {
        var answer = (await PostAsync($$$"""{"source":"manual","events":{"title":"Meeting of the rejected","start":"2027-06-21",{{{Good}}}}}""")).Answer;
        var id = (string)answer["results"]!["successful"]![0]!["eventId"]!;

        Assert.Equal($"Rejected {id}", await fixture.TextAsync("event", "reject", ("event", id), ("reason", "spam")));

        Assert.DoesNotContain(id, await ListedAsync(""));
        Assert.Contains(id, await ListedAsync("&review=rejected"));
        Assert.Matches("(?m)^review: rejected .* spam$", await fixture.TextAsync("event", "explain", ("event", id)));
        Assert.Equal($"Nothing to do: {id} is rejected", await fixture.TextAsync("event", "reject", ("event", id)));
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_by_field_and_the_rest_is_done()
    {
        var (status, answer) = await PostAsync($$$"""{"source":"manual","events":[{"title":"Half of a pair","start":"2027-06-22",{{{Good}}}},{"title":"No day","start":"next Friday"},7,{"title":"Draft","start":"2027-06-22","status":"draft"}]}""");

        Assert.Equal((HttpStatusCode.OK, true, 4, 1, 1, 2), (status, (bool)answer["success"]!, (int)answer["summary"]!["total"]!, (int)answer["summary"]!["processed"]!, (int)answer["summary"]!["skipped"]!, (int)answer["summary"]!["failed"]!));
        var failed = answer["results"]!["failed"]![0]!;
        Assert.Equal((1, "start", "next Friday"), ((int)failed["index"]!, (string?)failed["errors"]![0]!["field"], (string?)failed["errors"]![0]!["value"]));
        Assert.StartsWith("Invalid event data: ", (string?)failed["error"], StringComparison.Ordinal);

        var (refused, nothing) = await PostAsync("""{"source":"manual","events":[{"title":"No day"}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, false, "VALIDATION_ERROR"), (refused, (bool)nothing["success"]!, (string?)nothing["code"]));
        Assert.Contains("Invalid event data", (string?)nothing["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_is_one_call()
    {
        var body = $$$"""{"source":"manual","events":[{"title":"Fair of one key","start":"2027-06-23",{{{Good}}}}]}""";

        var first = await PostAsync(body, "key-of-a-fair");
        var again = await PostAsync(body, "key-of-a-fair");
        var other = await PostAsync(body.Replace("06-23", "06-24", StringComparison.Ordinal), "key-of-a-fair");

        Assert.Equal((1, first.Answer.ToJsonString()), ((int)again.Answer["summary"]!["processed"]!, again.Answer.ToJsonString()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED"), (other.Status, (string?)other.Answer["code"]));
    }

    [Fact]
    public async Task Lines_are_taken_one_by_one_and_answered_one_by_one()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 30).Select(n => n == 7 ? "{no json" : $$$"""{"title":"Concert of the lines {{{n}}}","start":"2027-07-{{{n:00}}}T20:00",{{{Good}}}}"""));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/events/process?source=manual&batchSize=10") { Content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson") };

        using var answer = await fixture.Http.SendAsync(request);

        var results = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal((31, 29, 1), (results.Count, (int)results[^1]["summary"]!["processed"]!, (int)results[^1]["summary"]!["failed"]!));
        Assert.Equal([7], results.Take(30).Where(result => (string?)result["outcome"] == "failed").Select(result => (int)result["index"]!));
    }

    [Theory]
    [InlineData("""{"events":[]}""", "source is missing")]
    [InlineData("""{"source":"myspace","events":[]}""", "source 'myspace'")]
    [InlineData("""{"source":"manual"}""", "events is missing")]
    [InlineData("""{"source":"manual","events":[],"options":{"batchSize":0}}""", "options.batchSize '0'")]
    [InlineData("""{"source":"manual","events":[],"options":{"dance":true}}""", "options.dance 'true'")]
    [InlineData("""{"source":"manual","events":[],"options":{"enrichmentEnabled":false}}""", "options.enrichmentEnabled 'false'")]
    [InlineData("no json", "body is missing")]
    public async Task A_wrong_call_is_told_which_field(string body, string named)
    {
        var (status, answer) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, (string?)answer["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"decision":"perhaps"}""", 400, "decision '\"perhaps\"'")]
    [InlineData("""{"decision":"accept","version":0}""", 400, "version '0'")]
    [InlineData("""{"decision":"accept"}""", 404, "There is no event")]
    public async Task A_wrong_decision_is_told_what_is_wrong(string body, int status, string named)
    {
        using var answer = await fixture.Http.PostAsync($"api/events/{Guid.NewGuid()}/review", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/events/process") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await fixture.Http.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private async Task<IEnumerable<string>> ListedAsync(string condition) =>
        (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/events?city=York&limit=500{condition}"))!["events"]!.AsArray().Select(e => (string)e!["id"]!);
}
