using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>system</c>, as Petabridge.Cmd has it.</summary>
internal static class SystemPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "system",
        "The node's process",
        new CommandDefinitionBuilder().WithName("uptime").WithDescription("How long the node has been up").Build(),
        new CommandDefinitionBuilder().WithName("info").WithDescription("Version, runtime, machine and the main settings of the node").Build());
}
