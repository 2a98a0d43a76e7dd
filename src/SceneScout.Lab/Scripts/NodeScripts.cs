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
/// <param name="quiet">When nothing else may come, nothing must come for so long.</param>
internal sealed class NodeScripts(HttpClient http, TimeProvider time, TimeSpan? quiet = null)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    /// <summary>A node's clock is that of the world: longer is not waited for.</summary>
    private const long LongestAdvance = 60_000;

    private readonly NodeApi _api = new(http);

    /// <summary>What could not be put back or ended after the script that was run last; nothing when the node is as it was.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    /// <summary>Runs a script up to the first step that is not as it says.</summary>
    /// <exception cref="HttpRequestException">The node does not answer.</exception>
    public async Task<ScriptReport> RunAsync(ThredScript script, CancellationToken cancellation)
    {
        if (Unfit(script) is { } reason)
            return new(script.Name, [], script.Remarks) { Skipped = reason };
        var book = ScriptPeople.Read(script.Json);
        var world = new NodeWorld(_api, book, $"run-{Guid.NewGuid():N}"[..12] + ".", time, quiet ?? Quiet);
        var cleanUp = new NodeCleanUp(_api, world, time);
        ScriptReport report;
        Left = [];
        try
        {
            await PutAsync(script, book, cleanUp, cancellation);
            report = await ScriptRunner.RunAsync(script, world, cancellation);
            report = report with { Remarks = [.. report.Remarks, .. Remarks(book)] };
        }
        catch (ScriptException e)
        {
            report = new(script.Name, [new(0, "put patterns and groups", [], [e.Message])], script.Remarks);
        }
        finally
        {
            Left = await cleanUp.RunAsync();
        }

        return Left.Count == 0 ? report : report with
        {
            Steps = [.. report.Steps, new(report.Steps.Count + 1, "put back what was there before", [], Left)],
            Remarks = [.. report.Remarks, "the node is not as it was before the script: the last step says what is left"],
        };
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

    private async Task PutAsync(ThredScript script, ScriptAddressBook book, NodeCleanUp cleanUp, CancellationToken cancellation)
    {
        var known = (await _api.GetAsync("api/groups", cancellation))!.AsArray().ToDictionary(group => (string)group!["name"]!, group => group!, StringComparer.Ordinal);
        // Who has a role is who is in the group of that name.
        foreach (var (name, members) in book.Groups.Concat(book.Roles.Where(role => !book.Groups.ContainsKey(role.Key))))
        {
            cleanUp.Groups.Add((name, known.TryGetValue(name, out var before) ? before.DeepClone() : new JsonObject { ["members"] = new JsonArray() }));
            await _api.DoAsync(HttpMethod.Put, $"api/groups/{Uri.EscapeDataString(name)}", new JsonObject { ["members"] = new JsonArray([.. members.Select(member => (JsonNode)member)]) }, cancellation);
        }

        foreach (var pattern in script.Patterns)
        {
            var path = $"api/patterns/{Uri.EscapeDataString(pattern.Model.Id)}";
            var before = await _api.GetAsync(path, cancellation);
            cleanUp.Patterns.Add((pattern.Model.Id, before?["active"]?.GetValue<bool>() == true ? before["pattern"]!.DeepClone() : null));
            await _api.DoAsync(HttpMethod.Put, path, JsonNode.Parse(pattern.Model.Json.ToString()), cancellation);
        }
    }
}
