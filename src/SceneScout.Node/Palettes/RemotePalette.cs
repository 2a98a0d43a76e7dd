using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>remote</c>, as Petabridge.Cmd has it.</summary>
internal static class RemotePalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "remote",
        "Connections of the node to other nodes",
        new CommandDefinitionBuilder().WithName("connections").WithDescription("Systems that the node is or was connected to: address | state | since").Build(),
        new CommandDefinitionBuilder().WithName("history").WithDescription("What happened to connections, the newest last")
            .WithArgument(b => b.WithName("count").WithSwitch("-n").WithRange(1, 500).WithDefaultValue("50").WithDescription("How many events")).Build(),
        new CommandDefinitionBuilder().WithName("stats").WithDescription("Connections made, lost, failed and shut out, by address").Build());
}
