using System.Globalization;
using System.Text;
using AnyAscii;

namespace SceneScout.Domain.Text;

/// <summary>Brings text to a form in which equal things are equal.</summary>
public static class TextNormaliser
{
    private const int MostOnStack = 256;

    /// <summary>A key for comparing names and titles: no marks, no case, no punctuation, single spaces. <c>"AC/DC – Live!"</c> gives <c>"ac dc live"</c>; scripts other than Latin stay as they are.</summary>
    /// <param name="text">Any text; null gives the empty key.</param>
    public static string Key(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        if (Ascii.IsValid(text))
            return PlainKey(text);
        var key = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || IsApostrophe(rune))
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                pendingSpace = key.Length > 0;
                continue;
            }

            if (pendingSpace)
                key.Append(' ');
            pendingSpace = false;
            key.Append(Fold(rune));
        }

        return key.ToString();
    }

    // Most text is ASCII, in which nothing has marks and a letter is a character.
    private static string PlainKey(string text)
    {
        Span<char> room = text.Length <= MostOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            if (c is '\'' or '`')
                continue;
            if (!char.IsAsciiLetterOrDigit(c))
            {
                pendingSpace = length > 0;
                continue;
            }

            if (pendingSpace)
                room[length++] = ' ';
            pendingSpace = false;
            room[length++] = char.ToLowerInvariant(c);
        }

        return new string(room[..length]);
    }

    // Not by string.Normalize: without ICU, as this program runs, it leaves text as it is.
    private static string Fold(Rune rune) =>
        IsLatin(rune) ? rune.ToString().Transliterate().ToLowerInvariant() : Rune.ToLowerInvariant(rune).ToString();

    // Latin-1 to Latin Extended-B, Latin Extended Additional, ligatures and full-width forms. ASCII needs no folding.
    private static bool IsLatin(Rune rune) => rune.Value is (>= 0xAA and <= 0x24F) or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFB00 and <= 0xFB06) or (>= 0xFF10 and <= 0xFF5A);

    // "Joe's" and "Joes" are one word, not two.
    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '`' or '´';
}
