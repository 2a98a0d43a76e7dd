using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;

namespace SceneScout.Domain.Text;

/// <summary>UTF-8 that somebody read as Windows-1252: <c>CafÃ©</c>, <c>donâ€™t</c>. It is read rightly only where nothing else can have been meant.</summary>
public static class Mojibake
{
    private const int MostTimes = 2;

    // What Windows-1252 has at 0x80 to 0x9F; the five places without a character pass as Latin-1 has them.
    private static readonly FrozenDictionary<char, byte> Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
        .Select((c, i) => KeyValuePair.Create(c, (byte)(0x80 + i))).ToFrozenDictionary();

    // With what a sentence may go on behind an accented letter: "CAFÉ”", "voilà »".
    private static readonly SearchValues<char> Ordinary = SearchValues.Create("‚„…‘’“”•–—›‹«»\u00a0´¨·");

    /// <summary>The text as it was written; the same string when it is not surely mojibake.</summary>
    public static string Repaired(string text)
    {
        for (var times = 0; times < MostTimes && Once(text) is { } better; times++)
            text = better;
        return text;
    }

    private static string? Once(string text)
    {
        // A first byte of a sequence, then one that goes on.
        var first = text.AsSpan().IndexOfAnyInRange('\u00c2', '\u00f4');
        if (first < 0 || first + 1 == text.Length || char.IsAscii(text[first + 1]))
            return null;
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (ByteOf(text[i]) is not { } octet)
                return null;
            bytes[i] = octet;
        }

        // Most of what looks like a first byte is a letter: asking is cheaper than failing.
        if (!Utf8.IsValid(bytes))
            return null;
        var repaired = Encoding.UTF8.GetString(bytes);
        return repaired.Length < text.Length && IsCertain(text, bytes) ? repaired : null;
    }

    // One sequence of two that a sentence could hold as it is proves nothing, nor does a character that titles are not written with.
    private static bool IsCertain(string text, byte[] bytes)
    {
        var certain = false;
        for (var i = 0; i < bytes.Length; i++)
        {
            var length = bytes[i] switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
            if (length == 1)
                continue;
            Rune.DecodeFromUtf8(bytes.AsSpan(i), out var rune, out _);
            if (!IsUsual(rune.Value))
                return false;
            certain |= text.AsSpan(i + 1, length - 1).ContainsAnyExcept(Ordinary);
            i += length - 1;
        }

        return certain;
    }

    private static bool IsUsual(int code) => code
        is (>= 0xA0 and <= 0x17F) or (>= 0x218 and <= 0x21B) or (>= 0x370 and <= 0x4FF) or (>= 0x5D0 and <= 0x6FF) or (>= 0x1E00 and <= 0x1EFF)
        or (>= 0x2010 and <= 0x2BFF) or (>= 0x3000 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or 0xFE0F or 0x200D or (>= 0xFF00 and <= 0xFFEF) or (>= 0x1F000 and <= 0x1FAFF);

    private static byte? ByteOf(char c) => c <= '\u007f' || c is >= '\u00a0' and <= '\u00ff' ? (byte)c : Upper.TryGetValue(c, out var octet) ? octet : c <= '\u009f' ? (byte)c : null;
}
