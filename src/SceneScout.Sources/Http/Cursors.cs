using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SceneScout.Sources.Http;

/// <summary>Cursors as text: short JSON. They come back from a store and are checked like any other input.</summary>
internal static class Cursors
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Longest cursor in bytes of UTF-8; see <see cref="Contracts.FetchResult.Page"/>.</summary>
    public const int Longest = 4000;

    /// <summary>Writes a cursor, with tokens as they are: escaped, a sign such as <c>+</c> would take six. Null when it is longer than <see cref="Longest"/>.</summary>
    public static string? Write<T>(T cursor, JsonTypeInfo<T> type)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Plain))
            JsonSerializer.Serialize(json, cursor, type);
        return text.WrittenCount <= Longest ? Encoding.UTF8.GetString(text.WrittenSpan) : null;
    }

    /// <summary>Reads a cursor; null when it is none of this client's.</summary>
    public static T? Read<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        if (text.Length > Longest)
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
