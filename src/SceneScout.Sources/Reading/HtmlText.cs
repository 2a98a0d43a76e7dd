using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SceneScout.Sources.Reading;

/// <summary>HTML as browsers read it, however broken, without its tags. Scripts, styles and the like leave nothing; blocks stand on lines of their own.</summary>
internal static class HtmlText
{
    private const int Deepest = 200;
    private static readonly HtmlParser Parser = new();
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript", "head", "iframe", "svg", "object" };

    /// <summary>Elements that stand on lines of their own.</summary>
    public static readonly IReadOnlySet<string> Blocks = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote", "pre", "hr", "dl", "dt", "dd", "address", "figure",
    };

    /// <summary>The text, not tidied.</summary>
    public static string Read(string html)
    {
        using var document = Parser.ParseDocument(html);
        var text = new StringBuilder(Math.Min(html.Length, 4096));
        if (document.Body is { } body)
            Append(body, text, 0);
        return text.ToString();
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
                    var blank = false;
                    PlainText.AppendInLine(text, leaf.Data, ref blank);
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
}
