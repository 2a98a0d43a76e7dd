using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>event</c>: single events.</summary>
internal static class EventPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "event",
        "Events and where they come from",
        new CommandDefinitionBuilder().WithName("show").WithDescription("One event").WithArgument(Event).Build(),
        new CommandDefinitionBuilder().WithName("explain").WithDescription("Which listings an event was merged of and why, and the source of each field").WithArgument(Event).Build());

    private static ArgumentDefinitionBuilder Event(ArgumentDefinitionBuilder b) =>
        b.WithName("event").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the event; that of one merged into another works too");
}
