using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Reads values of scripts; what is not of its kind is refused with its path, its value and what is accepted.</summary>
internal static class ScriptValue
{
    /// <summary>A refusal.</summary>
    internal static ScriptException Refused(string path, JsonElement value, string accepted) => new($"{path}: {ModelJson.Short(value)} is not accepted; {accepted}.");

    /// <summary>The members of an object; each must be known, where it is said which are.</summary>
    internal static void Object(JsonElement value, string path, string what, params ReadOnlySpan<string> known)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Refused(path, value, $"give {what}");
        if (known.IsEmpty)
            return;
        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw new ScriptException($"{path}: The field '{member.Name}' of {what} is not known ({ModelJson.Short(member.Value)}); known are {string.Join(", ", known)}.");
        }
    }

    /// <summary>True or false; the other value when it is missing.</summary>
    internal static bool Flag(JsonElement owner, string name, bool missing) => !owner.TryGetProperty(name, out var value) ? missing
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Refused(name, value, "give true or false");

    /// <summary>A text, or an array of texts; empty when it is missing.</summary>
    internal static IReadOnlyList<string> Texts(JsonElement owner, string path, string name)
    {
        if (!owner.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            return [.. value.EnumerateArray().Select(item => item.ToString())];
        throw Refused($"{path}.{name}", value, "give a text or an array of texts");
    }

    /// <summary>A text; null when it is missing or null.</summary>
    internal static string? Text(JsonElement owner, string path, string name) => !owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString()
        : throw Refused($"{path}.{name}", value, "give a text");
}
