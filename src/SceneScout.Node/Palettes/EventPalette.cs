using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Feed;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>event</c>: single events.</summary>
internal static class EventPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "event",
        "Events and where they come from",
        new CommandDefinitionBuilder().WithName("show").WithDescription("One event").WithArgument(Event).Build(),
        new CommandDefinitionBuilder().WithName("explain").WithDescription("Which listings an event was merged of and why, what was repaired in each, and the source of each field").WithArgument(Event).Build(),
        new CommandDefinitionBuilder().WithName("split").WithDescription("Takes listings out of an event and keeps them apart from those that stay; undoes a merge").WithScope(AccessScope.Operate).WithArgument(Event)
            .WithArgument(b => b.WithName("listing").WithSwitch("-l").WithSwitch("--listing").IsPositional().IsMandatory(true).IsRepeatable().WithDescription("A listing that leaves, as event explain names it: source:id")).Build(),
        new CommandDefinitionBuilder().WithName("tail").WithDescription("Changes of events as they happen, until stopped")
            .WithArgument(b => b.WithName("since").WithSwitch("--since").WithDescription("Begin after this place in the feed; 0 for all that is kept. Left out: only what comes"))
            .WithArgument(b => b.WithName("kind").WithSwitch("-k").WithSwitch("--kind").IsRepeatable().WithChoices(EventChangeKinds.All.Select(kind => kind.Name())).WithDescription("Only changes of this kind"))
            .WithArgument(b => b.WithName("count").WithSwitch("-n").WithSwitch("--count").WithRange(1, 1_000_000).WithDescription("Stop after so many"))
            .WithExample("--since 0 --kind published -n 20").IsStreaming().Build());

    private static ArgumentDefinitionBuilder Event(ArgumentDefinitionBuilder b) =>
        b.WithName("event").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the event; that of one merged into another works too");
}
