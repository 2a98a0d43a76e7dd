using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Contracts.Palettes;

/// <summary>The checked values of a call, by argument name; defaults are filled in.</summary>
public sealed record CommandArguments(ImmutableSortedDictionary<string, ImmutableArray<string>> Values)
{
    /// <summary>All values of an argument; empty when it was not given.</summary>
    public ImmutableArray<string> ArgumentValues(string name) => Values.TryGetValue(name, out var values) ? values : [];

    /// <summary>The value of an argument; null when it was not given.</summary>
    public string? Text(string name) => ArgumentValues(name) is [var value, ..] ? value : null;

    /// <summary>The value of a mandatory argument or of one with a default.</summary>
    public string Required(string name) => Text(name) ?? throw new InvalidOperationException($"The argument {name} was checked to be there.");

    /// <summary>The value of an argument with a range; null when it was not given.</summary>
    public int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a flag was given.</summary>
    public bool Flag(string name) => Text(name) == "true";
}
