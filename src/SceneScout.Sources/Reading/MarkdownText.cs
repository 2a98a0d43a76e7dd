using System.Buffers;
using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SceneScout.Sources.Reading;

/// <summary>Markdown as people read it: without its marks, paragraphs and items of lists on lines of their own, links by their words.</summary>
internal static class MarkdownText
{
    private const int Longest = 100_000;
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`#[\\<>&~");
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The text, not tidied; Markdown that nests too deep stays as it is.</summary>
    public static string Read(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny(Marks))
            return markdown;
        if (markdown.Length > Longest)
            markdown = markdown[..Longest];
        return SimpleMarkdown.Read(markdown) ?? Whole(markdown);
    }

    /// <summary>The same by the whole reader, whatever the form.</summary>
    public static string Whole(string markdown)
    {
        try
        {
            var text = new StringBuilder(markdown.Length);
            Append(Markdown.Parse(markdown, Pipeline), text, "");
            return text.ToString();
        }
        catch (ArgumentException)
        {
            return markdown;
        }
    }

    // A line that is indented is no code here.
    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    private static void Append(ContainerBlock blocks, StringBuilder text, string mark)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ListBlock list:
                    AppendList(list, text);
                    break;
                case HtmlBlock html:
                    text.Append(PlainText.FromHtml(html.Lines.ToString())).Append("\n\n");
                    break;
                case LeafBlock { Inline: { } line }:
                    text.Append(mark);
                    Append(line, text);
                    text.Append(mark.Length > 0 ? "\n" : "\n\n");
                    break;
                case CodeBlock code:
                    text.Append(code.Lines.ToString()).Append("\n\n");
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock inner:
                    Append(inner, text, "");
                    break;
                default:
                    break;
            }

            mark = "";
        }
    }

    private static void AppendList(ListBlock list, StringBuilder text)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
            Append(item, text, list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ");
        text.Append('\n');
    }

    private static void Append(ContainerInline inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline { Tag: ['<', 'b' or 'B', 'r' or 'R', ..] }:
                    text.Append('\n');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
                default:
                    break;
            }
        }
    }
}
