namespace SceneScout.Node.Shell.Palettes;

/// <summary>The palette <c>dlq</c>: tasks that were given up.</summary>
internal static class DlqCommands
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "dlq",
        "Dead letters: tasks that were given up",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Dead letters, newest first: task | type | source | given up | last fault").WithArgument(TaskCommands.Count).Build());
}
