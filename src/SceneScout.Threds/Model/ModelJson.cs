using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>How JSON is written here: compact, and characters as they are where JSON allows it.</summary>
internal static class ModelJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // What a thread wrote with is kept for what it writes next, unless it has grown large.
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static Spare? _spare;

    internal static Utf8JsonWriter Writer(IBufferWriter<byte> buffer) => new(buffer, Compact);

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var spare = _spare ?? new();
        _spare = null;
        spare.Buffer.ResetWrittenCount();
        spare.Writer.Reset(spare.Buffer);
        write(spare.Writer);
        spare.Writer.Flush();
        var bytes = spare.Buffer.WrittenSpan.ToArray();
        if (spare.Buffer.Capacity <= MostKept)
            _spare = spare;
        return bytes;
    }

    internal static byte[] Bytes(JsonElement element) => Write(element.WriteTo);

    internal static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "nothing" : Encoding.UTF8.GetString(Bytes(element));

    /// <summary>For messages to people: at most 200 characters.</summary>
    internal static string Short(JsonElement element) => Text(element) is { Length: > 200 } text ? string.Concat(text.AsSpan(0, 200), "...") : Text(element);

    private sealed class Spare
    {
        internal Spare() => Writer = new(Buffer, Compact);

        internal ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        internal Utf8JsonWriter Writer { get; }
    }
}
