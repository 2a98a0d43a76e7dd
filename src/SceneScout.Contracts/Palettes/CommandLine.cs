using System.Collections.Immutable;
using System.Text;

namespace SceneScout.Contracts.Palettes;

/// <summary>A typed line: its words, and the file that its output goes to.</summary>
/// <param name="Words">Words, without their quotes.</param>
/// <param name="Redirect">The file named after <c>&gt;</c> or <c>&gt;&gt;</c>; null for none.</param>
/// <param name="Append">Whether it was <c>&gt;&gt;</c>.</param>
public sealed record CommandLine(ImmutableArray<string> Words, string? Redirect, bool Append)
{
    /// <summary>Splits a line. Words part at blanks; <c>"..."</c> and <c>'...'</c> hold blanks, and inside double quotes a backslash takes the next quote or backslash as it is.</summary>
    /// <returns>The line, or what is wrong with it.</returns>
    public static (CommandLine? Line, string? Mistake) Split(string text)
    {
        var words = new List<(string Text, bool Quoted)>();
        var word = new StringBuilder();
        bool open = false, quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\'')
            {
                var end = Quoted(text, i, word);
                if (end < 0)
                    return (null, $"The quote {c} at position {i + 1} is not closed.");
                (open, quoted, i) = (true, true, end);
            }
            else if (char.IsWhiteSpace(c))
            {
                Close();
            }
            else
            {
                open = true;
                word.Append(c);
            }
        }

        Close();
        return Redirected(words);

        void Close()
        {
            if (open)
                words.Add((word.ToString(), quoted));
            word.Clear();
            (open, quoted) = (false, false);
        }
    }

    /// <summary>The line of words that a shell of the operating system has split already.</summary>
    public static (CommandLine? Line, string? Mistake) Of(IEnumerable<string> words) => Redirected([.. words.Select(w => (w, w is not (">" or ">>")))]);

    private static int Quoted(string text, int start, StringBuilder into)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
                return i;
            if (quote == '"' && text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
                i++;
            into.Append(text[i]);
        }

        return -1;
    }

    private static (CommandLine?, string?) Redirected(List<(string Text, bool Quoted)> words)
    {
        var at = words.FindIndex(w => !w.Quoted && w.Text.StartsWith('>'));
        if (at < 0)
            return (new CommandLine([.. words.Select(w => w.Text)], null, false), null);
        var append = words[at].Text.StartsWith(">>", StringComparison.Ordinal);
        var rest = words[at].Text[(append ? 2 : 1)..];
        var files = words[(at + 1)..].Select(w => w.Text).Prepend(rest).Where(w => w.Length > 0).ToList();
        return files is [var file]
            ? (new CommandLine([.. words[..at].Select(w => w.Text)], file, append), null)
            : (null, $"After {(append ? ">>" : ">")} comes one file name; there are {files.Count} words.");
    }
}
