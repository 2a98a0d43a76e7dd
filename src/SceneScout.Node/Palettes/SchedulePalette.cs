using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>schedule</c>: what the controller does unasked.</summary>
internal static class SchedulePalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "schedule",
        "What the controller does unasked",
        new CommandDefinitionBuilder().WithName("show").WithDescription("The next scheduled runs, soonest first: what | name | next | last | why then").WithArgument(TaskPalette.Count).Build());
}
