using System.Collections.Immutable;
using SceneScout.Contracts.Security;

namespace SceneScout.Contracts.Palettes;

/// <summary>One verb of a palette, as data: the shell, HTTP and the operators' handbook are made of it.</summary>
public sealed record CommandDefinition
{
    /// <summary>The verb.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required string Description { get; init; }

    /// <summary>Its arguments, in the order of their positions.</summary>
    public ImmutableArray<ArgumentDefinition> Arguments { get; init; } = [];

    /// <summary>What a caller's token must allow.</summary>
    public AccessScope Scope { get; init; }

    /// <summary>Whether people are asked before it runs.</summary>
    public bool Destructive { get; init; }

    /// <summary>Whether it goes on until the caller stops it.</summary>
    public bool Streaming { get; init; }

    /// <summary>Whether its act writes its own entry into the audit log, in its own transaction.</summary>
    public bool AuditsItself { get; init; }

    /// <summary>Example calls, without the palette and the verb.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>The argument of a name; null when there is none.</summary>
    public ArgumentDefinition? Argument(string name) => Arguments.FirstOrDefault(a => a.Name == name);

    /// <summary>The argument that a switch gives; null when there is none.</summary>
    public ArgumentDefinition? BySwitch(string text) => Arguments.FirstOrDefault(a => a.Switches.Contains(text));

    /// <summary>How people write it, after the palette.</summary>
    public string Usage => string.Join(' ', Arguments.Select(a => a.Usage).Prepend(Name));
}
