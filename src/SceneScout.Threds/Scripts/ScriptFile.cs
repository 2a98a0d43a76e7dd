using System.Text.Json;

namespace SceneScout.Threds.Scripts;

/// <summary>Reads scripts from files of JSON or YAML: one script, an array of them, or an object with <c>scripts</c>.</summary>
public static class ScriptFile
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The scripts of a file. Throws <see cref="ScriptException"/> when one of them is not accepted.</summary>
    public static IReadOnlyList<ThredScript> Read(string file) => [.. Each(file).Select(Accepted)];

    /// <summary>The scripts of a file, and of those that are not accepted why. Throws <see cref="ScriptException"/> when there are none in it at all.</summary>
    public static IEnumerable<ScriptReading> Each(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Each(File.ReadAllText(file), IsYaml(file), name => File.ReadAllText(Path.Combine(folder, name)), Path.GetFileName(file));
    }

    /// <summary>The scripts of a text. Throws <see cref="ScriptException"/> when one of them is not accepted.</summary>
    /// <param name="text">JSON or YAML.</param>
    /// <param name="yaml">Whether it is YAML.</param>
    /// <param name="read">Gives the text of a pattern that a script names by its file.</param>
    /// <param name="name">The name of a script that has none.</param>
    public static IReadOnlyList<ThredScript> Parse(string text, bool yaml, Func<string, string> read, string name) => [.. Each(text, yaml, read, name).Select(Accepted)];

    private static List<ScriptReading> Each(string text, bool yaml, Func<string, string> read, string name)
    {
        var json = Json(text, yaml, name);
        IEnumerable<JsonElement> scripts = json switch
        {
            { ValueKind: JsonValueKind.Array } => json.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } when json.TryGetProperty("scripts", out var list) && list.ValueKind == JsonValueKind.Array => list.EnumerateArray(),
            _ => [json],
        };
        var all = scripts.ToList();
        return [.. all.Select((script, i) => One(script, all.Count == 1 ? name : $"{name} #{i + 1}", file => Json(read(file), IsYaml(file), file)))];
    }

    private static ScriptReading One(JsonElement script, string name, Func<string, JsonElement> files)
    {
        try
        {
            return new(name, ThredScript.Read(script, name, files), null);
        }
        catch (ScriptException e)
        {
            return new(name, null, e);
        }
    }

    private static ThredScript Accepted(ScriptReading reading) => reading.Script ?? throw reading.Refusal!;

    private static bool IsYaml(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    /// <summary>One JSON value from a text of JSON or YAML.</summary>
    public static JsonElement Json(string text, bool yaml, string name)
    {
        try
        {
            if (yaml)
                return YamlJson.Read(text);
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or YamlDotNet.Core.YamlException)
        {
            throw new ScriptException($"{name} is not accepted; give {(yaml ? "YAML" : "JSON")}: {e.Message}", e);
        }
    }
}
