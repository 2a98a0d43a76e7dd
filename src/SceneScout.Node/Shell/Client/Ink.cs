namespace SceneScout.Node.Shell.Client;

/// <summary>Colours, where a terminal takes them.</summary>
/// <param name="On">Whether it does.</param>
internal sealed record Ink(bool On)
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["up"] = "32", ["busy"] = "32", ["on"] = "32", ["active"] = "32", ["succeeded"] = "32", ["connected"] = "32",
        ["joining"] = "33", ["weaklyup"] = "33", ["leaving"] = "33", ["exiting"] = "33", ["queued"] = "33", ["leased"] = "36", ["paused"] = "33",
        ["down"] = "31", ["removed"] = "31", ["unreachable"] = "31", ["dead-lettered"] = "31", ["error"] = "31", ["revoked"] = "31", ["unreadable"] = "31", ["disconnected"] = "31",
        ["idle"] = "2", ["cancelled"] = "2", ["shutdown"] = "2", ["-"] = "2",
    };

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
