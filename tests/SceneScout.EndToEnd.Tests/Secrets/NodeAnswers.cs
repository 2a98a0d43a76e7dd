using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>Everything that a node says over HTTP: all routes that are read, all verbs that only look.</summary>
internal static class NodeAnswers
{
    private const string Stream = "/api/stream";
    private const string Socket = "/ws";

    /// <summary>Asks for all of it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpClient http)
    {
        var answers = new Dictionary<string, string>();
        async Task GetAsync(string path) => answers[path] = await http.GetStringAsync(path);

        foreach (var path in (string[])["/", "/metrics", "/openapi/v1.json", "/health/live", "/health/ready", "/api/spawn?action=status", "/api/spawn?action=tasks", "/api/spawn?action=workers", "/api/spawn?action=state", "/api/geo?city=Berlin", "/api/geo/reverse?latitude=52.52&longitude=13.405"])
            await GetAsync(path);
        foreach (var path in JsonNode.Parse(answers["/openapi/v1.json"])!["paths"]!.AsObject().Where(p => p.Value!["get"] is not null && !p.Key.Contains('{', StringComparison.Ordinal) && !answers.ContainsKey(p.Key)))
            if (path.Key is not "/api/spawn" and not "/api/geo" and not "/api/geo/reverse" and not Stream and not Socket)
                await GetAsync(path.Key);
        var changes = JsonNode.Parse(answers["/api/events/changes"])!["changes"]!.AsArray().Count;
        answers[Stream] = await FollowAsync(http, changes);
        answers[Socket] = await HearAsync(http, changes);
        foreach (var e in JsonNode.Parse(answers["/api/events"])!["events"]!.AsArray())
            await GetAsync($"/api/events/{e!["id"]}");

        var letters = await LinesAsync(http, "dlq", "list");
        foreach (var palette in JsonNode.Parse(answers["/api/palettes"])!.AsArray())
            foreach (var verb in palette!["commands"]!.AsArray().Where(v => (string?)v!["scope"] == "read" && (bool?)v["streaming"] != true))
                await SayAsync(http, answers, (string)palette["name"]!, verb!, letters);
        return answers;
    }

    // It has no end: as many changes as the other route answers, and the greeting before them.
    private static async Task<string> FollowAsync(HttpClient http, int changes)
    {
        await using var body = await http.GetStreamAsync($"{Stream}?since=0");
        var text = new StringBuilder();
        var left = changes + 1;
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            text.AppendLine(item.EventType).AppendLine(item.Data);
            if (--left == 0)
                break;
        }

        return text.ToString();
    }

    // The same over a socket.
    private static async Task<string> HearAsync(HttpClient http, int changes)
    {
        using var socket = new ClientWebSocket();
        if (http.DefaultRequestHeaders.Authorization is { } token)
            socket.Options.SetRequestHeader("Authorization", token.ToString());
        await socket.ConnectAsync(new UriBuilder(http.BaseAddress!) { Scheme = "ws", Path = Socket, Query = "since=0" }.Uri, CancellationToken.None);
        var (text, buffer) = (new StringBuilder(), new byte[1 << 16]);
        for (var left = changes + 1; left > 0;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            left -= part.EndOfMessage ? 1 : 0;
        }

        return text.ToString();
    }

    private static async Task SayAsync(HttpClient http, Dictionary<string, string> answers, string palette, JsonNode verb, IReadOnlyList<string> letters)
    {
        var name = (string)verb["name"]!;
        var mandatory = verb["arguments"]!.AsArray().Where(a => (bool?)a!["mandatory"] == true).Select(a => (string)a!["name"]!).ToList();
        IEnumerable<string> values = mandatory switch
        {
            [] => [""],
            ["task"] => letters,
            ["source"] => PlantedKeys.Sources,
            _ => [],
        };
        foreach (var value in values)
            answers[$"{palette} {name} {value}"] = await RunAsync(http, palette, name, mandatory.Count == 0 ? [] : new JsonObject { [mandatory[0]] = value });
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(HttpClient http, string palette, string verb) =>
        [.. (await RunAsync(http, palette, verb, new JsonObject { ["count"] = "1000" })).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" | ")[0].Trim())];

    private static async Task<string> RunAsync(HttpClient http, string palette, string verb, JsonObject arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/palettes/{palette}/{verb}") { Content = JsonContent.Create(new JsonObject { ["arguments"] = arguments.DeepClone() }) };
        request.Headers.Accept.ParseAdd("text/plain");
        using var response = await http.SendAsync(request);
        return new StringBuilder().AppendJoin('\n', response.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}")).Append('\n').Append(await response.Content.ReadAsStringAsync()).ToString();
    }
}
