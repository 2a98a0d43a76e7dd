using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SceneScout.Storage.Rules;

/// <summary>JSON that both stores can keep. PostgreSQL's <c>jsonb</c> refuses the escape <c>\u0000</c>, half surrogate pairs and numbers beyond <c>numeric</c>; one such listing must not stop its whole batch.</summary>
internal static class StorableJson
{
    private const int MaxDepth = 512;
    private const int MaxNumberLength = 400;
    private const int MaxExponent = 1000;

    /// <summary>The same JSON, storable: NUL dropped, half pairs turned to U+FFFD, immense numbers kept as text.</summary>
    /// <param name="json">A JSON value.</param>
    /// <param name="field">How to name it in an error.</param>
    /// <exception cref="ArgumentException">It is not JSON.</exception>
    public static string Clean(string json, string field)
    {
        var text = CleanEscapes(StorableText.Clean(json));
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var bytes = rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented));
            return ImmenseNumbers(bytes, field) is { } immense ? Quote(bytes, immense) : text;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Likewise, of what this program has written itself: it is JSON, and its numbers are those of .NET's types.</summary>
    public static string CleanOwn(string json) => CleanEscapes(StorableText.Clean(json));

    /// <summary>Likewise, as UTF-8: what is written to UTF-8 has no half pairs, so a NUL is all that there may be.</summary>
    public static byte[] CleanOwn(byte[] json) => json.AsSpan().IndexOf("\\u0000"u8) < 0 ? json : Encoding.UTF8.GetBytes(CleanOwn(Encoding.UTF8.GetString(json)));

    /// <summary>Likewise, and it must be an object.</summary>
    /// <exception cref="ArgumentException">It is not a JSON object.</exception>
    public static string CleanObject(string json, string field)
    {
        var clean = Clean(json, field);
        return clean.AsSpan().TrimStart()[0] == '{'
            ? clean
            : throw new ArgumentException($"{field}: a JSON object is expected, not {Head(json)}.");
    }

    private static List<(int Start, int Length)>? ImmenseNumbers(ReadOnlySpan<byte> bytes, string field)
    {
        List<(int, int)>? found = null;
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.Number && IsImmense(reader.ValueSpan))
                    (found ??= []).Add(((int)reader.TokenStartIndex, reader.ValueSpan.Length));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{field}: not JSON: {Head(Encoding.UTF8.GetString(bytes))} ({e.Message})", e);
        }

        return found;
    }

    private static bool IsImmense(ReadOnlySpan<byte> number)
    {
        if (number.Length > MaxNumberLength)
            return true;
        var e = number.IndexOfAny((byte)'e', (byte)'E');
        return e >= 0
            && (!int.TryParse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                || Math.Abs((long)exponent) > MaxExponent);
    }

    private static string Quote(ReadOnlySpan<byte> bytes, List<(int Start, int Length)> numbers)
    {
        var quoted = new StringBuilder(bytes.Length + (2 * numbers.Count));
        var at = 0;
        foreach (var (start, length) in numbers)
        {
            quoted.Append(Encoding.UTF8.GetString(bytes[at..start])).Append('"')
                .Append(Encoding.UTF8.GetString(bytes.Slice(start, length))).Append('"');
            at = start + length;
        }

        return quoted.Append(Encoding.UTF8.GetString(bytes[at..])).ToString();
    }

    private static string CleanEscapes(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal)
            || (!json.Contains("\\u0000", StringComparison.Ordinal) && !json.Contains("\\ud", StringComparison.Ordinal) && !json.Contains("\\uD", StringComparison.Ordinal)))
            return json;
        var clean = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            if (json[i] != '\\' || i + 1 >= json.Length)
            {
                clean.Append(json[i++]);
                continue;
            }

            var length = 2;
            if (Escaped(json, i) is { } code)
            {
                length = 6;
                if (code == '\0')
                {
                    i += length;
                    continue;
                }

                if (char.IsSurrogate(code))
                {
                    var isPair = Escaped(json, i + 6) is { } low && char.IsSurrogatePair(code, low);
                    clean.Append(isPair ? json.AsSpan(i, 12) : "\\ufffd");
                    i += isPair ? 12 : 6;
                    continue;
                }
            }

            clean.Append(json, i, length);
            i += length;
        }

        return clean.ToString();
    }

    // The character that an escape \uXXXX at this place stands for; null when there is none.
    private static char? Escaped(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;

    private static string Head(string text) => text.Length > 80 ? string.Concat(text.AsSpan(0, 80), "…") : text;
}
