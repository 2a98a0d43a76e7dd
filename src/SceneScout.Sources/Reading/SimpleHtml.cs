using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SceneScout.Sources.Reading;

/// <summary>HTML of the usual form, read in one go: well nested, with the tags of running text alone. What <see cref="HtmlText"/> makes of it, without a document; that reads all other HTML.</summary>
internal static class SimpleHtml
{
    private const int Deepest = 40;

    // What an element may stand in, and what it does to lines.
    private enum Kind
    {
        /// <summary>Stands in lines.</summary>
        Inline,

        /// <summary>Stands on lines of its own and holds others.</summary>
        Block,

        /// <summary>Stands on lines of its own and holds only what stands in lines.</summary>
        Paragraph,

        /// <summary>Holds items alone.</summary>
        List,

        /// <summary>Stands in a list alone.</summary>
        Item,

        /// <summary>Has no end and no content.</summary>
        Void,
    }

    private static readonly FrozenDictionary<string, Kind> Tags = new Dictionary<string, Kind>(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = Kind.Inline,
        ["i"] = Kind.Inline,
        ["u"] = Kind.Inline,
        ["em"] = Kind.Inline,
        ["strong"] = Kind.Inline,
        ["span"] = Kind.Inline,
        ["a"] = Kind.Inline,
        ["small"] = Kind.Inline,
        ["sup"] = Kind.Inline,
        ["sub"] = Kind.Inline,
        ["font"] = Kind.Inline,
        ["p"] = Kind.Paragraph,
        ["h1"] = Kind.Paragraph,
        ["h2"] = Kind.Paragraph,
        ["h3"] = Kind.Paragraph,
        ["h4"] = Kind.Paragraph,
        ["h5"] = Kind.Paragraph,
        ["h6"] = Kind.Paragraph,
        ["div"] = Kind.Block,
        ["ul"] = Kind.List,
        ["ol"] = Kind.List,
        ["li"] = Kind.Item,
        ["br"] = Kind.Void,
        ["img"] = Kind.Void,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, char> Entities = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["amp"] = '&',
        ["lt"] = '<',
        ["gt"] = '>',
        ["quot"] = '"',
        ["apos"] = '\'',
        ["nbsp"] = '\u00a0',
        ["rsquo"] = '’',
        ["lsquo"] = '‘',
        ["rdquo"] = '”',
        ["ldquo"] = '“',
        ["ndash"] = '–',
        ["mdash"] = '—',
        ["hellip"] = '…',
        ["eacute"] = 'é',
        ["egrave"] = 'è',
        ["agrave"] = 'à',
        ["ccedil"] = 'ç',
        ["ouml"] = 'ö',
        ["auml"] = 'ä',
        ["uuml"] = 'ü',
        ["szlig"] = 'ß',
        ["ntilde"] = 'ñ',
        ["bull"] = '•',
        ["middot"] = '·',
        ["copy"] = '©',
        ["reg"] = '®',
        ["trade"] = '™',
        ["euro"] = '€',
        ["pound"] = '£',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Kind>.AlternateLookup<ReadOnlySpan<char>> TagLookup = Tags.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> EntityLookup = Entities.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text, not tidied; null when the HTML is of another form.</summary>
    public static string? Read(string html)
    {
        if (html.Contains('\0', StringComparison.Ordinal))
            return null;
        var text = new StringBuilder(html.Length);
        var open = new Stack<(Range Name, Kind Kind)>();
        for (var at = 0; at < html.Length;)
        {
            var next = html.IndexOf('<', at);
            var end = next < 0 ? html.Length : next;
            var run = html.AsSpan(at, end - at);
            // Text right inside a list has odd rules.
            if (open.TryPeek(out var holder) && holder.Kind == Kind.List && !run.IsWhiteSpace())
                return null;
            if (!AppendText(text, run))
                return null;
            if (next < 0)
                break;
            if (Tag(html, next, open, text) is not { } after)
                return null;
            at = after;
        }

        return open.Count == 0 ? text.ToString() : null;
    }

    // Where the tag ends; null when it is not one of ours, or not where it belongs.
    private static int? Tag(string html, int at, Stack<(Range Name, Kind Kind)> open, StringBuilder text)
    {
        var closes = at + 1 < html.Length && html[at + 1] == '/';
        var from = closes ? at + 2 : at + 1;
        var to = from;
        while (to < html.Length && char.IsAsciiLetterOrDigit(html[to]))
            to++;
        if (to == html.Length || !TagLookup.TryGetValue(html.AsSpan(from, to - from), out var kind) || End(html, to) is not { } end)
            return null;
        if (closes)
        {
            if (kind == Kind.Void || end != to || !open.TryPop(out var last) || !html.AsSpan(last.Name).Equals(html.AsSpan(from, to - from), StringComparison.OrdinalIgnoreCase))
                return null;
        }
        else if (kind == Kind.Void)
        {
            if (open.TryPeek(out var around) && around.Kind == Kind.List)
                return null;
            if (to - from == 2)
                text.Append('\n');
            return end + 1;
        }
        else
        {
            if (html[end - 1] == '/' || open.Count >= Deepest || !Fits(html, html.AsSpan(from, to - from), kind, open))
                return null;
            open.Push((from..to, kind));
        }

        if (kind != Kind.Inline)
            text.Append('\n');
        return end + 1;
    }

    // Blocks within lines, links within links, items outside of lists: browsers move them.
    private static bool Fits(string html, ReadOnlySpan<char> name, Kind kind, Stack<(Range Name, Kind Kind)> open)
    {
        var holder = open.TryPeek(out var around) ? around.Kind : Kind.Block;
        if ((kind == Kind.Item) != (holder == Kind.List) || (kind != Kind.Inline && holder is Kind.Inline or Kind.Paragraph))
            return false;
        if (name is "a" or "A")
            foreach (var one in open)
                if (html.AsSpan(one.Name) is "a" or "A")
                    return false;
        return true;
    }

    // The place of the tag's '>'; null when it has none, or attributes that are not of the usual form.
    private static int? End(string html, int at)
    {
        if (html[at] is not ('>' or '/' or ' ' or '\n' or '\r' or '\t'))
            return null;
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = html[at - 1] == '=' ? c : '<';
            else if (c == '>')
                return at;
            if (quote == '<' || (quote == '\0' && c == '<'))
                return null;
        }

        return null;
    }

    // False when an entity is not of the usual ones.
    private static bool AppendText(StringBuilder text, ReadOnlySpan<char> run)
    {
        var blank = false;
        while (!run.IsEmpty)
        {
            var at = run.IndexOf('&');
            PlainText.AppendInLine(text, at < 0 ? run : run[..at], ref blank);
            if (at < 0)
                return true;
            run = run[(at + 1)..];
            if (run.IsEmpty || run[0] is ' ' or '\n' or '\r' or '\t')
            {
                PlainText.AppendInLine(text, "&", ref blank);
                continue;
            }

            var end = run[..Math.Min(run.Length, 10)].IndexOf(';');
            if (end <= 0 || Decoded(run[..end]) is not { } c)
                return false;
            PlainText.AppendInLine(text, [c], ref blank);
            run = run[(end + 1)..];
        }

        return true;
    }

    private static char? Decoded(ReadOnlySpan<char> entity)
    {
        if (entity[0] != '#')
            return EntityLookup.TryGetValue(entity, out var named) ? named : null;
        return int.TryParse(entity[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is (>= 32 and <= 126) or (>= 160 and <= 0xD7FF) ? (char)code : null;
    }
}
