// A stand-in for the package that is not in the build: the names and shapes that its documentation and samples show, with just enough behind them to run.
namespace Petabridge.Cmd;

/// <summary>A verb that somebody typed.</summary>
public sealed record Command(string Palette, string Name, IReadOnlyList<(string Switch, string Value)> Given);

/// <summary>The arguments of a call.</summary>
public sealed class CommandArguments(IEnumerable<(string Name, string Value)> values)
{
    public IEnumerable<string> ArgumentValues(string name) => values.Where(v => v.Name == name).Select(v => v.Value);
}

/// <summary>One argument of a verb.</summary>
public sealed record ArgumentDefinition(string Name, IReadOnlyList<string> Switch, string? Default, bool IsMandatory, string Description);

/// <summary>Builds an argument.</summary>
public sealed class ArgumentDefinitionBuilder
{
    private ArgumentDefinition _argument = new("", [], null, false, "");

    public ArgumentDefinitionBuilder WithName(string name) => With(_argument with { Name = name });

    public ArgumentDefinitionBuilder WithDescription(string description) => With(_argument with { Description = description });

    public ArgumentDefinitionBuilder WithSwitch(string text) => With(_argument with { Switch = [.. _argument.Switch, text] });

    public ArgumentDefinitionBuilder WithDefaultValue(string value) => With(_argument with { Default = value });

    public ArgumentDefinitionBuilder IsMandatory(bool mandatory) => With(_argument with { IsMandatory = mandatory });

    internal ArgumentDefinition Build() => _argument;

    private ArgumentDefinitionBuilder With(ArgumentDefinition argument)
    {
        _argument = argument;
        return this;
    }
}

/// <summary>A verb.</summary>
public sealed record CommandDefinition(string Name, string Description, IReadOnlyList<ArgumentDefinition> Arguments);

/// <summary>Builds a verb.</summary>
public sealed class CommandDefinitionBuilder
{
    private CommandDefinition _command = new("", "", []);

    public CommandDefinitionBuilder WithName(string name) => With(_command with { Name = name });

    public CommandDefinitionBuilder WithDescription(string description) => With(_command with { Description = description });

    public CommandDefinitionBuilder WithArgument(Func<ArgumentDefinitionBuilder, ArgumentDefinitionBuilder> build) =>
        With(_command with { Arguments = [.. _command.Arguments, build(new ArgumentDefinitionBuilder()).Build()] });

    public CommandDefinition Build() => _command;

    private CommandDefinitionBuilder With(CommandDefinition command)
    {
        _command = command;
        return this;
    }
}

/// <summary>A named set of verbs.</summary>
public sealed class CommandPalette(string name, IEnumerable<CommandDefinition> commands)
{
    public string Name { get; } = name;

    public IReadOnlyList<CommandDefinition> Commands { get; } = [.. commands];
}

/// <summary>A line of an answer; the final one ends it.</summary>
public class CommandResponse(string text, bool final = true)
{
    public static readonly CommandResponse Empty = new("");

    public string Text { get; } = text;

    public bool Final { get; } = final;
}

/// <summary>An answer that failed.</summary>
public sealed class ErroredCommandResponse(string text, bool final = true) : CommandResponse(text, final);
