namespace SceneScout.Lab.Bench.Pipeline.Stores;

/// <summary>A statement and what it took the server.</summary>
/// <param name="Milliseconds">All its calls together, those that it makes itself included.</param>
/// <param name="Calls">How often.</param>
/// <param name="Rows">Rows returned or written.</param>
/// <param name="Inner">Whether another statement made it, as a check of a foreign key.</param>
/// <param name="Text">Its text, shortened.</param>
internal sealed record DearStatement(double Milliseconds, long Calls, long Rows, bool Inner, string Text)
{
    private const int MostText = 240;

    /// <summary>A statement with its text in one line, shortened.</summary>
    public static DearStatement Of(double milliseconds, long calls, long rows, bool inner, string text)
    {
        var line = string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return new DearStatement(Math.Round(milliseconds, 1), calls, rows, inner, line.Length > MostText ? line[..MostText] + "…" : line);
    }
}
