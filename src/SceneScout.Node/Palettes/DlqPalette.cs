using SceneScout.Actors.Stages;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>dlq</c>: tasks that were given up.</summary>
internal static class DlqPalette
{
    /// <summary>The palette with the product's own stages.</summary>
    public static readonly CommandPalette Palette = Of(StageRegistry.BuiltIn);

    /// <summary>The palette.</summary>
    public static CommandPalette Of(StageRegistry stages) => new(
        "dlq",
        "Dead letters: tasks that were given up",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Dead letters, newest first: task | type | source | given up | last fault")
            .WithArgument(b => SpawnPalette.Type(b, stages).WithDescription("Only this type"))
            .WithArgument(b => b.WithName("source").WithSwitch("-s").WithSwitch("--source").WithChoices(CallableSources.Names).WithDescription("Only this source"))
            .WithArgument(TaskPalette.Count).Build(),
        new CommandDefinitionBuilder().WithName("show").WithDescription("One dead letter with its parameters and every attempt").WithArgument(b => TaskPalette.Task(b)).Build(),
        new CommandDefinitionBuilder().WithName("edit").WithDescription("Replaces the parameters of a dead letter").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(b => TaskPalette.Task(b))
            .WithArgument(b => b.WithName("parameters").WithSwitch("-p").WithSwitch("--parameters").IsPositional().IsMandatory(true).WithDescription("The new parameters, a JSON object in the shape of the task's type"))
            .WithArgument(SpawnPalette.Reason).Build(),
        new CommandDefinitionBuilder().WithName("retry").WithDescription("Queues a dead letter again").WithScope(AccessScope.Operate).IsAuditedByItself()
            .WithArgument(b => TaskPalette.Task(b)).WithArgument(SpawnPalette.Reason).Build(),
        new CommandDefinitionBuilder().WithName("discard").WithDescription("Ends a dead letter for good").WithScope(AccessScope.Operate).IsDestructive().IsAuditedByItself()
            .WithArgument(b => TaskPalette.Task(b)).WithArgument(SpawnPalette.Reason).Build());
}
