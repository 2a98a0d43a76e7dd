using System.Text;
using AnyAscii;
using SceneScout.Domain.Text;

namespace SceneScout.Matching.Text;

/// <summary>Text without marks, case, punctuation and scripts: what is left compares.</summary>
internal static class ComparableText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly string[] Elided = ["l", "d", "dell", "all", "nell", "sull", "qu"];

    /// <summary>The words of a text, lower-case ASCII letters and digits.</summary>
    public static string[] Words(string? text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words with single spaces between them.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        text = Repaired(MarkupText.Plain(text));
        var key = TextNormaliser.Key(Spoken(text));
        return Ascii.IsValid(key) ? key : TextNormaliser.Key(key.Transliterate());
    }

    /// <summary>UTF-8 that was once read as Latin-1 is read right, where that is certain.</summary>
    public static string Repaired(string text)
    {
        if (text.AsSpan().IndexOfAny('Ã', 'Â') < 0 || text.Any(c => c > 0xFF))
            return text;
        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(text));
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }

    // Signs that are spoken, and articles that lean on the next word.
    private static string Spoken(string text)
    {
        StringBuilder? built = null;
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var spoken = text[at] switch
            {
                '&' or '+' => " and ",
                '@' => " at ",
                '\'' or '’' when IsElided(text, at) => " ",
                _ => null,
            };
            if (spoken is null)
                continue;
            built ??= new StringBuilder(text.Length + 8);
            built.Append(text, from, at - from).Append(spoken);
            from = at + 1;
        }

        return built is null ? text : built.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsElided(string text, int at)
    {
        var begin = at;
        while (begin > 0 && char.IsLetter(text[begin - 1]))
            begin--;
        return at + 1 < text.Length && char.IsLetter(text[at + 1]) && Elided.Contains(text[begin..at].ToLowerInvariant(), StringComparer.Ordinal);
    }
}
