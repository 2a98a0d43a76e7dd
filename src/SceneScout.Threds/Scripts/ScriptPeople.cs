using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Reads who there is in a script: groups, roles, agents, sessions; and when it begins.</summary>
internal static class ScriptPeople
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Who there is. Throws <see cref="ScriptException"/> with path, value and what is accepted.</summary>
    internal static ScriptAddressBook Read(JsonElement json)
    {
        var book = new ScriptAddressBook();
        foreach (var (name, members) in Members(json, "groups"))
            book.Groups[name.TrimStart('$', '@')] = members;
        foreach (var (name, members) in Members(json, "roles"))
            book.Roles[name.TrimStart('$')] = members;
        foreach (var (agent, i) in List(json, "agents").Select((agent, i) => (agent, i)))
            book.Agents.Add(Agent(agent, $"agents[{i}]"));
        if (Given(json, "sessions") is { } sessions)
            book.Sessions = [.. Ids(sessions, "sessions")];
        return book;
    }

    /// <summary>The instant at which its clock starts.</summary>
    internal static DateTimeOffset Start(JsonElement json) => Given(json, "start") is not { } start ? Beginning
        : start.ValueKind == JsonValueKind.String && start.TryGetDateTimeOffset(out var instant) ? instant
        : start.ValueKind == JsonValueKind.Number && start.TryGetInt64(out var milliseconds) && milliseconds is >= 0 and < 100_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw ScriptValue.Refused("start", start, "give an instant of ISO 8601, or ms since 1970");

    // A list of {name, participants}, or an object of names and ids. SessionsModel has its groups one deeper.
    private static IEnumerable<(string Name, List<string> Ids)> Members(JsonElement json, string field)
    {
        if (Given(json, field) is not { } given)
            yield break;
        if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(field, out var inner) && inner.ValueKind == JsonValueKind.Array && inner.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out _)))
            given = inner;
        switch (given.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in given.EnumerateObject())
                    yield return (member.Name, [.. Ids(member.Value, $"{field}.{member.Name}")]);
                break;
            case JsonValueKind.Array:
                foreach (var (group, i) in given.EnumerateArray().Select((group, i) => (group, i)))
                {
                    var path = $"{field}[{i}]";
                    ScriptValue.Object(group, path, "an object with name and participants");
                    if (ScriptValue.Text(group, path, "name") is not { Length: > 0 } name)
                        throw ScriptValue.Refused($"{path}.name", group.TryGetProperty("name", out var wrong) ? wrong : default, "give a name");
                    yield return (name, Given(group, "participants") is { } members ? [.. Ids(members, $"{path}.participants")] : []);
                }

                break;
            default:
                throw ScriptValue.Refused(field, given, "give a list of {name, participants}, or an object of names and ids");
        }
    }

    private static ScriptAgent Agent(JsonElement agent, string path)
    {
        if (agent.ValueKind == JsonValueKind.String)
            return new(null, agent.GetString(), null, false, false);
        ScriptValue.Object(agent, path, "an object with nodeType and nodeId");
        var read = new ScriptAgent(
            ScriptValue.Text(agent, path, "name"), ScriptValue.Text(agent, path, "nodeType"), ScriptValue.Text(agent, path, "nodeId"), ScriptValue.Flag(agent, "remote", missing: false), ScriptValue.Flag(agent, "hidden", missing: false));
        return read is { NodeType: null, NodeId: null } ? throw ScriptValue.Refused(path, agent, "give a nodeType, a nodeId or both") : read;
    }

    private static IEnumerable<string> Ids(JsonElement list, string path) => list.ValueKind switch
    {
        JsonValueKind.String => [list.GetString()!],
        JsonValueKind.Array => list.EnumerateArray().Select((item, i) => item.ValueKind switch
        {
            JsonValueKind.String => item.GetString()!,
            JsonValueKind.Object when (ScriptValue.Text(item, path, "participantId") ?? ScriptValue.Text(item, path, "id")) is { } id => id,
            _ => throw ScriptValue.Refused($"{path}[{i}]", item, "give an id, or an object with participantId"),
        }),
        _ => throw ScriptValue.Refused(path, list, "give an array of ids"),
    };

    private static JsonElement? Given(JsonElement json, string name) => ShapeReader.Get(json, name);

    private static List<JsonElement> List(JsonElement json, string name) => Given(json, name) is not { } list ? []
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()]
        : throw ScriptValue.Refused(name, list, "give an array");
}
