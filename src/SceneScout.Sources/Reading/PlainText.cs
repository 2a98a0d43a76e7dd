using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Sources.Reading;

/// <summary>Text for people out of what sources send: HTML and Markdown without their marks, entities decoded as often as they were encoded, in one form of Unicode, without what cannot be seen. What was broken is told.</summary>
internal static partial class PlainText
{
    private const int MostEncodings = 3;
    private const int Longest = 500_000;
    private static readonly SearchValues<char> Untidy = SearchValues.Create("\r\n\u00a0\0");

    // A name of these alone is as it should be, but for blanks that stand in a row.
    private static readonly SearchValues<char> Simple = SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('<' or '&'))));

    /// <summary>A name or title: text in one line; null when nothing is left. Tags in it are told.</summary>
    public static string? Line(Field field)
    {
        if (field.Text() is not { } text)
            return null;
        if (!text.AsSpan().ContainsAnyExcept(Simple))
            return OneLine(text);
        var line = Cleaned(OneLine(Unmarked(text, out var tagged)), field);
        if (tagged && line is not null)
            field.Repaired(RepairRule.Markup, line, "Repaired: a name has no tags.");
        return line;
    }

    /// <summary>HTML as text; null when nothing is left.</summary>
    public static string? FromHtml(Field field) => Cleaned(FromHtml(field.Text()), field);

    /// <summary>Markdown as text; null when nothing is left.</summary>
    public static string? FromMarkdown(Field field) => field.Text() is { } text ? Cleaned(Tidy(MarkdownText.Read(text)), field) : null;

    /// <summary>Plain text that may hold tags or entities by a slip of the source; only then it is read as HTML.</summary>
    public static string? FromMixed(Field field) => field.Text() is { } text ? Cleaned(Unmarked(text, out _), field) : null;

    /// <summary>Strips HTML; null when nothing is left.</summary>
    public static string? FromHtml(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;
        if (html.Length > Longest)
            html = html[..Longest];
        return Tidy(Again(SimpleHtml.Read(html) ?? HtmlText.Read(html)));
    }

    /// <summary>Several lines of an address in one, parted by commas, each once; null when there is none.</summary>
    public static string? Joined(params ReadOnlySpan<Field> lines)
    {
        var told = new List<string>(lines.Length);
        foreach (var field in lines)
            if (Line(field)?.Trim(' ', ',') is { Length: > 0 } line && !told.Contains(line, StringComparer.OrdinalIgnoreCase))
                told.Add(line);
        return told.Count switch { 0 => null, 1 => told[0], _ => string.Join(", ", told) };
    }

    /// <summary>Finished text in one line.</summary>
    public static string? OneLine(string? plain)
    {
        if (plain is null || !HasBlanks(plain))
            return plain?.Trim();
        var line = new StringBuilder(plain.Length);
        var blank = false;
        AppendInLine(line, plain, ref blank);
        return line.ToString().Trim();
    }

    /// <summary>Appends text with each row of blanks as one space.</summary>
    /// <param name="line">To here.</param>
    /// <param name="text">The text, or the next part of one.</param>
    /// <param name="blank">Whether the part before ended in a blank, and whether this one does.</param>
    public static void AppendInLine(StringBuilder line, ReadOnlySpan<char> text, ref bool blank)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~') && text.IndexOf("  ") < 0)
        {
            line.Append(blank && text.StartsWith(" ") ? text[1..] : text);
            blank = text.IsEmpty ? blank : text[^1] == ' ';
            return;
        }

        while (!text.IsEmpty)
        {
            // Rows of characters that are surely no blanks go at once.
            var plain = text.IndexOfAnyExceptInRange('!', '~');
            if (plain != 0)
            {
                line.Append(plain < 0 ? text : text[..plain]);
                blank = false;
                if (plain < 0)
                    return;
                text = text[plain..];
            }

            var white = char.IsWhiteSpace(text[0]);
            if (!white)
                line.Append(text[0]);
            else if (!blank)
                line.Append(' ');
            blank = white;
            text = text[1..];
        }
    }

    /// <summary>Ends of line as \n, no blanks at ends of lines, at most one empty line in a row; null when nothing is left.</summary>
    public static string? Tidy(string text)
    {
        if (!text.AsSpan().ContainsAny(Untidy))
            return text.Trim() is { Length: > 0 } line ? line : null;
        var tidy = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var empty = false;
        while (true)
        {
            var end = rest.IndexOfAny('\r', '\n');
            var line = (end < 0 ? rest : rest[..end]).Trim();
            if (line.Trim('\0').IsEmpty)
            {
                empty = true;
            }
            else
            {
                if (tidy.Length > 0)
                    tidy.Append(empty ? "\n\n" : "\n");
                tidy.Append(line);
                empty = false;
            }

            if (end < 0)
                break;
            rest = rest[(rest[end..].StartsWith("\r\n") ? end + 2 : end + 1)..];
        }

        return tidy.Length == 0 ? null : tidy.Replace('\u00a0', ' ').Replace("\0", "").ToString();
    }

    private static string? Unmarked(string text, out bool tagged)
    {
        tagged = text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text);
        return tagged ? FromHtml(text) : Tidy(Again(text));
    }

    // What was encoded twice still has entities after the first time, and may have hidden tags.
    private static string Again(string text)
    {
        for (var times = 0; times < MostEncodings && text.Contains('&', StringComparison.Ordinal) && Entity().IsMatch(text); times++)
        {
            text = WebUtility.HtmlDecode(text);
            if (text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text))
                return FromHtml(text) ?? "";
        }

        return text;
    }

    private static string? Cleaned(string? text, Field field)
    {
        if (text is null)
            return null;
        var clean = CleanText.Of(text);
        var result = ReferenceEquals(clean.Text, text) ? text : clean.Text.Trim();
        if (clean.Misread)
            field.Repaired(RepairRule.Mojibake, result, "Repaired: it had been read in the wrong encoding.");
        if (clean.Cut)
            field.Repaired(RepairRule.CutCharacter, result, "Repaired: half of a character was dropped.");
        return result.Length == 0 ? null : result;
    }

    // Anything that is not one space between two other characters.
    private static bool HasBlanks(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyExceptInRange('!', '~'); i >= 0 && i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))))
                return true;
        return false;
    }

    [GeneratedRegex(@"</?(?:p|br|div|span|b|i|u|a|em|strong|ul|ol|li|h[1-6]|img|table|tr|td|blockquote|font|hr|script|style|iframe|center|pre|small|sup|sub)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(?:[a-zA-Z]{2,10}|#\d{1,7}|#x[0-9a-fA-F]{1,6});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
