using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;

namespace SceneScout.Shell;

/// <summary>Help, made of the palettes that the node served.</summary>
internal static class HelpText
{
    /// <summary>Help on everything, a palette or a verb.</summary>
    /// <returns>The lines, or what is wrong with the question.</returns>
    public static (IReadOnlyList<string> Lines, string? Mistake) Of(IReadOnlyList<CommandPalette> palettes, IReadOnlyList<string> words, Ink ink)
    {
        if (words.Count == 0)
            return (All(palettes, ink), null);
        if (palettes.FirstOrDefault(p => p.Name == words[0]) is not { } palette)
            return ([], $"'{words[0]}' is not a palette of this node: {string.Join(", ", palettes.Select(p => p.Name))}.");
        if (words.Count == 1)
            return (OfPalette(palette, ink), null);
        return palette.Find(words[1]) is { } command
            ? (OfVerb(palette, command, ink), null)
            : ([], $"'{words[1]}' is not a verb of {palette.Name}: {string.Join(", ", palette.Commands.Select(c => c.Name))}.");
    }

    private static List<string> All(IReadOnlyList<CommandPalette> palettes, Ink ink) =>
    [
        .. Columns(palettes.Select(p => (p.Name, p.Description)), ink),
        "",
        .. Columns([("help [palette [verb]]", "this, or help on a palette or a verb"), ("exit", "ends the shell (Ctrl-D does, too)")], ink),
        "",
        "Tab completes. Ctrl-C stops a verb that streams. '> file' and '>> file' send an answer to a file.",
    ];

    private static List<string> OfPalette(CommandPalette palette, Ink ink) =>
        [ink.Bold(palette.Name) + ": " + palette.Description, .. Columns(palette.Commands.Select(c => (c.Usage, c.Description)), ink)];

    private static List<string> OfVerb(CommandPalette palette, CommandDefinition command, Ink ink)
    {
        var lines = new List<string> { $"{ink.Bold($"{palette.Name} {command.Usage}")}", $"  {command.Description}." };
        if (command.Arguments.Length > 0)
            lines.AddRange(["", .. Columns(command.Arguments.Select(a => (Ways(a), Meaning(a))), ink)]);
        var remarks = new List<string>();
        if (command.Scope != AccessScope.Read)
            remarks.Add($"needs a token that allows to {command.Scope.Name()}");
        if (command.Destructive)
            remarks.Add("asks before it runs");
        if (command.Streaming)
            remarks.Add("goes on until Ctrl-C");
        if (remarks.Count > 0)
            lines.AddRange(["", "  " + ink.Faint(string.Join("; ", remarks))]);
        if (command.Examples.Length > 0)
            lines.AddRange(["", .. command.Examples.Select(e => $"  {ink.Faint("e.g.")} {palette.Name} {command.Name} {e}")]);
        return lines;
    }

    private static string Ways(ArgumentDefinition argument) =>
        string.Join(", ", argument.Positional ? [$"<{argument.Name}>", .. argument.Switches] : argument.Switches);

    private static string Meaning(ArgumentDefinition a) =>
        a.Description
        + (a.Choices.Length > 0 || a.Min is not null ? $" ({a.Accepted})" : "")
        + (a.Default is { } text ? $" [default {text}]" : "")
        + (a.Mandatory ? " [mandatory]" : "");

    private static IEnumerable<string> Columns(IEnumerable<(string Left, string Right)> rows, Ink ink)
    {
        var all = rows.ToList();
        var width = Math.Min(44, all.Max(r => r.Left.Length));
        return all.Select(r => $"  {ink.Prompt(r.Left.PadRight(width))}  {r.Right}");
    }
}
