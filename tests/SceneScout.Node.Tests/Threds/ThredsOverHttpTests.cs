using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SceneScout.Node.Tests.Cluster;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

public sealed class Threds_over_HTTP_on_SQLite : ThredsOverHttp
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-threds-").FullName;

    [Fact]
    public Task A_node_that_ends_in_the_middle_loses_nothing_and_doubles_nothing() => EndsInTheMiddleAsync(("store.folder", _folder));

    [Fact]
    public Task Slots_are_counted_exactly_and_versions_serve_new_threds_alone() => CountsAsync(("store.folder", _folder));

    [Fact]
    public Task The_agent_that_keeps_records_does_its_tasks_and_answers_with_their_results_or_with_its_error() => KeepsRecordsAsync(("store.folder", _folder));

    [Fact]
    public Task What_is_not_accepted_is_named_and_what_is_not_there_is_not_found() => RefusesAsync(("store.folder", _folder));

    [Fact]
    public Task What_was_changed_since_it_was_read_is_not_replaced() => ReplacesAsync(("store.folder", _folder));

    protected override void CleanUp()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

public sealed class Threds_over_HTTP_on_PostgreSQL : ThredsOverHttp
{
    [PostgresFact]
    public async Task A_node_that_ends_in_the_middle_loses_nothing_and_doubles_nothing() =>
        await EndsInTheMiddleAsync(("store.kind", "postgres"), ("store.connection", await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync()));
}

/// <summary>Whole workflows over HTTP, on one node.</summary>
public abstract class ThredsOverHttp : IDisposable
{
    private const string Table =
        """
        {"name": "Table", "maxInstances": 2, "reactions": [
          {"name": "asked", "condition": {"type": "filter", "xpr": "$event.type = 'table'", "onTrue": {"xpr": "$setLocal('guest', $event.source.id)"},
            "transform": {"eventDataTemplate": {"title": "$xpr('A table for ' & $values.people & '?')"}}, "publish": {"to": "@hosts", "name": "question"}}},
          {"name": "waiting", "condition": {"type": "filter", "xpr": "$isResponseFor('question')",
            "transform": {"eventDataTemplate": {"title": "$xpr($values.yes ? 'See you' : 'Sorry')"}}, "publish": {"to": "$xpr($local('guest'))"}, "transition": {"name": "$terminate"}}}]}
        """;

    public void Dispose()
    {
        CleanUp();
        GC.SuppressFinalize(this);
    }

    protected virtual void CleanUp()
    {
    }

    private protected static async Task EndsInTheMiddleAsync(params (string, string)[] store)
    {
        string thred;
        JsonNode question;
        await using (var node = await Nodes.StartAsync(Nodes.Options(store)))
        {
            using var http = new HttpClient { BaseAddress = node.Address };
            Assert.Equal(1, (int)(await PutAsync(http, "api/patterns/table", Table))["version"]!);
            await PutAsync(http, "api/groups/hosts", """{"participants": [{"participantId": "hugo"}]}""");
            thred = (string)(await SendAsync(http, Asks("e1", "ann", 4)))["events"]![0]!["threds"]![0]!;
            question = await MessageAsync(http, "hugo");
            Assert.Equal("A table for 4?", (string)question["event"]!["data"]!["title"]!);
        }

        await using (var node = await Nodes.StartAsync(Nodes.Options(store)))
        {
            using var http = new HttpClient { BaseAddress = node.Address };
            // Sent again, as a client does that never saw the answer.
            var again = await SendAsync(http, Asks("e1", "ann", 4));
            Assert.Equal(thred, (string)again["events"]![0]!["threds"]![0]!);
            Assert.Equal((string)question["id"]!, (string)(await MessageAsync(http, "hugo"))["id"]!);
            await SendAsync(http, Event("e2", "org.wt.client.tell", "hugo", new() { ["yes"] = true }, thred, (string)question["event"]!["id"]!));
            Assert.Equal("See you", (string)(await MessageAsync(http, "ann"))["event"]!["data"]!["title"]!);

            Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync($"api/participants/hugo/messages/{question["id"]}/ack", null)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync($"api/participants/hugo/messages/{question["id"]}/ack", null)).StatusCode);
            Assert.Empty((await GetAsync(http, "api/participants/hugo/messages"))["messages"]!.AsArray());
            var history = await GetAsync(http, $"api/threds/{thred}/history");
            Assert.Equal(["e1", "e2"], history["steps"]!.AsArray().Select(step => (string)step!["event"]!["id"]!));
            Assert.Equal(["asked", "waiting"], history["steps"]!.AsArray().Select(step => (string)step!["log"]![0]!["fromReaction"]!));
            Assert.Equal("t", (string)(await GetAsync(http, $"api/threds/{thred}"))["status"]!);
            await Shell.NodeFixture.EventuallyAsync(async () => Assert.Equal([thred], (await GetAsync(http, "api/threds?status=terminated"))["threds"]!.AsArray().Select(t => (string)t!["id"]!)));
        }
    }

    private protected static async Task CountsAsync(params (string, string)[] store)
    {
        await using var node = await Nodes.StartAsync(Nodes.Options(store));
        using var http = new HttpClient { BaseAddress = node.Address };
        await PutAsync(http, "api/patterns/table", Table);
        await PutAsync(http, "api/groups/hosts", """{"members": ["hugo"]}""");

        var taken = await SendAsync(http, $"[{string.Join(", ", Enumerable.Range(1, 5).Select(i => Asks($"t{i}", "ann", i)))}]");

        var began = taken["events"]!.AsArray().Where(e => e!["threds"]!.AsArray().Count == 1).Select(e => (string)e!["threds"]![0]!).ToList();
        Assert.Equal(2, began.Count);
        Assert.All(taken["events"]!.AsArray().Where(e => e!["threds"]!.AsArray().Count == 0), e => Assert.Equal("limit", (string)e!["fault"]!["name"]!));
        Assert.Equal(3, (await GetAsync(http, "api/participants/ann/messages"))["messages"]!.AsArray().Count);
        Assert.Equal(3, (await GetAsync(http, "api/threds/dead-letters")).AsArray().Count);

        // An operator's end frees a slot, too.
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync($"api/threds/{began[0]}/terminate", null)).StatusCode);
        await Shell.NodeFixture.EventuallyAsync(async () =>
            Assert.Single((await SendAsync(http, Asks(null, "bob", 1)))["events"]![0]!["threds"]!.AsArray()));

        // What runs keeps its version, what begins has the new one; the same again is no version.
        var second = Table.Replace("\"maxInstances\": 2", "\"maxInstances\": 9", StringComparison.Ordinal);
        Assert.Equal(2, (int)(await PutAsync(http, "api/patterns/table", second))["version"]!);
        Assert.False((bool)(await PutAsync(http, "api/patterns/table", second))["isNew"]!);
        var next = (string)(await SendAsync(http, Asks(null, "cy", 2)))["events"]![0]!["threds"]![0]!;
        Assert.Equal(1, (int)(await GetAsync(http, $"api/threds/{began[1]}"))["patternVersion"]!);
        Assert.Equal(2, (int)(await GetAsync(http, $"api/threds/{next}"))["patternVersion"]!);
        Assert.Equal("asked", (string)(await (await http.PostAsJsonAsync($"api/threds/{next}/transition", new { name = "asked" })).Content.ReadFromJsonAsync<JsonObject>())!["transition"]!);
        Assert.Equal("asked", (string)(await GetAsync(http, $"api/threds/{next}"))["currentReaction"]!["reactionName"]!);

        // A running one may go on by the new version, if that has the reaction in which it is.
        Assert.True((bool)(await (await http.PostAsync($"api/threds/{began[1]}/migrate", null)).Content.ReadFromJsonAsync<JsonObject>())!["migrated"]!);
        Assert.False((bool)(await (await http.PostAsync($"api/threds/{began[1]}/migrate?version=2", null)).Content.ReadFromJsonAsync<JsonObject>())!["migrated"]!);
        var moved = await GetAsync(http, $"api/threds/{began[1]}");
        Assert.Equal((2, "waiting"), ((int)moved["patternVersion"]!, (string)moved["currentReaction"]!["reactionName"]!));
        await PutAsync(http, "api/patterns/table", second.Replace("\"waiting\"", "\"elsewhere\"", StringComparison.Ordinal));
        using var refused = await http.PostAsync($"api/threds/{began[1]}/migrate", null);
        Assert.Contains("has no reaction 'waiting'", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var removed = await http.DeleteAsync("api/patterns/table");
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Empty((await SendAsync(http, """{"type": "table", "source": {"id": "dan"}}"""))["events"]![0]!["threds"]!.AsArray());
    }

    private protected static async Task KeepsRecordsAsync(params (string, string)[] store)
    {
        const string Keeper =
            """
            {"name": "Keeper", "reactions": [
              {"name": "ask", "condition": {"type": "filter", "xpr": "$event.type = 'keep'", "onTrue": {"xpr": "$setLocal('who', $event.source.id)"},
                "transform": {"eventDataTemplate": {"title": "Keep", "content": {"tasks": "$xpr($values.tasks)"}}}, "publish": {"to": "org.wt.persistence", "name": "keep"}}},
              {"name": "told", "condition": {"type": "or", "operands": [
                {"type": "filter", "xpr": "$isResponseFor('keep') and $exists($event.data.content.error)", "transform": {"eventDataTemplate": {"title": "$xpr($event.data.content.error.code & ' ' & $event.data.content.error.cause)"}}},
                {"type": "filter", "xpr": "$isResponseFor('keep')", "transform": {"eventDataTemplate": {"title": "$xpr($string($values.result))"}}}],
                "publish": {"to": "$xpr($local('who'))"}, "transition": {"name": "$terminate"}}}]}
            """;
        await using var node = await Nodes.StartAsync(Nodes.Options(store));
        using var http = new HttpClient { BaseAddress = node.Address };
        await PutAsync(http, "api/patterns/keeper", Keeper);

        Assert.Equal("""["a",1,1]""", await ToldAsync("ann", """[{"op": "put", "params": {"type": "Box", "values": {"id": "a", "n": 1}}}, {"op": "count", "params": {"type": "Box"}}, {"op": "count", "params": {"type": "Box", "matcher": {"n": {"$gte": 1}}}}]"""));
        Assert.Equal("5200 exists", await ToldAsync("bob", """[[{"op": "put", "params": {"type": "Box", "values": {"id": "b"}}}, {"op": "put", "params": {"type": "Box", "values": {"id": "a"}}}]]"""));
        // Of a list all or none; and what is said is a value, whatever it looks like.
        Assert.Equal("[1,0]", await ToldAsync("cy", """[{"op": "count", "params": {"type": "Box"}}, {"op": "count", "params": {"type": "x'; DROP TABLE thred_records; --", "matcher": {"a'); --": "\"' OR 1=1"}}}]"""));

        async Task<string> ToldAsync(string who, string tasks)
        {
            await SendAsync(http, Event(null, "keep", who, new() { ["tasks"] = JsonNode.Parse(tasks) }));
            return (string)(await MessageAsync(http, who))["event"]!["data"]!["title"]!;
        }
    }

    private protected static async Task RefusesAsync(params (string, string)[] store)
    {
        await using var node = await Nodes.StartAsync(Nodes.Options(store));
        using var http = new HttpClient { BaseAddress = node.Address };
        Assert.Contains("reactions[0].condition.transition.name: \"nowhere\" is not accepted", await RefusedAsync(HttpMethod.Put, "api/patterns/p", """{"name": "p", "reactions": [{"condition": {"type": "filter", "xpr": "true", "transition": {"name": "nowhere"}}}]}"""), StringComparison.Ordinal);
        Assert.Contains("[1].source: nothing is not accepted", await RefusedAsync(HttpMethod.Post, "api/threds/events", """[{"type": "a", "source": {"id": "x"}}, {"type": "b"}]"""), StringComparison.Ordinal);
        Assert.Contains("status 'old' is not accepted", await RefusedAsync(HttpMethod.Get, "api/threds?status=old", null), StringComparison.Ordinal);
        Assert.Contains("There is no thred none", await RefusedAsync(HttpMethod.Get, "api/threds/none", null, HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("There is no thred none", await RefusedAsync(HttpMethod.Post, "api/threds/none/terminate", null, HttpStatusCode.NotFound), StringComparison.Ordinal);

        // An event to a thred that is not there is taken, and its source is told.
        var taken = await SendAsync(http, """{"id": "lost", "type": "x", "thredId": "none", "source": {"id": "ann"}}""");
        Assert.Equal("noThred", (string)taken["events"]![0]!["fault"]!["name"]!);
        Assert.Equal("lost", (string)(await MessageAsync(http, "ann"))["event"]!["re"]!);
        var passed = await (await http.PostAsync("api/patterns/p/test", new StringContent("""{"patterns": [PATTERN], "groups": {"hosts": ["hugo"]}, "steps": [{"send": {"type": "table", "source": {"id": "ann"}}}, {"expect": [{"toExactly": ["hugo"]}]}]}""".Replace("PATTERN", Table, StringComparison.Ordinal)))).Content.ReadFromJsonAsync<JsonObject>();
        Assert.True((bool)passed!["passed"]!, passed.ToJsonString());

        async Task<string> RefusedAsync(HttpMethod method, string path, string? body, HttpStatusCode status = HttpStatusCode.BadRequest)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
            using var answer = await http.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!;
        }
    }

    private protected static async Task ReplacesAsync(params (string, string)[] store)
    {
        await using var node = await Nodes.StartAsync(Nodes.Options(store));
        // What is named to the byte travels as it is.
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = node.Address };
        using var unpacked = new HttpClient { BaseAddress = node.Address };
        foreach (var (path, bodies) in ((string, string[])[])[("api/patterns/table", [Table, Table.Replace("\"maxInstances\": 2", "\"maxInstances\": 3", StringComparison.Ordinal)]), ("api/groups/hosts", ["""{"members": ["ann"]}""", """{"members": ["bob"]}"""])])
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(path, bodies[0], "If-Match", "*"));
            Assert.Equal(HttpStatusCode.OK, await PutAsync(path, bodies[0], "If-None-Match", "*"));
            Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(path, bodies[0], "If-None-Match", "*"));
            var read = await TagAsync(path);
            Assert.False(read.IsWeak);
            Assert.Equal(HttpStatusCode.OK, await PutAsync(path, bodies[1], "If-Match", $"\"other\", {read}"));
            Assert.NotEqual(read, await TagAsync(path));
            Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(path, bodies[0], "If-Match", $"{read}"));
            Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(path, bodies[0], "If-Match", $"W/{await TagAsync(path)}"));
            Assert.Equal(HttpStatusCode.OK, await PutAsync(path, bodies[0], "If-Match", "*"));
        }

        var before = await TagAsync("api/patterns/table");
        Assert.Equal(HttpStatusCode.OK, await PutAsync("api/patterns/table", Table.Replace("\"maxInstances\": 2", "\"maxInstances\": 5", StringComparison.Ordinal), "If-Match", $"{before}"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await SendAsync(HttpMethod.Delete, "api/patterns/table", null, "If-Match", $"{before}"));
        // Of two that have read the same one alone changes it.
        var same = $"{await TagAsync("api/patterns/table")}";
        var both = await Task.WhenAll(Enumerable.Range(6, 2).Select(most => PutAsync("api/patterns/table", Table.Replace("\"maxInstances\": 2", $"\"maxInstances\": {most}", StringComparison.Ordinal), "If-Match", same)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], both.Order());
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Delete, "api/patterns/table", null, "If-Match", $"{await TagAsync("api/patterns/table")}"));
        Assert.False((bool)(await GetAsync(http, "api/patterns/table"))["active"]!);

        Task<HttpStatusCode> PutAsync(string path, string body, string header, string tag) => SendAsync(HttpMethod.Put, path, body, header, tag);

        async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? body, string header, string tag)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
            request.Headers.TryAddWithoutValidation(header, tag);
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
                Assert.Equal("PRECONDITION_FAILED", (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);
            return answer.StatusCode;
        }

        async Task<System.Net.Http.Headers.EntityTagHeaderValue> TagAsync(string path)
        {
            using var answer = await http.GetAsync(path);
            using var asked = new HttpRequestMessage(HttpMethod.Get, path);
            asked.Headers.AcceptEncoding.ParseAdd("br, gzip");
            using var plain = await unpacked.SendAsync(asked);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            return answer.Headers.ETag!;
        }
    }

    private static string Asks(string? id, string guest, int people) => Event(id, "table", guest, new() { ["people"] = people });

    private static string Event(string? id, string type, string source, JsonObject values, string? thred = null, string? re = null) => new JsonObject
    {
        ["id"] = id,
        ["type"] = type,
        ["source"] = new JsonObject { ["id"] = source },
        ["thredId"] = thred,
        ["re"] = re,
        ["data"] = new JsonObject { ["content"] = new JsonObject { ["values"] = values } },
    }.ToJsonString();

    private static async Task<JsonNode> SendAsync(HttpClient http, string body)
    {
        using var answer = await http.PostAsync("api/threds/events", new StringContent(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> PutAsync(HttpClient http, string path, string body)
    {
        using var answer = await http.PutAsync(path, new StringContent(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> GetAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    // The only message that waits: it comes once, however often its sender starts anew.
    private static async Task<JsonNode> MessageAsync(HttpClient http, string participant)
    {
        JsonNode? message = null;
        await Shell.NodeFixture.EventuallyAsync(async () => message = Assert.Single((await GetAsync(http, $"api/participants/{participant}/messages"))["messages"]!.AsArray()));
        return message!;
    }
}
