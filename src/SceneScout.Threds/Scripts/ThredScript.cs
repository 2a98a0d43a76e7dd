using System.Text.Json;
using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Scripts;

/// <summary>A script: patterns, who there is, and steps that send events and say what is to follow.</summary>
public sealed class ThredScript
{
    private static readonly string[] Known = ["name", "description", "note", "comment", "patterns", "groups", "roles", "agents", "sessions", "steps", "start", "$schema"];

    private ThredScript(string name, JsonElement json, IReadOnlyList<CompiledPattern> patterns, IReadOnlyList<JsonElement> steps, IReadOnlyList<string> remarks) =>
        (Name, Json, Patterns, Steps, Remarks) = (name, json, patterns, steps, remarks);

    /// <summary>What it proves.</summary>
    public string Name { get; }

    /// <summary>Its patterns.</summary>
    public IReadOnlyList<CompiledPattern> Patterns { get; }

    /// <summary>What in it changes nothing.</summary>
    public IReadOnlyList<string> Remarks { get; }

    internal JsonElement Json { get; }

    internal IReadOnlyList<JsonElement> Steps { get; }

    /// <summary>The same script with another version of one of its patterns.</summary>
    public ThredScript With(CompiledPattern pattern) => new(Name, Json, [.. Patterns.Select(known => known.Model.Id == pattern.Model.Id ? pattern : known)], Steps, Remarks);

    internal static ThredScript Read(JsonElement json, string fallback, Func<string, JsonElement> read)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new ScriptException($"{fallback} is not accepted; give a script: an object with patterns and steps.");
        var name = json.TryGetProperty("name", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : fallback;
        var remarks = json.EnumerateObject().Where(member => !Known.Contains(member.Name)).Select(member => $"the field '{member.Name}' is not known and changes nothing").ToList();
        var patterns = new List<CompiledPattern>();
        foreach (var (pattern, i) in List(json, "patterns", name).Select((pattern, i) => (pattern, i)))
            patterns.Add(Pattern(pattern.ValueKind == JsonValueKind.String ? read(pattern.GetString()!) : pattern, $"{name}: patterns[{i}]", remarks));
        return new(name, json, patterns, List(json, "steps", name), remarks);
    }

    internal ThredWorld World()
    {
        var book = new ScriptAddressBook();
        ReadGroups(book);
        if (Json.TryGetProperty("roles", out var roles) && roles.ValueKind == JsonValueKind.Object)
        {
            foreach (var role in roles.EnumerateObject())
                book.Roles[role.Name.TrimStart('$')] = [.. Ids(role.Value)];
        }

        foreach (var agent in List(Json, "agents", Name))
            book.Agents.Add(Agent(agent));
        if (Json.TryGetProperty("sessions", out var sessions) && sessions.ValueKind == JsonValueKind.Array)
            book.Sessions = [.. Ids(sessions)];
        var start = Json.TryGetProperty("start", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var instant)
            ? instant
            : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var world = new ThredWorld(book, start.ToUnixTimeMilliseconds());
        foreach (var pattern in Patterns)
            world.Put(pattern);
        return world;
    }

    private static ScriptAgent Agent(JsonElement agent) => agent.ValueKind == JsonValueKind.String
        ? new(null, agent.GetString(), null, false, false)
        : new(Text(agent, "name"), Text(agent, "nodeType"), Text(agent, "nodeId"), Flag(agent, "remote"), Flag(agent, "hidden"));

    private void ReadGroups(ScriptAddressBook book)
    {
        if (!Json.TryGetProperty("groups", out var groups))
            return;
        // SessionsModel has them one deeper.
        if (groups.ValueKind == JsonValueKind.Object && groups.TryGetProperty("groups", out var inner) && inner.ValueKind == JsonValueKind.Array)
            groups = inner;
        if (groups.ValueKind == JsonValueKind.Array)
        {
            foreach (var group in groups.EnumerateArray())
                book.Groups[(Text(group, "name") ?? "").TrimStart('$', '@')] = group.TryGetProperty("participants", out var members) ? [.. Ids(members)] : [];
        }
        else if (groups.ValueKind == JsonValueKind.Object)
        {
            foreach (var group in groups.EnumerateObject())
                book.Groups[group.Name.TrimStart('$', '@')] = [.. Ids(group.Value)];
        }
    }

    private static IEnumerable<string> Ids(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? Text(item, "participantId") ?? Text(item, "id") ?? "" : item.ToString())
        : list.ValueKind == JsonValueKind.String ? [list.GetString()!] : [];

    private static CompiledPattern Pattern(JsonElement json, string place, List<string> remarks)
    {
        var (pattern, mistakes) = CompiledPattern.Check(json);
        var real = mistakes.Where(mistake => !mistake.UnknownField).ToList();
        if (pattern is null || real.Count > 0)
            throw new ScriptException($"{place} is not accepted:\n  {string.Join("\n  ", real)}");
        remarks.AddRange(mistakes.Select(mistake => $"{place}: the field {mistake.Path} is not known and changes nothing"));
        return pattern;
    }

    private static List<JsonElement> List(JsonElement json, string name, string script)
    {
        if (!json.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : throw new ScriptException($"{script}: {name} is not accepted; give an array.");
    }

    private static string? Text(JsonElement owner, string name) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
