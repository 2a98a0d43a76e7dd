using SceneScout.Contracts.Security;

namespace SceneScout.Contracts.Palettes;

/// <summary>Builds a <see cref="CommandDefinition"/>; the method names are those of Petabridge.Cmd where it has them.</summary>
public sealed class CommandDefinitionBuilder
{
    private CommandDefinition _command = new() { Name = "", Description = "" };

    /// <summary>The verb.</summary>
    public CommandDefinitionBuilder WithName(string name) => With(_command with { Name = name });

    /// <summary>What it does.</summary>
    public CommandDefinitionBuilder WithDescription(string description) => With(_command with { Description = description });

    /// <summary>One more argument.</summary>
    public CommandDefinitionBuilder WithArgument(Func<ArgumentDefinitionBuilder, ArgumentDefinitionBuilder> build) =>
        With(_command with { Arguments = _command.Arguments.Add(build(new ArgumentDefinitionBuilder()).Build()) });

    /// <summary>What a caller's token must allow; to read, when not said.</summary>
    public CommandDefinitionBuilder WithScope(AccessScope scope) => With(_command with { Scope = scope });

    /// <summary>People are asked before it runs.</summary>
    public CommandDefinitionBuilder IsDestructive() => With(_command with { Destructive = true });

    /// <summary>Its act writes its own entry into the audit log.</summary>
    public CommandDefinitionBuilder IsAuditedByItself() => With(_command with { AuditsItself = true });

    /// <summary>It goes on until the caller stops it.</summary>
    public CommandDefinitionBuilder IsStreaming() => With(_command with { Streaming = true });

    /// <summary>An example of its arguments.</summary>
    public CommandDefinitionBuilder WithExample(string arguments) => With(_command with { Examples = _command.Examples.Add(arguments) });

    /// <summary>The verb's definition.</summary>
    /// <exception cref="InvalidOperationException">It has no name or description, or a switch means two things.</exception>
    public CommandDefinition Build()
    {
        if (_command.Name.Length == 0 || _command.Description.Length == 0)
            throw new InvalidOperationException($"The command '{_command.Name}' needs a name and a description.");
        if (_command.Arguments.SelectMany(a => a.Switches).CountBy(s => s).FirstOrDefault(s => s.Value > 1) is { Key: { } twice })
            throw new InvalidOperationException($"The switch {twice} of '{_command.Name}' means two things.");
        return _command;
    }

    private CommandDefinitionBuilder With(CommandDefinition command)
    {
        _command = command;
        return this;
    }
}
