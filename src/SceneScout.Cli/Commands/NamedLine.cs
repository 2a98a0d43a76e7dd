using System.Text.Json;

namespace SceneScout.Cli.Commands;

/// <summary>A line of a file that a command reads: a JSON object with an id.</summary>
/// <param name="Root">The object.</param>
/// <param name="Id">Its id, a text or a number.</param>
internal readonly record struct NamedLine(JsonElement Root, JsonElement Id)
{
    // More of a value is not told.
    private const int MostShown = 60;

    /// <summary>Reads a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="accepted">What is accepted, for messages.</param>
    /// <returns>It, or what is wrong.</returns>
    public static (NamedLine? Line, string? Mistake) Read(string text, string accepted)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return (null, $"'{Short(text)}' is not JSON ({e.Message}); {accepted}.");
        }

        if (root.ValueKind != JsonValueKind.Object)
            return (null, $"'{Short(text)}' is not accepted; {accepted}.");
        return root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? (new NamedLine(root, id), null)
            : (null, $"id '{Shown(id)}' is not accepted; give a text or a number.");
    }

    /// <summary>True when a member has a value.</summary>
    public bool Has(string name) => Root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A member's text; null when it has none.</summary>
    /// <param name="name">The member.</param>
    /// <param name="mistake">What is wrong, unless something was before; null for nothing.</param>
    /// <param name="orNumber">Whether a number is taken as it is written.</param>
    public string? Text(string name, ref string? mistake, bool orNumber = false)
    {
        if (!Has(name))
            return null;
        var value = Root.GetProperty(name);
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        if (orNumber && value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        mistake ??= $"{name} '{Shown(value)}' is not accepted; give a text.";
        return null;
    }

    /// <summary>A member as it is written, shortened.</summary>
    public string Shown(string name) => Root.TryGetProperty(name, out var value) ? Shown(value) : "";

    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "" : Short(value.GetRawText());

    private static string Short(string text) => text.Length <= MostShown ? text : text[..MostShown] + "...";
}
