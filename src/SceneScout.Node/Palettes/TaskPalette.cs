using SceneScout.Actors.Stages;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>task</c>: single tasks.</summary>
internal static class TaskPalette
{
    /// <summary>The palette with the product's own stages.</summary>
    public static readonly CommandPalette Palette = Of(StageRegistry.BuiltIn);

    /// <summary>The palette.</summary>
    public static CommandPalette Of(StageRegistry stages) => new(
        "task",
        "Tasks of the durable queue",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Tasks, newest first: id | type | state | source | priority | attempts | queued | worker | error")
            .WithArgument(b => SpawnPalette.Type(b, stages).WithDescription("Only this type"))
            .WithArgument(b => b.WithName("state").WithSwitch("-s").WithSwitch("--state").WithChoices(Enum.GetValues<TaskState>().Select(s => s.Name())).WithDescription("Only this state"))
            .WithArgument(Count).WithExample("-t ingestion -s queued -n 100").Build(),
        new CommandDefinitionBuilder().WithName("show").WithDescription("Everything known of one task").WithArgument(b => Task(b)).WithExample("discovery-yelp-u33db").Build(),
        new CommandDefinitionBuilder().WithName("cancel").WithDescription("Cancels a live task; its worker loses it").WithScope(AccessScope.Operate).IsDestructive()
            .WithArgument(b => Task(b)).Build(),
        new CommandDefinitionBuilder().WithName("retry").WithDescription("Queues a task again that was given up, as dlq retry does").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(b => Task(b)).WithArgument(SpawnPalette.Reason).Build());

    /// <summary>An argument that names a task.</summary>
    public static ArgumentDefinitionBuilder Task(ArgumentDefinitionBuilder b) =>
        b.WithName("task").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the task");

    /// <summary>An argument that says how many lines are wanted.</summary>
    public static ArgumentDefinitionBuilder Count(ArgumentDefinitionBuilder b) =>
        b.WithName("count").WithSwitch("-n").WithRange(1, 1000).WithDefaultValue("20").WithDescription("How many");
}
