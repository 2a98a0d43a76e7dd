using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>cluster-sharding</c>, as Petabridge.Cmd has it.</summary>
internal static class ShardingPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "cluster-sharding",
        "Shard regions over all members",
        new CommandDefinitionBuilder().WithName("region-stats").WithDescription("Shards and entities of a region, by member, and their sum")
            .WithArgument(b => Region(b)).WithExample("-r block").Build(),
        new CommandDefinitionBuilder().WithName("list-regions").WithDescription("Names of the regions that members host").Build(),
        new CommandDefinitionBuilder().WithName("list-shards").WithDescription("Ids of the shards of a region that are allocated")
            .WithArgument(b => Region(b)).WithExample("-r worker-discovery").Build(),
        new CommandDefinitionBuilder().WithName("list-entities").WithDescription("Ids of the entities of a region that run")
            .WithArgument(b => Region(b)).WithExample("-r worker-discovery").Build());

    private static ArgumentDefinitionBuilder Region(ArgumentDefinitionBuilder b) =>
        b.WithName("region").WithSwitch("-r").WithSwitch("--region").IsMandatory(true).WithDescription("Type name of the region, as list-regions gives it");
}
