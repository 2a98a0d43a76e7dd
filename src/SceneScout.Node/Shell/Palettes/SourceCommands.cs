namespace SceneScout.Node.Shell.Palettes;

/// <summary>The palette <c>source</c>: the event APIs.</summary>
internal static class SourceCommands
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "source",
        "The sources of events",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Sources: name | on or off | calls of this node | refused as too many | documented limits").Build());
}
