using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>thred</c>: running workflows.</summary>
internal static class ThredPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "thred",
        "Running workflows",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Threds, the one that moved last first: id | pattern | status | moved")
            .WithArgument(b => b.WithName("status").WithSwitch("-s").WithSwitch("--status").WithChoices("active", "finished", "terminated").WithDescription("Only this status"))
            .WithArgument(b => b.WithName("pattern").WithSwitch("-p").WithSwitch("--pattern").WithDescription("Only this pattern"))
            .WithArgument(TaskPalette.Count).WithExample("-s active -n 100").Build(),
        new CommandDefinitionBuilder().WithName("show").WithDescription("How a thred stands").WithArgument(Thred).Build(),
        new CommandDefinitionBuilder().WithName("history").WithDescription("What a thred did last: step | time | event | from | to | messages").WithArgument(Thred).WithArgument(TaskPalette.Count).Build(),
        new CommandDefinitionBuilder().WithName("transition").WithDescription("Moves a thred").WithScope(AccessScope.Operate).WithArgument(Thred)
            .WithArgument(b => b.WithName("to").WithSwitch("-t").WithSwitch("--to").IsMandatory(true).WithDescription("A reaction, $next, $terminate or $noTransition")).Build(),
        new CommandDefinitionBuilder().WithName("migrate").WithDescription("Lets a thred go on by another version of its pattern, when the reaction in which it is is there").WithScope(AccessScope.Operate).WithArgument(Thred)
            .WithArgument(b => b.WithName("version").WithSwitch("-v").WithSwitch("--version").WithRange(1, 1_000_000).WithDescription("The version; without it the one that serves new threds")).Build(),
        new CommandDefinitionBuilder().WithName("terminate").WithDescription("Ends a thred, and the children that end with it").WithScope(AccessScope.Operate).IsDestructive().WithArgument(Thred).Build());

    private static ArgumentDefinitionBuilder Thred(ArgumentDefinitionBuilder b) =>
        b.WithName("thred").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the thred");
}
