using System.Text;
using SceneScout.Contracts.Palettes;

namespace SceneScout.Shell;

/// <summary>Asks the operator: before something is destroyed, and for secrets, which belong neither into history nor into the list of processes.</summary>
/// <param name="yes">Whether every question is answered beforehand.</param>
internal sealed class OperatorDialog(bool yes)
{
    /// <summary>Asks whether to go on.</summary>
    /// <param name="what">What would be done.</param>
    /// <param name="unasked">Set when nobody can be asked.</param>
    public bool Confirms(string what, out string? unasked)
    {
        unasked = null;
        if (yes)
            return true;
        if (Console.IsInputRedirected)
        {
            unasked = $"'{what}' asks before it runs; without a terminal give --yes.";
            return false;
        }

        Console.Write($"{what}: are you sure? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Adds the secrets that a verb needs and the words do not hold: typed without echo, or read from standard input for <c>-</c>.</summary>
    /// <returns>All words, or why there is no secret.</returns>
    public static async Task<(IReadOnlyList<string> Words, string? Withheld)> SecretsAsync(CommandDefinition command, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (command.Arguments.FirstOrDefault(a => a is { Secret: true, Mandatory: true }) is not { } argument)
            return (words, null);
        var given = words.ToList();
        var at = given.FindIndex(argument.Switches.Contains);
        if (at >= 0 && at + 1 < given.Count && given[at + 1] == "-")
        {
            given[at + 1] = (await Console.In.ReadLineAsync(cancellation))?.Trim() ?? "";
            return (given, null);
        }

        if (given.Any(w => argument.Switches.Any(s => w == s || w.StartsWith(s + "=", StringComparison.Ordinal))))
            return (given, null);
        if (Console.IsInputRedirected)
            return (given, $"{argument.Name} is missing: give {argument.Switches[0]} - and the {argument.Name} on standard input.");
        return ([.. given, argument.Switches[0], ReadHidden($"{argument.Name}: ")], null);
    }

    /// <summary>Reads a line without showing it.</summary>
    public static string ReadHidden(string prompt)
    {
        Console.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                text.Append(key.KeyChar);
        Console.WriteLine();
        return text.ToString();
    }
}
