using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>pattern</c>: definitions of workflows.</summary>
internal static class PatternPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "pattern",
        "Definitions of workflows",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Patterns: id | version | active or not | put | by").Build(),
        new CommandDefinitionBuilder().WithName("versions").WithDescription("All versions of a pattern").WithArgument(Pattern).Build(),
        new CommandDefinitionBuilder().WithName("show").WithDescription("The latest version of a pattern as JSON").WithArgument(Pattern).Build(),
        new CommandDefinitionBuilder().WithName("remove").WithDescription("Lets a pattern serve new threds no more; running ones go on").WithScope(AccessScope.Operate).IsDestructive().WithArgument(Pattern).Build());

    private static ArgumentDefinitionBuilder Pattern(ArgumentDefinitionBuilder b) =>
        b.WithName("pattern").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the pattern");
}
