namespace SceneScout.Contracts.Palettes;

/// <summary>Builds an <see cref="ArgumentDefinition"/>; the method names are those of Petabridge.Cmd, so that its palettes read alike.</summary>
public sealed class ArgumentDefinitionBuilder
{
    private ArgumentDefinition _argument = new() { Name = "" };

    /// <summary>Name of the argument.</summary>
    public ArgumentDefinitionBuilder WithName(string name) => With(_argument with { Name = name });

    /// <summary>What it means.</summary>
    public ArgumentDefinitionBuilder WithDescription(string description) => With(_argument with { Description = description });

    /// <summary>One more switch that gives it.</summary>
    public ArgumentDefinitionBuilder WithSwitch(string text) => With(_argument with { Switches = _argument.Switches.Add(text) });

    /// <summary>Whether the verb cannot run without it.</summary>
    public ArgumentDefinitionBuilder IsMandatory(bool mandatory) => With(_argument with { Mandatory = mandatory });

    /// <summary>Its value when it is not given.</summary>
    public ArgumentDefinitionBuilder WithDefaultValue(string value) => With(_argument with { Default = value });

    /// <summary>A value without a switch may give it, in the order of the definitions.</summary>
    public ArgumentDefinitionBuilder IsPositional() => With(_argument with { Positional = true });

    /// <summary>It may be given several times.</summary>
    public ArgumentDefinitionBuilder IsRepeatable() => With(_argument with { Repeatable = true });

    /// <summary>Its switch stands alone.</summary>
    public ArgumentDefinitionBuilder IsFlag() => With(_argument with { Flag = true });

    /// <summary>Its value is a secret.</summary>
    public ArgumentDefinitionBuilder IsSecret() => With(_argument with { Secret = true });

    /// <summary>The only values accepted.</summary>
    public ArgumentDefinitionBuilder WithChoices(params IEnumerable<string> choices) => With(_argument with { Choices = [.. choices] });

    /// <summary>It is a whole number in a range.</summary>
    public ArgumentDefinitionBuilder WithRange(int min, int max) => With(_argument with { Min = min, Max = max });

    /// <summary>The argument.</summary>
    /// <exception cref="InvalidOperationException">It has no name, or nothing gives it.</exception>
    public ArgumentDefinition Build()
    {
        if (_argument.Name.Length == 0 || (_argument.Switches.IsEmpty && !_argument.Positional))
            throw new InvalidOperationException($"The argument '{_argument.Name}' needs a name and a switch or a position.");
        if (_argument.Switches.Any(s => !s.StartsWith('-')))
            throw new InvalidOperationException($"The argument '{_argument.Name}' has a switch that does not begin with '-'.");
        return _argument;
    }

    private ArgumentDefinitionBuilder With(ArgumentDefinition argument)
    {
        _argument = argument;
        return this;
    }
}
