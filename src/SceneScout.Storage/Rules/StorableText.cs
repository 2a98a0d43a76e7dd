using System.Text;

namespace SceneScout.Storage.Rules;

/// <summary>Text that both stores can keep: PostgreSQL refuses NUL, and UTF-8 has no form for half a surrogate pair.</summary>
internal static class StorableText
{
    /// <summary>The text without NUL characters, with U+FFFD for lone surrogates.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value != 0)
                clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <summary>Likewise; null stays null.</summary>
    public static string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>Clean and at most so many characters, never cutting a pair in two.</summary>
    public static string? Clip(string? text, int max)
    {
        if (text is null)
            return null;
        if (text.Length > max)
            text = text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
        return Clean(text);
    }

    private static bool IsClean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return !text.Contains('\0', StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
                return false;
            if (!char.IsSurrogate(c))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
