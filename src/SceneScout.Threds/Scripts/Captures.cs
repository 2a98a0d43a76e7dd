using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SceneScout.Threds.Scripts;

/// <summary>What a script has captured, and texts in which it stands in double braces.</summary>
internal sealed partial class Captures
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

    internal void Set(string name, JsonNode? value) => _values[name] = value;

    /// <summary>The same JSON with what was captured in the place of <c>{{name.path}}</c>. A text that is nothing else becomes the value, of whatever kind.</summary>
    internal JsonElement Fill(JsonElement json)
    {
        var text = json.GetRawText();
        return text.Contains("{{", StringComparison.Ordinal) ? JsonElement.Parse(Fill(JsonNode.Parse(text))?.ToJsonString() ?? "null") : json;
    }

    private JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => new KeyValuePair<string, JsonNode?>(Text(member.Key)?.ToString() ?? "", Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue(out string? text) => Text(text),
        _ => node?.DeepClone(),
    };

    private JsonNode? Text(string text)
    {
        if (Whole().Match(text) is { Success: true } whole)
            return Find(whole.Groups[1].Value.Trim())?.DeepClone();
        return JsonValue.Create(Parts().Replace(text, match => Find(match.Groups[1].Value.Trim()) switch
        {
            JsonValue value when value.TryGetValue(out string? inner) => inner,
            null => "null",
            var other => other.ToJsonString(),
        }));
    }

    private JsonNode? Find(string path)
    {
        var names = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        if (!_values.TryGetValue(names[0], out var value))
            throw new ScriptException($"Nothing was captured as '{names[0]}'; captured are {(_values.Count == 0 ? "none" : string.Join(", ", _values.Keys))}.");
        // A thred that was captured stands for its id.
        if (names.Length == 1 && value is JsonObject { Count: > 0 } thred && thred.ContainsKey("patternId"))
            return thred["id"];
        var at = value;
        for (var i = 1; i < names.Length; i++)
        {
            var next = At(at, names[i]);
            // {{m.thredId}} for {{m.event.thredId}}.
            if (next is null && i == 1 && at is JsonObject message && message["event"] is JsonObject sent)
                next = At(sent, names[i]);
            if (next is null && i == 1 && names[i] == "thredId" && at is JsonObject view)
                next = view["id"];
            at = next ?? throw new ScriptException($"{{{{{path}}}}}: there is no '{names[i]}' in what was captured: {value?.ToJsonString()}");
        }

        return at;
    }

    private static JsonNode? At(JsonNode? node, string name) => node switch
    {
        JsonObject members => members[name],
        JsonArray items when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < items.Count => items[i],
        _ => null,
    };

    [GeneratedRegex(@"^\{\{([^{}]+)\}\}$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Parts();
}
