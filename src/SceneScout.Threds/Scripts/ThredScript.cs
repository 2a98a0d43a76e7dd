using System.Text.Json;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

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

    internal static ThredScript Read(JsonElement json, string fallback, Func<string, JsonElement> files)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ScriptValue.Refused(fallback, json, "give a script: an object with patterns and steps");
        var name = json.TryGetProperty("name", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : fallback;
        var remarks = json.EnumerateObject().Where(member => !Known.Contains(member.Name)).Select(member => $"the field '{member.Name}' is not known and changes nothing").ToList();
        var patterns = new List<CompiledPattern>();
        foreach (var (pattern, i) in List(json, "patterns", name).Select((pattern, i) => (pattern, i)))
        {
            var read = pattern.ValueKind == JsonValueKind.String ? File(pattern, $"{name}: patterns[{i}]", files) : pattern;
            patterns.Add(Pattern(read, $"{name}: patterns[{i}]", remarks));
        }

        try
        {
            ScriptPeople.Read(json);
            ScriptPeople.Start(json);
        }
        catch (ScriptException e)
        {
            throw new ScriptException($"{name}: {e.Message}", e);
        }

        return new(name, json, patterns, List(json, "steps", name), remarks);
    }

    internal ThredWorld World()
    {
        var world = new ThredWorld(ScriptPeople.Read(Json), ScriptPeople.Start(Json).ToUnixTimeMilliseconds());
        foreach (var pattern in Patterns)
            world.Put(pattern);
        return world;
    }

    private static JsonElement File(JsonElement name, string place, Func<string, JsonElement> files)
    {
        try
        {
            return files(name.GetString()!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScriptException($"{place}: {ModelJson.Short(name)} is not accepted; give a pattern, or the name of a file beside the script: {e.Message}", e);
        }
    }

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
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : throw ScriptValue.Refused($"{script}: {name}", list, "give an array");
    }
}
