using System.Text.Json;

namespace SceneScout.Classification;

/// <summary>Reads fields of a line and says what is wrong with them.</summary>
public static class JsonFields
{
    extension(JsonElement line)
    {
        /// <summary>A text that must be there.</summary>
        /// <param name="field">Its name.</param>
        /// <exception cref="FormatException">It is not, or is no text.</exception>
        public string Required(string field) =>
            line.Optional(field) is { Length: > 0 } text ? text : throw new FormatException($"{field} is missing; give a text that is not empty.");

        /// <summary>A text that may be there; null when it is not.</summary>
        /// <param name="field">Its name.</param>
        /// <exception cref="FormatException">It is something else, or the line is no object.</exception>
        public string? Optional(string field)
        {
            if (line.ValueKind != JsonValueKind.Object)
                throw new FormatException($"'{Shown(line)}' is not an object; give one a line.");
            if (!line.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
                return null;
            return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"{field} '{Shown(value)}' is not accepted; give a text or null.");
        }

        /// <summary>An id: a text or a number, given back as it came.</summary>
        /// <param name="field">Its name.</param>
        /// <exception cref="FormatException">It is missing or something else.</exception>
        public JsonElement Id(string field)
        {
            if (line.ValueKind == JsonValueKind.Object && line.TryGetProperty(field, out var value))
                return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value : throw new FormatException($"{field} '{Shown(value)}' is not accepted; give a text or a number.");
            throw new FormatException($"{field} is missing; give a text or a number.");
        }
    }

    private static string Shown(JsonElement value) => value.GetRawText() is var raw && raw.Length > 60 ? raw[..60] + "…" : value.GetRawText();
}
