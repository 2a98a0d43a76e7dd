using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Lab.Scripts;

/// <summary>
/// Runs scripts against a node: its patterns and groups are put there for as long as it runs, then those that were there before are there again, and what the script began is ended.
/// Where a node cannot do what a script needs, the script is not run, and it is said why.
/// </summary>
/// <param name="http">The node, with what it asks of callers.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeScripts(HttpClient http, TimeProvider time)
{
    /// <summary>A node's clock is that of the world: longer is not waited for.</summary>
    private const long LongestAdvance = 60_000;

    private readonly NodeApi _api = new(http);

    /// <summary>Runs a script up to the first step that is not as it says.</summary>
    /// <exception cref="HttpRequestException">The node does not answer.</exception>
    public async Task<ScriptReport> RunAsync(ThredScript script, CancellationToken cancellation)
    {
        if (Unfit(script) is { } reason)
            return new(script.Name, [], script.Remarks) { Skipped = reason };
        var book = ScriptPeople.Read(script.Json);
        var world = new NodeWorld(_api, book, $"run-{Guid.NewGuid():N}"[..12] + ".", time);
        var (patterns, groups) = (new List<(string Id, JsonNode? Before)>(), new List<(string Name, JsonNode Before)>());
        try
        {
            await PutAsync(script, book, patterns, groups, cancellation);
            var report = await ScriptRunner.RunAsync(script, world, cancellation);
            return report with { Remarks = [.. report.Remarks, .. Remarks(book)] };
        }
        catch (ScriptException e)
        {
            return new(script.Name, [new(0, "put patterns and groups", [], [e.Message])], script.Remarks);
        }
        finally
        {
            await CleanUpAsync(world, patterns, groups);
        }
    }

    // What of a script no node can do; null when it can be run.
    private static string? Unfit(ThredScript script)
    {
        foreach (var (step, i) in script.Steps.Select((step, i) => (step, i + 1)).Where(pair => pair.step.ValueKind == JsonValueKind.Object))
        {
            if (step.TryGetProperty("advance", out var advance) && DurationText.Read(advance) is > LongestAdvance)
                return $"step {i} advances {advance}; a node's clock is that of the world, and at most {LongestAdvance / 1000} s are waited for";
            if (step.TryGetProperty("send", out var sent) && (sent.ValueKind == JsonValueKind.Array ? sent.EnumerateArray().Any(IsControl) : IsControl(sent)))
                return $"step {i} sends a control event; nodes have routes of their own for what these ask";
        }

        return null;
    }

    private static bool IsControl(JsonElement sent) =>
        sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && WellKnown.IsControl(type.GetString()!);

    private static IEnumerable<string> Remarks(ScriptAddressBook book)
    {
        if (book.Sessions is not null)
            yield return "sessions change nothing on a node: everybody has a mailbox, and * reaches everybody who is in a group";
        if (book.Agents.Count > 0)
            yield return "agents change nothing on a node: an agent is whoever reads the mailbox of its id";
    }

    private async Task PutAsync(ThredScript script, ScriptAddressBook book, List<(string, JsonNode?)> patterns, List<(string, JsonNode)> groups, CancellationToken cancellation)
    {
        var known = (await _api.GetAsync("api/groups", cancellation))!.AsArray().ToDictionary(group => (string)group!["name"]!, group => group!, StringComparer.Ordinal);
        // Who has a role is who is in the group of that name.
        foreach (var (name, members) in book.Groups.Concat(book.Roles.Where(role => !book.Groups.ContainsKey(role.Key))))
        {
            groups.Add((name, known.TryGetValue(name, out var before) ? before.DeepClone() : new JsonObject { ["members"] = new JsonArray() }));
            await _api.DoAsync(HttpMethod.Put, $"api/groups/{Uri.EscapeDataString(name)}", new JsonObject { ["members"] = new JsonArray([.. members.Select(member => (JsonNode)member)]) }, cancellation);
        }

        foreach (var pattern in script.Patterns)
        {
            var path = $"api/patterns/{Uri.EscapeDataString(pattern.Model.Id)}";
            var before = await _api.GetAsync(path, cancellation);
            patterns.Add((pattern.Model.Id, before?["active"]?.GetValue<bool>() == true ? before["pattern"]!.DeepClone() : null));
            await _api.DoAsync(HttpMethod.Put, path, JsonNode.Parse(pattern.Model.Json.ToString()), cancellation);
        }
    }

    // Also when it was stopped; a node that does not answer any more is let be.
    private async Task CleanUpAsync(NodeWorld world, List<(string Id, JsonNode? Before)> patterns, List<(string Name, JsonNode Before)> groups)
    {
        try
        {
            foreach (var (id, before) in patterns)
                await _api.SendAsync(before is null ? HttpMethod.Delete : HttpMethod.Put, $"api/patterns/{Uri.EscapeDataString(id)}", before, CancellationToken.None);
            // Of other patterns an event may have reached threds that are not the script's to end.
            foreach (var thredId in world.ThredIds.Where(thredId => patterns.Exists(pattern => thredId.StartsWith($"{pattern.Id}_", StringComparison.Ordinal))))
                await _api.SendAsync(HttpMethod.Post, $"api/threds/{Uri.EscapeDataString(thredId)}/terminate", null, CancellationToken.None);
            foreach (var message in world.Messages)
            {
                foreach (var to in message.To)
                    await _api.SendAsync(HttpMethod.Post, $"api/participants/{Uri.EscapeDataString(to)}/messages/{Uri.EscapeDataString(message.Id)}/ack", null, CancellationToken.None);
            }

            foreach (var (name, before) in groups)
                await _api.SendAsync(HttpMethod.Put, $"api/groups/{Uri.EscapeDataString(name)}", before, CancellationToken.None);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // What the script came to is known; the caller hears from its next request that the node is away.
        }
    }
}
