using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>Reads members of JSON objects by their exact names and notes what is not as it should be.</summary>
internal sealed class ShapeReader
{
    internal List<ModelMistake> Mistakes { get; } = [];

    /// <summary>Whether the value is an object; members other than the known ones are noted.</summary>
    internal bool Object(JsonElement value, string path, params ReadOnlySpan<string> known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Note(path, value, "give an object");
            return false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                Mistakes.Add(new(Join(path, member.Name), ModelJson.Short(member.Value), $"the fields here are {string.Join(", ", known)}", UnknownField: true));
        }

        return true;
    }

    internal string? Text(JsonElement owner, string path, string name, bool required = false)
    {
        if (Get(owner, name) is not { } value)
        {
            if (required)
                Note(Join(path, name), default, "give a text, it is required");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && (!required || value.GetString()!.Length > 0))
            return value.GetString();
        Note(Join(path, name), value, required ? "give a text that is not empty" : "give a text");
        return null;
    }

    internal bool? Flag(JsonElement owner, string path, string name)
    {
        if (Get(owner, name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Note(Join(path, name), value, "give true or false");
        return null;
    }

    internal long? Whole(JsonElement owner, string path, string name, long least = 0)
    {
        if (Get(owner, name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number < 9e15)
            return (long)number;
        Note(Join(path, name), value, $"give a number from {least}");
        return null;
    }

    /// <summary>A number of milliseconds, or a text such as <c>90s</c>, <c>PT90S</c>.</summary>
    internal long? Milliseconds(JsonElement owner, string path, string name)
    {
        if (Get(owner, name) is not { } value)
            return null;
        if (DurationText.Read(value) is { } duration)
            return duration;
        Note(Join(path, name), value, "give milliseconds as a number, or a text such as \"500ms\", \"90s\", \"15m\", \"2h\", \"1d\" or \"PT15M\"");
        return null;
    }

    internal T? Choice<T>(JsonElement owner, string path, string name, params ReadOnlySpan<(string Name, T Value)> choices)
        where T : struct
    {
        if (Get(owner, name) is not { } value)
            return null;
        foreach (var (choice, result) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(choice))
                return result;
        }

        var names = new List<string>();
        foreach (var choice in choices)
            names.Add($"\"{choice.Name}\"");
        Note(Join(path, name), value, $"give {string.Join(" or ", names)}");
        return null;
    }

    /// <summary>One text, or an array of them.</summary>
    internal ImmutableArray<string> Texts(JsonElement owner, string path, string name)
    {
        if (Get(owner, name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        Note(Join(path, name), value, "give a text or an array of texts");
        return [];
    }

    /// <summary>The items of an array, with their paths; none when it is missing.</summary>
    internal IEnumerable<(JsonElement Value, string Path)> Items(JsonElement owner, string path, string name, bool required = false)
    {
        if (Get(owner, name) is not { } value)
        {
            if (required)
                Note(Join(path, name), default, "give an array, it is required");
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select((item, i) => (item, $"{Join(path, name)}[{i}]")).ToList();
        Note(Join(path, name), value, "give an array");
        return [];
    }

    internal void Note(string path, JsonElement value, string accepted) => Mistakes.Add(new(path.Length == 0 ? "(all)" : path, ModelJson.Short(value), accepted));

    /// <summary>A member; null when it is missing or JSON null.</summary>
    internal static JsonElement? Get(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
