using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Faults;

namespace SceneScout.Contracts.Palettes;

/// <summary>Reads the words after a verb by its definition. Pure; the client and the node use the same.</summary>
public static class CommandParser
{
    private const int MaxValueLength = 100_000;

    /// <summary>Reads words: <c>-a x</c>, <c>--address=x</c>, values for the positions. <c>--</c> ends the switches.</summary>
    /// <returns>The arguments, or a fault that names argument, value and what is accepted.</returns>
    public static (CommandArguments? Arguments, SpawnFault? Fault) Parse(CommandDefinition command, IReadOnlyList<string> words)
    {
        var given = new Dictionary<string, List<string>>();
        var positions = new Queue<ArgumentDefinition>(command.Arguments.Where(a => a.Positional));
        var switches = true;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (switches && word == "--")
            {
                switches = false;
            }
            else if (switches && IsSwitch(word))
            {
                var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, null);
                if (command.BySwitch(name) is not { } argument)
                    return Wrong($"{name} is not a switch of {command.Name}: {Known(command)}.");
                if (argument.Flag)
                    value ??= "true";
                else if (value is null && ++i >= words.Count)
                    return Wrong($"{name} needs a value: {argument.Accepted}.");
                Add(argument, value ?? words[i]);
            }
            else
            {
                while (positions.TryPeek(out var filled) && !filled.Repeatable && given.ContainsKey(filled.Name))
                    positions.Dequeue();
                if (!positions.TryPeek(out var position))
                    return Wrong($"'{word}' has no place in {command.Name}: {Known(command)}.");
                Add(position, word);
            }
        }

        return Check(command, given.ToDictionary(g => g.Key, g => (IReadOnlyList<string>)g.Value));

        void Add(ArgumentDefinition argument, string value) =>
            (given.TryGetValue(argument.Name, out var values) ? values : given[argument.Name] = []).Add(value);
    }

    /// <summary>Checks values by argument name and fills in defaults.</summary>
    /// <returns>The arguments, or a fault that names argument, value and what is accepted.</returns>
    public static (CommandArguments? Arguments, SpawnFault? Fault) Check(CommandDefinition command, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        if (given.Keys.FirstOrDefault(name => command.Argument(name) is null) is { } unknown)
            return Wrong($"{unknown} is not an argument of {command.Name}: {Known(command)}.");
        var values = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var argument in command.Arguments)
        {
            var those = given.TryGetValue(argument.Name, out var list) && list.Count > 0 ? list : argument.Default is { } text ? [text] : [];
            if (those.Count == 0 && argument.Mandatory)
                return Wrong($"{argument.Name} is missing: {argument.Usage}, {argument.Accepted}.");
            if (those.Count > 1 && !argument.Repeatable)
                return Wrong($"{argument.Name} '{(argument.Secret ? "***" : Clip(those[1]))}' is one too many: it is given once.");
            if (those.FirstOrDefault(v => !Accepts(argument, v)) is { } refused)
                return Wrong($"{argument.Name} '{(argument.Secret ? "***" : Clip(refused))}' is not accepted: {(argument.Flag ? "true or false" : argument.Accepted)}.");
            if (those.Count > 0)
                values[argument.Name] = [.. those];
        }

        return (new CommandArguments(values.ToImmutable()), null);
    }

    // "-5" and "-" are values; "-n" is a switch.
    private static bool IsSwitch(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);

    private static bool Accepts(ArgumentDefinition argument, string value)
    {
        if (value.Length > MaxValueLength)
            return false;
        if (argument.Flag)
            return value is "true" or "false";
        if (argument.Choices.Length > 0)
            return argument.Choices.Contains(value);
        return argument.Min is null
            ? value.Length > 0
            : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= argument.Min && n <= argument.Max;
    }

    private static string Known(CommandDefinition command) =>
        command.Arguments.IsEmpty ? "it takes nothing" : $"it takes {string.Join(' ', command.Arguments.Select(a => a.Usage))}";

    private static string Clip(string text) => text.Length > 100 ? string.Concat(text.AsSpan(0, 100), "…") : text;

    private static (CommandArguments?, SpawnFault?) Wrong(string message) => (null, new SpawnFault(FaultKind.Validation, message));
}
