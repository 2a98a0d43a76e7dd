namespace SceneScout.Shell;

/// <summary>Reads lines from a terminal: editing, history, completion. A line longer than the terminal is wide scrolls sideways.</summary>
/// <param name="history">Earlier lines.</param>
/// <param name="complete">Completes a line up to the cursor.</param>
/// <param name="ink">Colours.</param>
internal sealed class LineEditor(LineHistory history, Func<string, Completion> complete, Ink ink)
{
    /// <summary>Reads a line.</summary>
    /// <returns>The line; null at the end of the input (Ctrl-D on an empty line).</returns>
    public string? Read(string prompt)
    {
        Console.TreatControlCAsInput = true;
        try
        {
            var line = LineBuffer.Empty;
            while (true)
            {
                Draw(prompt, line);
                var key = Console.ReadKey(intercept: true);
                var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
                switch (key.Key)
                {
                    case ConsoleKey.Enter or ConsoleKey.J or ConsoleKey.M when key.Key == ConsoleKey.Enter || control:
                        Draw(prompt, line.End());
                        Console.WriteLine();
                        return line.Text;
                    case ConsoleKey.D when control && line.Text.Length == 0:
                        Console.WriteLine();
                        return null;
                    case ConsoleKey.C when control:
                        Console.WriteLine("^C");
                        line = LineBuffer.Empty;
                        break;
                    case ConsoleKey.L when control:
                        Console.Write("\e[H\e[2J");
                        break;
                    case ConsoleKey.Tab:
                        line = Complete(line);
                        break;
                    case ConsoleKey.UpArrow:
                    case ConsoleKey.P when control:
                        line = history.Older(line.Text) is { } older ? LineBuffer.Of(older) : line;
                        break;
                    case ConsoleKey.DownArrow:
                    case ConsoleKey.N when control:
                        line = history.Newer() is { } newer ? LineBuffer.Of(newer) : line;
                        break;
                    default:
                        line = LineKeys.Apply(line, key) ?? line;
                        break;
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private LineBuffer Complete(LineBuffer line)
    {
        var found = complete(line.Text[..line.Cursor]);
        var typed = line.Cursor - found.Start;
        if (found.Words is [var only])
            return line.Replace(found.Start, only + " ");
        if (found.Common.Length > typed)
            return line.Replace(found.Start, found.Common);
        if (found.Words.Length > 1)
        {
            Console.WriteLine();
            foreach (var row in Columns(found.Words))
                Console.WriteLine(ink.Faint(row));
        }

        return line;
    }

    private static IEnumerable<string> Columns(IReadOnlyCollection<string> words)
    {
        var width = words.Max(w => w.Length) + 2;
        return words.Chunk(Math.Max(1, Width / width)).Select(row => string.Concat(row.Select(w => w.PadRight(width))).TrimEnd());
    }

    private void Draw(string prompt, LineBuffer line)
    {
        var room = Math.Max(10, Width - prompt.Length - 1);
        var from = Math.Max(0, line.Cursor - room);
        var shown = line.Text.Substring(from, Math.Min(room, line.Text.Length - from));
        Console.Write($"\r{ink.Prompt(prompt)}{shown}\e[K\r\e[{prompt.Length + line.Cursor - from}C");
    }

    private static int Width => Console.WindowWidth is var width and > 0 ? width : 80;
}
