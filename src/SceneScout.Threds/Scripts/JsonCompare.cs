using System.Globalization;
using System.Text.Json;

namespace SceneScout.Threds.Scripts;

/// <summary>Holds JSON against what a script expects.</summary>
internal static class JsonCompare
{
    /// <summary>The value at a dotted path, arrays by index; undefined when it is not there.</summary>
    internal static JsonElement At(JsonElement json, string path)
    {
        if (path.StartsWith("event.", StringComparison.Ordinal) && !(json.ValueKind == JsonValueKind.Object && json.TryGetProperty("event", out _)))
            path = path[6..];
        return Walk(json, path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal));
    }

    /// <summary>Deep equality: numbers by value, objects without regard to the order of their members. Null stands for a member that is not there, too.</summary>
    internal static bool Equal(JsonElement actual, JsonElement expected)
    {
        if (actual.ValueKind == JsonValueKind.Undefined)
            return expected.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
        return JsonElement.DeepEquals(actual, expected) || (actual.ValueKind == expected.ValueKind && actual.ValueKind switch
        {
            JsonValueKind.Number => actual.GetDouble() == expected.GetDouble(),
            JsonValueKind.Array => actual.GetArrayLength() == expected.GetArrayLength() && actual.EnumerateArray().Zip(expected.EnumerateArray()).All(pair => Equal(pair.First, pair.Second)),
            JsonValueKind.Object => actual.EnumerateObject().Select(member => member.Name).Union(expected.EnumerateObject().Select(member => member.Name))
                .All(name => Equal(Member(actual, name), Member(expected, name))),
            _ => false,
        });
    }

    /// <summary>Whether a text has another within it, an array an item, an object some members.</summary>
    internal static bool Contains(JsonElement actual, JsonElement expected) => (actual.ValueKind, expected.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => actual.GetString()!.Contains(expected.GetString()!, StringComparison.Ordinal),
        (JsonValueKind.Array, JsonValueKind.Array) => expected.EnumerateArray().All(wanted => Contains(actual, wanted)),
        (JsonValueKind.Array, _) => actual.EnumerateArray().Any(item => Equal(item, expected) || (item.ValueKind == JsonValueKind.Object && Contains(item, expected))),
        (JsonValueKind.Object, JsonValueKind.Object) => expected.EnumerateObject().All(member => Member(actual, member.Name) is var own && (Equal(own, member.Value) || Contains(own, member.Value))),
        (JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False, JsonValueKind.String) => actual.ToString().Contains(expected.GetString()!, StringComparison.Ordinal),
        _ => Equal(actual, expected),
    };

    private static JsonElement Walk(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(path, out var whole))
            return whole;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (name, rest) = dot < 0 ? (path, null) : (path[..dot], path[(dot + 1)..]);
        var next = json.ValueKind switch
        {
            JsonValueKind.Object => Member(json, name),
            JsonValueKind.Array when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < json.GetArrayLength() => json[i],
            JsonValueKind.Array when name == "length" && rest is null => JsonElement.Parse(json.GetArrayLength().ToString(CultureInfo.InvariantCulture)),
            _ => default,
        };
        return rest is null || next.ValueKind == JsonValueKind.Undefined ? next : Walk(next, rest);
    }

    private static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
}
