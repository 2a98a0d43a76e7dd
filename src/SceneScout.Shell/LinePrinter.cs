namespace SceneScout.Shell;

/// <summary>Lays lines out for people: cells aligned and coloured. What goes to a file or a pipe stays as the node wrote it.</summary>
internal static class LinePrinter
{
    private const string Bar = " | ";
    private const int WidestPad = 60;

    /// <summary>Lays out the lines of one answer; neighbours with the same number of cells form a table.</summary>
    public static IEnumerable<string> Layout(IReadOnlyList<string> lines, Ink ink)
    {
        for (var i = 0; i < lines.Count;)
        {
            var cells = Cells(lines[i]);
            var table = lines.Skip(i).TakeWhile(l => Cells(l).Length == cells.Length).Select(Cells).ToList();
            i += table.Count;
            var widths = Enumerable.Range(0, cells.Length).Select(c => Math.Min(WidestPad, table.Max(row => row[c].Length))).ToArray();
            foreach (var row in table)
                yield return row.Length == 1 ? Fact(row[0], ink) : string.Join(ink.Faint(Bar), row.Select((cell, c) => ink.Cell(c == row.Length - 1 ? cell : cell.PadRight(widths[c]))));
        }
    }

    /// <summary>Lays out a line that comes alone, as of a stream.</summary>
    public static string Single(string line, Ink ink) =>
        line.StartsWith("[ERROR]", StringComparison.Ordinal) || line.StartsWith("[WARNING]", StringComparison.Ordinal) ? ink.Error(line) : Layout([line], ink).Single();

    private static string Fact(string line, Ink ink)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and < 24 && !line.AsSpan(0, colon).Contains('[') ? $"{ink.Bold(line[..(colon + 1)])} {ink.Cell(line[(colon + 2)..])}" : line;
    }

    private static string[] Cells(string line) => line.StartsWith('[') || line.Contains('\n', StringComparison.Ordinal) ? [line] : line.Split(Bar);
}
