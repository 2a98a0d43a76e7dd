using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SceneScout.Contracts.Palettes;

/// <summary>A named group of verbs, as data. A node serves its palettes; a client knows no others.</summary>
/// <param name="Name">Name of the palette.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Commands">Its verbs.</param>
[method: JsonConstructor]
public sealed record CommandPalette(string Name, string Description, ImmutableArray<CommandDefinition> Commands)
{
    /// <summary>Makes a palette.</summary>
    public CommandPalette(string name, string description, params CommandDefinition[] commands)
        : this(name, description, commands.ToImmutableArray())
    {
    }

    /// <summary>The verb of a name; null when there is none.</summary>
    public CommandDefinition? Find(string verb) => Commands.FirstOrDefault(c => c.Name == verb);
}
