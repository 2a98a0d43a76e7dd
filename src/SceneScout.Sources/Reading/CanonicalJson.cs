using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SceneScout.Sources.Reading;

/// <summary>One text for equal JSON: members sorted by name, no blanks, without the members that change from call to call, URLs without tracking parameters.</summary>
internal static class CanonicalJson
{
    // What a thread keeps between two listings: the largest that was seen stays below this.
    private const int MaxKept = 1 << 20;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    [ThreadStatic]
    private static List<Member>? _members;

    /// <summary>SHA-256 of the canonical text, lower-case hex.</summary>
    /// <param name="json">The listing.</param>
    /// <param name="volatileNames">Members that are left out wherever they stand.</param>
    public static string Hash(JsonElement json, IReadOnlySet<string> volatileNames) => Written(
        json,
        (element, writer) =>
        {
            var members = _members ??= [];
            members.Clear();
            Write(element, writer, volatileNames, members);
        },
        text =>
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(text, hash);
            return Convert.ToHexStringLower(hash);
        });

    /// <summary>The JSON without blanks, in its own order.</summary>
    public static string Minify(JsonElement json) => Written(json, (element, writer) => element.WriteTo(writer), Encoding.UTF8.GetString);

    private static string Written(JsonElement json, Action<JsonElement, Utf8JsonWriter> write, Func<ReadOnlySpan<byte>, string> read)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        var writer = _writer ??= new Utf8JsonWriter(buffer, Compact);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(json, writer);
        writer.Flush();
        var text = read(buffer.WrittenSpan);
        if (buffer.Capacity > MaxKept)
            (_buffer, _writer) = (null, null);
        return text;
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer, IReadOnlySet<string> volatileNames, List<Member> members)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                // The members of the objects around it stand before its own.
                var first = members.Count;
                foreach (var member in json.EnumerateObject())
                    if (member.Name is var name && !volatileNames.Contains(name))
                        members.Add(new Member(name, members.Count, member.Value));
                members.Sort(first, members.Count - first, Member.Order);
                for (var i = first; i < members.Count; i++)
                {
                    writer.WritePropertyName(members[i].Name);
                    Write(members[i].Value, writer, volatileNames, members);
                }

                members.RemoveRange(first, members.Count - first);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Write(item, writer, volatileNames, members);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                WriteText(json, writer);
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    // Without an escape the bytes are the text, and an address has something to lose only behind a question mark.
    private static void WriteText(JsonElement json, Utf8JsonWriter writer)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json)[1..^1];
        if (raw.Contains((byte)'\\') || (raw.Contains((byte)'?') && IsAddress(raw)))
            writer.WriteStringValue(WebLink.WithoutTracking(json.GetString()!));
        else
            writer.WriteStringValue(raw);
    }

    private static bool IsAddress(ReadOnlySpan<byte> text) => text.Length >= 4 && Ascii.EqualsIgnoreCase(text[..4], "http"u8);

    private readonly record struct Member(string Name, int Place, JsonElement Value)
    {
        // Of the same name the first stays the first, as a stable order has it.
        public static readonly Comparer<Member> Order = Comparer<Member>.Create((a, b) =>
            string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : a.Place.CompareTo(b.Place));
    }
}
