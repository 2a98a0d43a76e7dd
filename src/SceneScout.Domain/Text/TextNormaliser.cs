using System.Globalization;
using System.Text;

namespace SceneScout.Domain.Text;

/// <summary>Brings text to a form in which equal things are equal.</summary>
public static class TextNormaliser
{
    /// <summary>A key for comparing names and titles: no marks, no case, no punctuation, single spaces. <c>"AC/DC – Live!"</c> gives <c>"ac dc live"</c>; scripts other than Latin stay as they are.</summary>
    /// <param name="text">Any text; null gives the empty key.</param>
    public static string Key(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var key = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
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
            key.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return key.ToString();
    }

    // "Joe's" and "Joes" are one word, not two.
    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '`' or '´';
}
