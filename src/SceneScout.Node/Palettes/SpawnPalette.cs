using SceneScout.Actors.Stages;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>spawn</c>: the pipeline as a whole.</summary>
internal static class SpawnPalette
{
    /// <summary>The palette with the product's own stages.</summary>
    public static readonly CommandPalette Palette = Of(StageRegistry.BuiltIn);

    /// <summary>The palette.</summary>
    public static CommandPalette Of(StageRegistry stages) => new(
        "spawn",
        "The pipeline: workers, discovery, what runs and why",
        new CommandDefinitionBuilder().WithName("status").WithDescription("Workers, tasks, listings and events at a glance").Build(),
        new CommandDefinitionBuilder().WithName("workers").WithDescription("Workers: id | status | task | done | average | errors | heartbeat | node")
            .WithArgument(b => Type(b, stages).WithDescription("Only this type")).Build(),
        new CommandDefinitionBuilder().WithName("discover").WithDescription("Plans discovery now and queues its tasks").WithScope(AccessScope.Operate)
            .WithArgument(b => b.WithName("city").WithSwitch("-c").WithSwitch("--city").IsRepeatable().WithDescription("A city to search around, as city add takes it; all that city list shows when left out"))
            .WithArgument(b => b.WithName("source").WithSwitch("-s").WithSwitch("--source").IsRepeatable()
                .WithChoices(CallableSources.Names).WithDescription("A source to search; all with a key when left out"))
            .WithArgument(b => b.WithName("days").WithSwitch("-d").WithSwitch("--days").WithRange(1, 730).WithDescription("Days ahead; the configured horizon when left out"))
            .WithArgument(b => b.WithName("deadline").WithSwitch("-u").WithSwitch("--deadline").WithRange(1, 17_520).WithDescription("Hours from now after which its tasks are given up; none when left out"))
            .WithExample("-c Berlin -c \"Springfield, IL/30km\" -s ticketmaster").Build(),
        new CommandDefinitionBuilder().WithName("pause").WithDescription("Lets nothing new be claimed; what runs goes on").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(Scope).WithArgument(Name).WithArgument(Reason).WithExample("source yelp -m \"terms under review\"").Build(),
        new CommandDefinitionBuilder().WithName("drain").WithDescription("Likewise, and spawn status says when nothing of it runs any more: before maintenance").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(Scope).WithArgument(Name).WithArgument(Reason).WithExample("node akka.tcp://scenescout@10.0.0.2:4053").Build(),
        new CommandDefinitionBuilder().WithName("resume").WithDescription("Ends a pause or a drain").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(Scope).WithArgument(Name).WithArgument(Reason).WithExample("source yelp").Build(),
        new CommandDefinitionBuilder().WithName("scale").WithDescription("Sets how many workers of a type there are; without a number load decides again").WithScope(AccessScope.Operate)
            .WithArgument(b => Type(b, stages).IsPositional().IsMandatory(true).WithDescription("The type"))
            .WithArgument(b => b.WithName("workers").WithSwitch("-n").WithSwitch("--workers").IsPositional().WithRange(0, 1000).WithDescription("How many, within the configured limits"))
            .WithArgument(Reason).WithExample("ingestion 4").WithExample("ingestion").Build(),
        new CommandDefinitionBuilder().WithName("health").WithDescription("Asks a worker how it is: id | status | task | done | average | errors | node").WithArgument(Worker).WithExample("worker-discovery-1").Build(),
        new CommandDefinitionBuilder().WithName("shutdown").WithDescription("Lets a worker finish what it has and stop; while it is wanted, a new one takes its place").WithScope(AccessScope.Operate)
            .WithArgument(Worker).WithArgument(Reason).WithExample("worker-discovery-1").Build(),
        new CommandDefinitionBuilder().WithName("why").WithDescription("Why a task is where it is: one reason code of the closed list, with the facts").WithArgument(b => TaskPalette.Task(b)).Build());

    /// <summary>An argument that says why an operator acts.</summary>
    public static ArgumentDefinitionBuilder Reason(ArgumentDefinitionBuilder b) =>
        b.WithName("reason").WithSwitch("-m").WithSwitch("--reason").WithDescription("Why, for the audit log and for others who look");

    private static ArgumentDefinitionBuilder Worker(ArgumentDefinitionBuilder b) => b.WithName("worker").WithSwitch("-w").WithSwitch("--worker").IsPositional().IsMandatory(true)
        .WithDescription("Id of the worker, as spawn workers gives it");

    private static ArgumentDefinitionBuilder Scope(ArgumentDefinitionBuilder b) => b.WithName("scope").WithSwitch("-s").WithSwitch("--scope").IsPositional().IsMandatory(true)
        .WithChoices(Enum.GetValues<PauseScope>().Select(s => s.Name())).WithDescription("Which kind of thing");

    private static ArgumentDefinitionBuilder Name(ArgumentDefinitionBuilder b) => b.WithName("name").WithSwitch("-n").WithSwitch("--name").IsPositional().IsMandatory(true)
        .WithDescription("A type, a source, a node's address or a worker's id");

    /// <summary>An argument that names a type of task or worker.</summary>
    public static ArgumentDefinitionBuilder Type(ArgumentDefinitionBuilder b, StageRegistry stages) =>
        b.WithName("type").WithSwitch("-t").WithSwitch("--type").WithChoices(stages.Names);
}
