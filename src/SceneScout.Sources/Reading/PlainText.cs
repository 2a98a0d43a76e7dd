using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SceneScout.Sources.Reading;

/// <summary>Text for people out of what sources send: HTML without its tags, entities decoded as often as they were encoded, plain text and Markdown as they are.</summary>
internal static partial class PlainText
{
    private const int LongestHtml = 500_000;
    private const int Deepest = 200;
    private const int MostEncodings = 3;
    private static readonly HtmlParser Parser = new();
    private static readonly SearchValues<char> Untidy = SearchValues.Create("\r\n\u00a0\0");

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote", "pre", "hr", "dl", "dt", "dd", "address", "figure",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript", "head", "iframe", "svg", "object" };

    /// <summary>Strips HTML; null when nothing is left.</summary>
    public static string? FromHtml(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;
        using var document = Parser.ParseDocument(html.Length > LongestHtml ? html[..LongestHtml] : html);
        var text = new StringBuilder(Math.Min(html.Length, 4096));
        if (document.Body is { } body)
            Append(body, text, 0);
        return Tidy(Again(text.ToString()));
    }

    /// <summary>Plain text that may hold tags or entities by a slip of the source; only then it is read as HTML.</summary>
    public static string? FromMixed(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text))
            return FromHtml(text);
        return Tidy(Again(text));
    }

    // What was encoded twice still has entities after the first time, and may have hidden tags.
    private static string Again(string text)
    {
        for (var times = 0; times < MostEncodings && text.Contains('&', StringComparison.Ordinal) && Entity().IsMatch(text); times++)
        {
            text = WebUtility.HtmlDecode(text);
            if (Tag().IsMatch(text))
                return FromHtml(text) ?? "";
        }

        return text;
    }

    /// <summary>A title: mixed text in one line; null when nothing is left.</summary>
    public static string? Line(string? text) => OneLine(FromMixed(text));

    /// <summary>Finished text in one line.</summary>
    public static string? OneLine(string? plain) => plain is null ? null : HasBlanks(plain) ? Blanks().Replace(plain, " ").Trim() : plain.Trim();

    /// <summary>Ends of line as \n, no blanks at ends of lines, at most one empty line in a row; null when nothing is left.</summary>
    public static string? Tidy(string text)
    {
        if (!text.AsSpan().ContainsAny(Untidy))
            return text.Trim() is { Length: > 0 } line ? line : null;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u00a0', ' ').Replace("\0", "", StringComparison.Ordinal).Split('\n');
        var tidy = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in lines.Select(line => line.Trim(' ', '\t')))
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty <= 1)
                tidy.Append(line).Append('\n');
        }

        var result = tidy.ToString().Trim();
        return result.Length == 0 ? null : result;
    }

    // Anything that is not one space between two other characters.
    private static bool HasBlanks(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))))
                return true;
        return false;
    }

    private static void Append(INode node, StringBuilder text, int depth)
    {
        if (depth > Deepest)
        {
            text.Append(node.TextContent);
            return;
        }

        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText leaf:
                    text.Append(Blanks().Replace(leaf.Data, " "));
                    break;
                case IElement element when Silent.Contains(element.LocalName):
                    break;
                case IElement { LocalName: "br" }:
                    text.Append('\n');
                    break;
                case IElement element:
                    var block = Blocks.Contains(element.LocalName);
                    if (block)
                        text.Append('\n');
                    Append(element, text, depth + 1);
                    if (block)
                        text.Append('\n');
                    break;
                default:
                    break;
            }
        }
    }

    [GeneratedRegex(@"</?(?:p|br|div|span|b|i|u|a|em|strong|ul|ol|li|h[1-6]|img|table|tr|td|blockquote|font|hr|script|style|iframe|center|pre|small|sup|sub)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(?:[a-zA-Z]{2,10}|#\d{1,7}|#x[0-9a-fA-F]{1,6});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
