using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Review;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>event</c>: single events.</summary>
internal static class EventPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "event",
        "Events and where they come from",
        new CommandDefinitionBuilder().WithName("show").WithDescription("One event; with --history what changed in its listings").WithArgument(Event)
            .WithArgument(b => b.WithName("history").WithSwitch("--history").IsFlag().WithDescription("What changed in its listings, the newest first")).Build(),
        new CommandDefinitionBuilder().WithName("explain").WithDescription("Which listings an event was merged of and why, what was repaired in each, and the source of each field").WithArgument(Event).Build(),
        new CommandDefinitionBuilder().WithName("tail").WithDescription("Changes of events as they happen, until stopped")
            .WithArgument(b => b.WithName("since").WithSwitch("--since").WithDescription("Begin after this place in the feed; 0 for all that is kept. Left out: only what comes"))
            .WithArgument(b => b.WithName("kind").WithSwitch("-k").WithSwitch("--kind").IsRepeatable().WithChoices(EventChangeKinds.All.Select(kind => kind.Name())).WithDescription("Only changes of this kind"))
            .WithArgument(b => b.WithName("count").WithSwitch("-n").WithSwitch("--count").WithRange(1, 1_000_000).WithDescription("Stop after so many"))
            .WithExample("--since 0 --kind published -n 20").IsStreaming().Build(),
        new CommandDefinitionBuilder().WithName("reviews").WithDescription("Events that wait for somebody to look at them, or were looked at: event | version | state | start | reasons | title")
            .WithArgument(b => b.WithName("state").WithSwitch("-s").WithSwitch("--state").WithChoices(ReviewState.Pending.Name(), ReviewState.Accepted.Name(), ReviewState.Rejected.Name()).WithDefaultValue(ReviewState.Pending.Name()).WithDescription("In this state"))
            .WithArgument(b => b.WithName("count").WithSwitch("-n").WithRange(1, 500).WithDefaultValue("20").WithDescription("How many")).Build(),
        new CommandDefinitionBuilder().WithName("accept").WithDescription("Lets an event be published that waits for review or was rejected").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(Event).WithArgument(Version).WithArgument(SpawnPalette.Reason).Build(),
        new CommandDefinitionBuilder().WithName("reject").WithDescription("Keeps an event from being published, one that is published as well").WithScope(AccessScope.Operate).IsDestructive().IsAuditedByItself()
            .WithArgument(Event).WithArgument(Version).WithArgument(SpawnPalette.Reason).Build());

    private static ArgumentDefinitionBuilder Version(ArgumentDefinitionBuilder b) =>
        b.WithName("version").WithSwitch("--version").WithRange(1, int.MaxValue).WithDescription("Only if the event is still at this version");

    private static ArgumentDefinitionBuilder Event(ArgumentDefinitionBuilder b) =>
        b.WithName("event").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the event; that of one merged into another works too");
}
