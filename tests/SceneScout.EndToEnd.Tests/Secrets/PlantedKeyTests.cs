using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.EndToEnd.Tests.Support;
using SceneScout.Lab.Clusters;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>Keys are planted for all sources, and the servers repeat them in every way that they are known to. Whatever the program writes, keeps, exports or answers is searched for them.</summary>
public sealed class PlantedKeyTests : IAsyncLifetime
{
    private readonly PlantedKeys _keys = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _said = new();
    private LeakyServer _server = null!;
    private TelemetrySink _sink = null!;
    private JsonNode? _status;

    public async Task InitializeAsync() => (_server, _sink) = (await LeakyServer.StartAsync(), await TelemetrySink.StartAsync());

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _sink.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_key_is_in_any_log_trace_metric_answer_table_or_file()
    {
        await using var node = Start();
        var up = await node.LineAsync(line => line.Contains("serves the dashboard and the API at http", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new Uri(up[up.LastIndexOf("http", StringComparison.Ordinal)..].Trim()), Timeout = ScoutBinary.Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _keys.HttpToken);
        await EventuallyAsync(node, async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode);
        foreach (var (source, key) in _keys.Sealed)
            await AddKeyAsync(http, source, key);

        await PlanAsync(http, "echoed");
        await EventuallyAsync(node, async () => await StatusAsync(http) is { } status && (string?)status["status"] == "idle" && (long)status["listings"]!["ingested"]! >= 4);
        // None of these passes by itself: each search is a dead letter then. In the end no source knows any key.
        var letters = 0;
        foreach (var stage in new[] { LeakyStage.Redirects, LeakyStage.Complains, LeakyStage.Refuses })
        {
            _server.Stage = stage;
            await PlanAsync(http, $"{stage}".ToLowerInvariant());
            letters += PlantedKeys.Sources.Length;
            await EventuallyAsync(node, async () => (long)(await StatusAsync(http))["tasks"]!["deadLettered"]! >= letters);
        }

        var answers = await NodeAnswers.ReadAsync(http);
        var rows = await KeptData.SearchAsync(_folder.Of("data"), _keys);
        await node.SignalAsync("TERM", CancellationToken.None);
        Assert.Equal(0, await node.ExitAsync(ScoutBinary.Patience, CancellationToken.None));
        await KeptData.SearchAsync(_folder.Of("data"), _keys);

        foreach (var (path, answer) in answers)
            _keys.AssertAbsent(answer, path);
        _keys.AssertAbsent(string.Join('\n', _said), "What was written");
        _keys.AssertAbsent(_sink.Received, "What was exported");
        AssertLooked(answers, rows);
    }

    // A search that finds nothing because there was nothing to look at proves nothing.
    private void AssertLooked(IReadOnlyDictionary<string, string> answers, int rows)
    {
        Assert.Equal(_keys.All.Order(), _server.Seen.Order());
        Assert.Equal(0, _server.Followed);
        Assert.All(PlantedKeys.Sources, source => Assert.True(_server.CallsOf(source) > 10, $"{source}: {_server.CallsOf(source)} calls"));
        Assert.True(rows > 100, $"{rows} rows");
        Assert.True(answers.Count > 40, string.Join('\n', answers.Keys));
        var events = string.Join('\n', answers.Where(answer => answer.Key.StartsWith("/api/events/", StringComparison.Ordinal)).Select(answer => answer.Value));
        Assert.All(["ticketmaster", "eventbrite", "yelp", "meetup"], source => Assert.Contains($"\"{source}\"", events, StringComparison.Ordinal));
        Assert.Contains(": \"ticketmaster REDACTED\"", events.Replace(":\"", ": \"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(answers, answer => answer.Key.StartsWith("dlq show ", StringComparison.Ordinal) && answer.Value.Contains("AUTHENTICATION_ERROR", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("key.add", answers["audit list "], StringComparison.Ordinal);
        Assert.Contains("spawn_api_response_time", answers["/metrics"], StringComparison.Ordinal);
        var said = string.Join('\n', _said);
        Assert.Contains("refuses the key", said, StringComparison.Ordinal);
        Assert.Contains("dbug: Akka", said, StringComparison.Ordinal);
        foreach (var exported in new[] { "TraceService/Export", "MetricsService/Export", "url.full", "spawn.api.response_time" })
            Assert.Contains(exported, _sink.Received, StringComparison.Ordinal);
    }

    private ChildProcess Start()
    {
        List<string> settings =
        [
            "http.port=0", $"store.folder={_folder.Of("data")}", $"telemetry.otlp={_sink.Address}", "telemetry.log-level=trace", "telemetry.interval=1s", "discovery.radius=3000",
            "spawn.retry.max-retries=20", "spawn.retry.strategy=fixed", "spawn.retry.base-delay=100ms", "security.key-poll=1s", "sources.eventbrite.organizers=7",
        ];
        var file = _folder.Write("keys.conf", string.Join('\n', _keys.Given.Skip(2).Select(given => $"scenescout.sources.{given.Key}.api-keys = [{string.Join(", ", given.Value.Select(key => $"\"{key}\""))}]")));
        foreach (var source in PlantedKeys.Sources)
            settings.AddRange([$"sources.{source}.base-address={_server.Address}{source}/", $"sources.{source}.retries=1", $"sources.{source}.limits=100000/1s", $"sources.{source}.calls-per-second=1000"]);
        var environment = new Dictionary<string, string>
        {
            ["TICKETMASTER_API_KEY"] = string.Join(',', _keys.Given["ticketmaster"]),
            ["EVENTBRITE_TOKEN"] = string.Join(',', _keys.Given["eventbrite"]),
            ["SCENESCOUT_HTTP_TOKEN"] = _keys.HttpToken,
            ["SCENESCOUT_MASTER_KEY"] = _keys.MasterKey,
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        };
        return ScoutBinary.Start(_folder.Path, environment, _said.Enqueue, ["node", "--config", file, .. settings.SelectMany(setting => new[] { "--set", setting })]);
    }

    private static async Task AddKeyAsync(HttpClient http, string source, string key)
    {
        using var added = await http.PostAsJsonAsync("/api/palettes/key/add", new { arguments = new { source, name = "planted", secret = key } });
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
    }

    private static async Task PlanAsync(HttpClient http, string plan)
    {
        using var planned = await http.PostAsJsonAsync("/api/spawn", new { action = "discovery", @params = new { planId = plan, cities = new[] { "Berlin" } } });
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> StatusAsync(HttpClient http) => _status = (await http.GetFromJsonAsync<JsonNode>("/api/spawn?action=status"))!;

    private async Task EventuallyAsync(ChildProcess node, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(ScoutBinary.Patience);
        while (true)
        {
            if (await holds())
                return;
            Assert.False(node.HasExited || patience.IsCancellationRequested, $"{_status}\n{string.Join('\n', _said.Where(line => line.Contains("warn:", StringComparison.Ordinal) || line.Contains("fail:", StringComparison.Ordinal)).TakeLast(30))}");
            await Task.Delay(200, CancellationToken.None);
        }
    }
}
