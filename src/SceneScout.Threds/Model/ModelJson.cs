using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>How JSON is written here: compact, and characters as they are where JSON allows it.</summary>
internal static class ModelJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static Utf8JsonWriter Writer(IBufferWriter<byte> buffer) => new(buffer, Compact);

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    internal static byte[] Bytes(JsonElement element) => Write(element.WriteTo);

    internal static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "nothing" : Encoding.UTF8.GetString(Bytes(element));

    /// <summary>For messages to people: at most 200 characters.</summary>
    internal static string Short(JsonElement element) => Text(element) is { Length: > 200 } text ? string.Concat(text.AsSpan(0, 200), "...") : Text(element);
}
