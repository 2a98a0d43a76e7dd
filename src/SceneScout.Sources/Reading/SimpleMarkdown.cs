using System.Buffers;
using System.Text;

namespace SceneScout.Sources.Reading;

/// <summary>Markdown of the usual form, read in one go: paragraphs of one line, headings that are such a line in bold, lists of lines. What <see cref="MarkdownText"/> makes of it, without a document; that reads all other Markdown.</summary>
internal static class SimpleMarkdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("_`#[\\<>~\r\t\0");

    // What stands before a line, as far as it matters to it.
    private enum Before
    {
        Gap,
        Line,
        Item,
    }

    /// <summary>The text, not tidied; null when the Markdown is of another form.</summary>
    public static string? Read(string markdown)
    {
        // With a semicolon an ampersand may begin an entity.
        if (markdown.AsSpan().ContainsAny(Special) || (markdown.Contains('&', StringComparison.Ordinal) && markdown.Contains(';', StringComparison.Ordinal)))
            return null;
        var text = new StringBuilder(markdown.Length + 16);
        var (before, listed) = (Before.Gap, false);
        foreach (var range in markdown.AsSpan().Split('\n'))
        {
            var line = markdown.AsSpan(range);
            if (line.IsEmpty)
            {
                if (before == Before.Item)
                    text.Append('\n');
                before = Before.Gap;
            }
            else if (Item(line) is { IsEmpty: false } item)
            {
                // What follows a line without a gap, or a list behind a gap, is for the whole reader.
                if (before == Before.Line || (before == Before.Gap && listed))
                    return null;
                text.Append("- ").Append(item).Append('\n');
                (before, listed) = (Before.Item, true);
            }
            else
            {
                var plain = Bold(line) is { IsEmpty: false } bold ? bold : line;
                if (before != Before.Gap || !IsPlain(plain))
                    return null;
                text.Append(plain).Append("\n\n");
                (before, listed) = (Before.Line, false);
            }
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> Item(ReadOnlySpan<char> line) => line.Length > 2 && line.StartsWith("* ") && IsPlain(line[2..]) ? line[2..] : default;

    private static ReadOnlySpan<char> Bold(ReadOnlySpan<char> line) =>
        line.Length > 5 && line.StartsWith("**") && line.EndsWith("**") && char.IsAsciiLetterOrDigit(line[^3]) && IsPlain(line[2..^2]) ? line[2..^2] : default;

    // Begins with a letter, ends in no blank, has no mark in it.
    private static bool IsPlain(ReadOnlySpan<char> line) => char.IsAsciiLetter(line[0]) && line[^1] != ' ' && !line.Contains('*');
}
