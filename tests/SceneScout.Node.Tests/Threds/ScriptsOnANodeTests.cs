using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SceneScout.Lab.Scripts;
using SceneScout.Node.Tests.Cluster;
using SceneScout.Threds.Scripts;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>Scripts against a whole node.</summary>
public sealed class ScriptsOnANodeTests : IAsyncLifetime
{
    private const string Table =
        """
        {"name": "Table", "maxInstances": 1, "reactions": [
          {"name": "asked", "condition": {"type": "filter", "xpr": "$event.type = 'table'", "onTrue": {"xpr": "($setLocal('guest', $event.source.id); $setLocal('ask', $event.id))"},
            "transform": {"eventDataTemplate": {"title": "$xpr('A table for ' & $values.people & '?')", "content": {"values": {"ask": "$xpr($event.id)"}}}}, "publish": {"to": "@hosts", "name": "question"}}},
          {"name": "waiting", "expiry": {"interval": 600000, "transition": {"name": "$terminate"}}, "condition": {"type": "filter", "xpr": "$isResponseFor('question')",
            "transform": {"eventDataTemplate": {"title": "$xpr($values.yes ? 'See you' : 'Sorry')"}}, "publish": {"to": "$xpr($local('guest'))"}, "transition": {"name": "$terminate"}}}]}
        """;

    private const string Asks = """{"send": {"id": "ask", "type": "table", "source": {"id": "ann"}, "data": {"content": {"values": {"people": 4}}}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-scripts-").FullName;
    private SceneScout.Node.Hosting.ScoutNode _node = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _node = await Nodes.StartAsync(Nodes.Options(("store.folder", _folder)));
        _http = new HttpClient { BaseAddress = _node.Address };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_script_holds_again_and_again_and_leaves_the_node_as_it_was()
    {
        const string Before = """{"name": "Table", "reactions": [{"name": "never", "condition": {"type": "filter", "xpr": "$event.type = 'never'"}}]}""";
        (await _http.PutAsync("api/patterns/table", new StringContent(Before))).EnsureSuccessStatusCode();
        (await _http.PutAsync("api/groups/hosts", new StringContent("""{"members": ["dora"]}"""))).EnsureSuccessStatusCode();
        var script = Script("""
            ASKS,
            {"expect": [{"toExactly": ["hugo"], "title": "A table for 4?", "thred": "new", "match": {"data.content.values.ask": "ask"}, "as": "m"}]},
            {"threds": {"thred": "{{m.event.thredId}}", "reaction": "waiting", "status": "a", "locals": {"guest": "ann", "ask": "ask"}, "participants": ["hugo"], "children": []}},
            {"send": {"id": "full", "type": "table", "source": {"id": "bob"}, "data": {"content": {"values": {"people": 2}}}}},
            {"expect": [{"toExactly": ["bob"], "error": "limit", "re": "full"}]},
            {"restart": true},
            {"send": {"type": "org.wt.client.tell", "re": "{{m.event.id}}", "thredId": "{{m.event.thredId}}", "source": {"id": "hugo"}, "data": {"content": {"values": {"yes": true}}}}},
            {"expect": [{"toExactly": ["ann"], "title": "See you", "thred": "{{m.event.thredId}}"}]},
            {"send": {"type": "org.wt.client.tell", "thredId": "{{m.event.thredId}}", "source": {"id": "hugo"}}},
            {"expect": [{"toExactly": ["hugo"], "error": "noThred"}]},
            {"threds": {"pattern": "table", "active": 0, "terminated": 1}}
            """);

        for (var run = 0; run < 2; run++)
            Holds(await RunAsync(script));

        Assert.Equal("never", (string)(await GetAsync("api/patterns/table"))["pattern"]!["reactions"]![0]!["name"]!);
        Assert.Equal("dora", (string)(await GetAsync("api/groups/hosts"))["participants"]![0]!["participantId"]!);
        foreach (var participant in (string[])["ann", "bob", "hugo"])
            Assert.Empty((await GetAsync($"api/participants/{participant}/messages"))["messages"]!.AsArray());
    }

    [Fact]
    public async Task What_lived_before_a_script_is_not_its_own()
    {
        const string Others = """
            {"name": "Table for two", "reactions": [
              {"name": "opened", "condition": {"type": "filter", "xpr": "$event.type = 'open'", "transform": {"eventDataTemplate": {"title": "Opened"}}, "publish": {"to": ["carl"]}}},
              {"name": "listens", "allowUnboundEvents": true, "condition": {"type": "filter", "xpr": "$event.type = 'table'", "transition": {"name": "listens"}}}]}
            """;
        (await _http.PutAsync("api/patterns/table_for_two", new StringContent(Others))).EnsureSuccessStatusCode();
        var begun = (string)(await PostAsync("api/threds/events", """{"id": "open", "type": "open", "source": {"id": "carl"}}"""))["events"]![0]!["threds"]![0]!;
        var reached = (await PostAsync("api/threds/events", """{"id": "probe", "type": "table", "source": {"id": "carl"}}"""))["events"]![0]!["threds"]!.AsArray();
        Assert.Equal(begun, (string)Assert.Single(reached)!);

        Holds(await RunAsync(Script("""ASKS, {"expect": [{"title": "A table for 4?"}]}, {"threds": {"total": 1}}""")));

        Assert.Equal("a", (string)(await GetAsync($"api/threds/{begun}"))["status"]!);
        Assert.Equal("Opened", (string)Assert.Single((await GetAsync("api/participants/carl/messages"))["messages"]!.AsArray())!["event"]!["data"]!["title"]!);
    }

    [Fact]
    public async Task What_cannot_be_put_back_is_said_and_fails()
    {
        using var http = new HttpClient(new Refusing(HttpMethod.Delete) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = _node.Address };

        var report = await new NodeScripts(http, TimeProvider.System).RunAsync(Script("""ASKS, {"expect": [{"title": "A table for 4?"}]}"""), CancellationToken.None);

        Assert.False(report.Passed);
        Assert.Contains("could not switch off pattern table: it was answered with 403", Assert.Single(report.Steps[^1].Differences), StringComparison.Ordinal);
        // The rest is put back nevertheless.
        Assert.Empty((await GetAsync("api/participants/hugo/messages"))["messages"]!.AsArray());
    }

    [Fact]
    public async Task Time_passes_by_itself_and_what_is_left_running_is_ended()
    {
        Holds(await RunAsync(Script(
            """
            ASKS, {"expect": [{"title": "A table for 4?"}]},
            {"advance": "1600ms"}, {"threds": {"terminated": 1, "active": 0}},
            {"send": {"id": "again", "type": "table", "source": {"id": "ann"}, "data": {"content": {"values": {"people": 3}}}}}, {"expect": [{"title": "A table for 3?", "thred": "new"}]}
            """,
            Table.Replace("600000", "1500", StringComparison.Ordinal))));

        // The one that was left running would have taken the only place.
        Holds(await RunAsync(Script("""ASKS, {"expect": [{"title": "A table for 4?"}]}""")));
    }

    [Fact]
    public async Task What_does_not_come_within_its_time_and_what_comes_beside_is_said()
    {
        var missing = await RunAsync(Script("""ASKS, {"expect": [{"title": "A table for 4?"}]}, {"expect": [{"title": "And wine?"}], "within": "300ms"}"""));
        Assert.Contains("message 1 of 1 did not come", Assert.Single(missing.Steps[^1].Differences), StringComparison.Ordinal);

        var beside = await RunAsync(Script("""ASKS, {"expectNone": true, "within": "300ms"}"""), TimeSpan.FromSeconds(5));
        Assert.StartsWith("there is another message:", Assert.Single(beside.Steps[^1].Differences), StringComparison.Ordinal);
        Assert.Contains(beside.Steps.SelectMany(step => step.Happened), line => line.Contains(": asked -> waiting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_node_cannot_do_is_not_run_and_it_is_said_why()
    {
        Assert.Contains("step 1 advances 2m", (await RunAsync(Script("""{"advance": "2m"}"""))).Skipped, StringComparison.Ordinal);
        var control = await RunAsync(Script("""{"send": {"type": "org.wt.control.sysControl", "thredId": "SYSTEM", "source": {"id": "ann"}}}"""));
        Assert.Contains("step 1 sends a control event", control.Skipped, StringComparison.Ordinal);
        Assert.False(control.Passed);
    }

    [Fact]
    public async Task The_patterns_that_ship_hold_where_a_node_can_run_their_scripts()
    {
        var reports = new List<ScriptReport>();
        foreach (var name in ShippedPatterns.Names.Where(name => name.EndsWith(".script.json", StringComparison.Ordinal)))
        {
            foreach (var script in ScriptFile.Parse(ShippedPatterns.Read(name)!, yaml: false, file => ShippedPatterns.Read(file)!, name))
                reports.Add(await RunAsync(script));
        }

        var run = reports.Where(report => report.Skipped is null).ToList();
        Assert.NotEmpty(run);
        Assert.All(run, Holds);
    }

    private static void Holds(ScriptReport report) => Assert.True(
        report.Passed, $"{report.Name} {report.Skipped}\n{string.Join("\n", report.Steps.Select(step => $"{step.Number}. {step.Text}\n  {string.Join("\n  ", step.Happened)}\n  ! {string.Join("\n  ! ", step.Differences)}"))}");

    private static ThredScript Script(string steps, string pattern = Table) =>
        ScriptFile.Parse("""{"name": "s", "patterns": [TABLE], "groups": {"hosts": ["hugo"]}, "steps": [STEPS]}""".Replace("STEPS", steps, StringComparison.Ordinal).Replace("ASKS", Asks, StringComparison.Ordinal).Replace("TABLE", pattern, StringComparison.Ordinal), yaml: false, _ => throw new FileNotFoundException(), "s").Single();

    private Task<ScriptReport> RunAsync(ThredScript script, TimeSpan? quiet = null) => new NodeScripts(_http, TimeProvider.System, quiet).RunAsync(script, CancellationToken.None);

    private async Task<JsonNode> PostAsync(string path, string body)
    {
        using var answer = await _http.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(path))!;

    private sealed class Refusing(HttpMethod method) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == method ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden)) : base.SendAsync(request, cancellationToken);
    }
}
