using System.Buffers;
using System.Text;

namespace SceneScout.Domain.Text;

/// <summary>Text as people should see it: in Unicode's composed form, without what cannot be seen or is half of something.</summary>
/// <param name="Text">The text; the same string when nothing was wrong with it.</param>
/// <param name="Misread">Whether it had been read in the wrong encoding.</param>
/// <param name="Cut">Whether a character had been cut in two: half of a pair, a join to nothing, half a flag.</param>
public readonly record struct CleanText(string Text, bool Misread, bool Cut)
{
    private const char Replacement = '\ufffd', Joiner = '\u200d', EmojiStyle = '\ufe0f', Keycap = '\u20e3';
    private const int FirstRegional = 0x1F1E6, LastRegional = 0x1F1FF;
    private static readonly SearchValues<char> Plain = SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)) + "\t\r\n");

    // Letters of the Latin, Greek and Cyrillic scripts and the usual marks of print need no further look.
    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0xA1, 0xAC - 0xA1 + 1)).Concat(Enumerable.Range(0xAE, 0x2FF - 0xAE + 1)).Concat(Enumerable.Range(0x370, 0x52F - 0x370 + 1)).Concat(Enumerable.Range(0x2010, 0x2027 - 0x2010 + 1))
            .Select(c => (char)c)) + "\t\r\n€™");

    /// <summary>Cleans a text. Ends of line stay; other controls, soft hyphens and invisible marks of direction go, every other blank becomes a space.</summary>
    public static CleanText Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return new CleanText(text, false, false);
        var read = Mojibake.Repaired(text);
        var cut = false;
        var seen = read.AsSpan().ContainsAnyExcept(Harmless) ? Seen(read, out cut) : read;
        return new CleanText(ComposedForm.Of(seen), !ReferenceEquals(read, text), cut);
    }

    private static string Seen(string text, out bool cut)
    {
        cut = false;
        var seen = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (IsRegional(text, i) && !(IsRegional(text, i + 2) || EndsInHalfFlag(seen)))
                    cut = true;
                else
                    seen.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (Kept(text, i, seen, ref cut) is { } kept)
            {
                seen.Append(kept);
            }
        }

        return seen.Length == text.Length && seen.Equals(text.AsSpan()) ? text : seen.ToString();
    }

    // What one character outside the pairs becomes; null for nothing.
    private static char? Kept(string text, int at, StringBuilder before, ref bool cut)
    {
        var c = text[at];
        switch (c)
        {
            case '\t' or '\n' or '\r':
                return c;
            case '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                return '\n';
            case Joiner when Joins(text, at, before):
            case EmojiStyle when before.Length > 0 && (IsPicture(before[^1]) || (at + 1 < text.Length && text[at + 1] == Keycap)):
                return c;
            case Joiner:
                cut |= before.Length > 0 && IsPicture(before[^1]);
                return null;
            case Replacement when IsLetter(text, at - 1) && IsLetter(text, at + 1):
                return c;
            case Replacement:
                cut = true;
                return null;
            case EmojiStyle or '\u00ad' or '\u200b' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u2069') or '\ufffe' or '\uffff':
                return null;
            default:
                break;
        }

        if (char.IsSurrogate(c))
        {
            cut = true;
            return null;
        }

        return char.IsControl(c) ? null : char.IsWhiteSpace(c) ? ' ' : c;
    }

    // Two pictures are joined to one; in some scripts, letters are.
    private static bool Joins(string text, int at, StringBuilder before)
    {
        if (before.Length == 0 || at + 1 >= text.Length)
            return false;
        var (left, right) = (before[^1], text[at + 1]);
        return (IsPicture(left) && (IsPicture(right) && (!char.IsHighSurrogate(right) || (at + 2 < text.Length && char.IsLowSurrogate(text[at + 2])))))
            || (IsJoining(left) && IsJoining(right));
    }

    private static bool IsPicture(char c) => char.IsSurrogate(c) || c is EmojiStyle or (>= '\u2190' and <= '\u2bff') or (>= '\u3030' and <= '\u3299') or '©' or '®' or '‼' or '⁉' or '™' or 'ℹ';

    private static bool IsJoining(char c) => c is >= '\u0590' and <= '\u1fff';

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);

    private static bool IsRegional(string text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) && char.ConvertToUtf32(text[at], text[at + 1]) is >= FirstRegional and <= LastRegional;

    // Regional letters come in twos.
    private static bool EndsInHalfFlag(StringBuilder text)
    {
        var letters = 0;
        for (var i = text.Length - 2; i >= 0 && char.IsSurrogatePair(text[i], text[i + 1]) && char.ConvertToUtf32(text[i], text[i + 1]) is >= FirstRegional and <= LastRegional; i -= 2)
            letters++;
        return letters % 2 == 1;
    }
}
