using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>Everything that a node says over HTTP: all routes that are read, all verbs that only look.</summary>
internal static class NodeAnswers
{
    private const string Stream = "/api/stream";

    /// <summary>Asks for all of it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpClient http)
    {
        var answers = new Dictionary<string, string>();
        async Task GetAsync(string path) => answers[path] = await http.GetStringAsync(path);

        foreach (var path in (string[])["/", "/metrics", "/openapi/v1.json", "/health/live", "/health/ready", "/api/spawn?action=status", "/api/spawn?action=tasks", "/api/spawn?action=workers", "/api/spawn?action=state"])
            await GetAsync(path);
        foreach (var path in JsonNode.Parse(answers["/openapi/v1.json"])!["paths"]!.AsObject().Where(p => p.Value!["get"] is not null && !p.Key.Contains('{', StringComparison.Ordinal) && !answers.ContainsKey(p.Key)))
            if (path.Key is not "/api/spawn" and not Stream)
                await GetAsync(path.Key);
        answers[Stream] = await FollowAsync(http, JsonNode.Parse(answers["/api/events/changes"])!["changes"]!.AsArray().Count);
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
