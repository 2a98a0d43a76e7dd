using System.Collections.Immutable;
using SceneScout.Contracts.Palettes;

namespace SceneScout.Shell;

/// <summary>What may stand at the cursor. Pure.</summary>
/// <param name="Start">Where the word begins that is being completed.</param>
/// <param name="Words">What it may become, in order.</param>
internal sealed record Completion(int Start, ImmutableArray<string> Words)
{
    private static readonly string[] BuiltIn = ["exit", "help"];

    /// <summary>The part that all words share.</summary>
    public string Common => Words.IsEmpty ? "" : Words.Aggregate(Words[0], (a, b) => a[..a.AsSpan().CommonPrefixLength(b)]);

    /// <summary>Completes palettes, verbs, switches and closed values.</summary>
    /// <param name="palettes">What the node offers.</param>
    /// <param name="text">The line up to the cursor.</param>
    public static Completion Of(IReadOnlyList<CommandPalette> palettes, string text)
    {
        var start = text.LastIndexOf(' ') + 1;
        var prefix = text[start..];
        var before = text[..start].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = before switch
        {
            [] => palettes.Select(p => p.Name).Concat(BuiltIn),
            ["help"] => palettes.Select(p => p.Name),
            ["help", var name] => Verbs(palettes, name),
            ["help", ..] => [],
            [var name] => Verbs(palettes, name),
            [var name, var verb, .. var rest] => palettes.FirstOrDefault(p => p.Name == name)?.Find(verb) is { } command ? Arguments(command, rest, prefix) : [],
        };
        return new Completion(start, [.. words.Where(w => w.StartsWith(prefix, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Verbs(IReadOnlyList<CommandPalette> palettes, string name) =>
        palettes.FirstOrDefault(p => p.Name == name)?.Commands.Select(c => c.Name) ?? [];

    private static IEnumerable<string> Arguments(CommandDefinition command, string[] words, string prefix)
    {
        if (words is [.., var last] && command.BySwitch(last) is { Flag: false } open)
            return open.Choices;
        var given = words.Select(command.BySwitch).OfType<ArgumentDefinition>().ToHashSet();
        // A switch that was given takes the word after it; what is left filled the positions.
        var filled = words.Length - words.Where((w, i) => command.BySwitch(w) is not null || (i > 0 && command.BySwitch(words[i - 1]) is { Flag: false })).Count();
        var position = command.Arguments.Where(a => a.Positional && !given.Contains(a)).Skip(filled).FirstOrDefault();
        var switches = command.Arguments.Where(a => a.Repeatable || !given.Contains(a)).SelectMany(a => a.Switches);
        return prefix.StartsWith('-') ? switches : [.. position?.Choices ?? [], .. position is null ? switches : []];
    }
}
