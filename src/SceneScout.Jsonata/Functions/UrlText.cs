using System.Buffers;
using System.Globalization;
using System.Text;

namespace SceneScout.Jsonata.Functions;

/// <summary>Percent-encoding as JavaScript's encodeURI and its relatives do it. Null stands for malformed text.</summary>
internal static class UrlText
{
    private const string Marks = "-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string? Encode(string text) => Encode(text, Marks + Reserved);

    public static string? EncodeComponent(string text) => Encode(text, Marks);

    public static string? Decode(string text) => Decode(text, Reserved);

    public static string? DecodeComponent(string text) => Decode(text, "");

    private static string? Encode(string text, string kept)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < text.Length;)
        {
            // Half of a surrogate pair cannot be encoded.
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
                return null;
            at += length;
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || kept.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                result.Append((char)rune.Value);
                continue;
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return result.ToString();
    }

    private static string? Decode(string text, string kept)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '%')
            {
                result.Append(text[at++]);
                continue;
            }

            var start = at;
            if (ReadCharacter(text, ref at) is not { } character)
                return null;
            if (character.Length == 1 && kept.Contains(character[0], StringComparison.Ordinal))
                result.Append(text, start, at - start);
            else
                result.Append(character);
        }

        return result.ToString();
    }

    private static string? ReadCharacter(string text, ref int at)
    {
        if (ReadByte(text, at) is not { } first)
            return null;
        var length = first switch { < 0x80 => 1, < 0xc2 => 0, < 0xe0 => 2, < 0xf0 => 3, < 0xf5 => 4, _ => 0 };
        var bytes = new byte[length];
        for (var i = 0; i < length; i++, at += 3)
        {
            if (ReadByte(text, at) is not { } next)
                return null;
            bytes[i] = next;
        }

        try
        {
            return length == 0 ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte? ReadByte(string text, int at) =>
        at + 2 < text.Length && text[at] == '%'
            && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
