using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SceneScout.Sources.Reading;

/// <summary>One text for equal JSON: members sorted by name, no blanks, without the members that change from call to call, URLs without tracking parameters.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>SHA-256 of the canonical text, lower-case hex.</summary>
    /// <param name="json">The listing.</param>
    /// <param name="volatileNames">Members that are left out wherever they stand.</param>
    public static string Hash(JsonElement json, IReadOnlySet<string> volatileNames)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
            Write(json, writer, volatileNames);
        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    /// <summary>The JSON without blanks, in its own order.</summary>
    public static string Minify(JsonElement json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
            json.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer, IReadOnlySet<string> volatileNames)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().Where(m => !volatileNames.Contains(m.Name)).OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer, volatileNames);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Write(item, writer, volatileNames);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(WebLink.WithoutTracking(json.GetString()!));
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
