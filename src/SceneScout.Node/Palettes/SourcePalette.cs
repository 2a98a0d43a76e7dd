using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>source</c>: the event APIs.</summary>
internal static class SourcePalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "source",
        "The sources of events",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Sources: name | on or off | calls of this node | refused as too many | documented limits").Build(),
        new CommandDefinitionBuilder().WithName("disable").WithDescription("Pauses all tasks of a source, as spawn pause source does").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(Source).WithArgument(SpawnPalette.Reason).WithExample("yelp -m \"terms under review\"").Build(),
        new CommandDefinitionBuilder().WithName("enable").WithDescription("Ends the pause of a source").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(Source).WithArgument(SpawnPalette.Reason).WithExample("yelp").Build());

    private static ArgumentDefinitionBuilder Source(ArgumentDefinitionBuilder b) =>
        b.WithName("source").WithSwitch("-s").WithSwitch("--source").IsPositional().IsMandatory(true).WithChoices(CallableSources.Names).WithDescription("The source");
}
