using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>cluster</c>, as Petabridge.Cmd has it.</summary>
internal static class ClusterPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "cluster",
        "Members of the cluster",
        new CommandDefinitionBuilder().WithName("show").WithDescription("All members: address | [roles] | status | reachability | version").Build(),
        new CommandDefinitionBuilder().WithName("status").WithDescription("One member")
            .WithArgument(b => Address(b).WithDescription("The member; this node when left out")).Build(),
        new CommandDefinitionBuilder().WithName("leader").WithDescription("Address of the leader").Build(),
        new CommandDefinitionBuilder().WithName("tail").WithDescription("Changes of members and of who reaches whom, until stopped").IsStreaming().Build(),
        new CommandDefinitionBuilder().WithName("join").WithDescription("Asks this node to join a cluster").WithScope(AccessScope.Admin)
            .WithArgument(b => Address(b).IsMandatory(true).WithDescription("Address of a member of that cluster"))
            .WithExample("-a akka.tcp://scenescout@10.0.0.1:4053").Build(),
        new CommandDefinitionBuilder().WithName("leave").WithDescription("Lets a member leave gracefully").WithScope(AccessScope.Admin).IsDestructive()
            .WithArgument(b => Address(b).WithDescription("The member; this node when left out"))
            .WithExample("-a akka.tcp://scenescout@10.0.0.2:4053").Build(),
        new CommandDefinitionBuilder().WithName("down").WithDescription("Declares a member dead; only for one that really is").WithScope(AccessScope.Admin).IsDestructive()
            .WithArgument(b => Address(b).IsMandatory(true).WithDescription("The member")).Build(),
        new CommandDefinitionBuilder().WithName("down-unreachable").WithDescription("Declares every unreachable member dead").WithScope(AccessScope.Admin).IsDestructive().Build());

    private static ArgumentDefinitionBuilder Address(ArgumentDefinitionBuilder b) => b.WithName("address").WithSwitch("-a").WithSwitch("--address");
}
