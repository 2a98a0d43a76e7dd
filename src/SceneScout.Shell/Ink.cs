namespace SceneScout.Shell;

/// <summary>Colours, where a terminal takes them.</summary>
/// <param name="On">Whether it does.</param>
internal sealed record Ink(bool On)
{
    private static readonly Dictionary<string, string> Words = new (string Colour, string[] Words)[]
    {
        ("32", ["up", "busy", "on", "active", "succeeded", "connected"]),
        ("33", ["joining", "weaklyup", "leaving", "exiting", "queued", "paused"]),
        ("36", ["leased"]),
        ("31", ["down", "removed", "unreachable", "dead-lettered", "error", "revoked", "unreadable", "disconnected"]),
        ("2", ["idle", "cancelled", "shutdown", "-"]),
    }.SelectMany(c => c.Words.Select(w => (Word: w, c.Colour))).ToDictionary(c => c.Word, c => c.Colour, StringComparer.Ordinal);

    /// <summary>Whether standard output is a terminal that wants colours (https://no-color.org).</summary>
    public static Ink OfConsole() => new(
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    /// <summary>Bold.</summary>
    public string Bold(string text) => Paint(text, "1");

    /// <summary>Faint.</summary>
    public string Faint(string text) => Paint(text, "2");

    /// <summary>Of an error.</summary>
    public string Error(string text) => Paint(text, "31");

    /// <summary>Of a prompt.</summary>
    public string Prompt(string text) => Paint(text, "36");

    /// <summary>A cell of a table, by the word that it is.</summary>
    public string Cell(string text) => Words.TryGetValue(text.Trim(), out var colour) ? Paint(text, colour) : text;

    private string Paint(string text, string code) => On && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
