using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>actor</c>, as Petabridge.Cmd has it.</summary>
internal static class ActorPalette
{
    /// <summary>Levels shown when nobody says how many.</summary>
    public const string DefaultDepth = "4";

    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "actor",
        "Actors of a node",
        new CommandDefinitionBuilder().WithName("hierarchy").WithDescription("Paths of the running actors, depth first")
            .WithArgument(b => b.WithName("start").WithSwitch("-s").WithSwitch("--start").WithDefaultValue("/").WithDescription("Path to begin with, or the full address of an actor on any member"))
            .WithArgument(b => b.WithName("depth").WithSwitch("-d").WithSwitch("--depth").WithRange(0, 64).WithDefaultValue(DefaultDepth).WithDescription("Levels below the start"))
            .WithExample("-s /user -d 2").WithExample("-s akka.tcp://scenescout@10.0.0.2:4053/system/sharding").Build(),
        new CommandDefinitionBuilder().WithName("system").WithDescription("Name of the actor system").Build());
}
