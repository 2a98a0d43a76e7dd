using System.Text.Json;

namespace SceneScout.Cli.Commands.Images;

/// <summary>A line that <c>scout images</c> reads: where a picture is.</summary>
/// <param name="Id">Its id, a text or a number.</param>
/// <param name="Url">Its address; null for a file.</param>
/// <param name="File">Its file; null for an address.</param>
internal sealed record ImageLine(JsonElement Id, string? Url, string? File)
{
    private const string Accepted = "give {\"id\",\"url\"} or {\"id\",\"file\"}";

    /// <summary>Reads a line.</summary>
    /// <returns>It, or what is wrong.</returns>
    public static (ImageLine? Line, string? Mistake) Read(string text)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return (null, $"'{Short(text)}' is not JSON ({e.Message}); {Accepted}.");
        }

        if (root.ValueKind != JsonValueKind.Object)
            return (null, $"'{Short(text)}' is not accepted; {Accepted}.");
        if (!root.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return (null, $"id '{(id.ValueKind == JsonValueKind.Undefined ? "" : Short(id.GetRawText()))}' is not accepted; give a text or a number.");
        foreach (var name in new[] { "url", "file" })
            if (root.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return (null, $"{name} '{Short(value.GetRawText())}' is not accepted; give a text.");
        var (url, file) = (Text(root, "url"), Text(root, "file"));
        return url is null == file is null ? (null, $"url '{url}' and file '{file}' are not accepted; {Accepted}.") : (new ImageLine(id, url, file), null);
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
