using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>quota</c>: call budgets of sources over the whole cluster.</summary>
internal static class QuotaPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "quota",
        "Call budgets of sources, over all keys and nodes",
        new CommandDefinitionBuilder().WithName("show").WithDescription("Limits of each source, and how each key stands in each window: source | key | window | used | left")
            .WithArgument(b => b.WithName("source").WithSwitch("-s").WithSwitch("--source").IsPositional().WithChoices(CallableSources.WithBudget).WithDescription("Only this source"))
            .WithExample("ticketmaster").Build(),
        new CommandDefinitionBuilder().WithName("set").WithDescription("Sets the limits of each key of a source; without limits the configured ones hold again. What silence the source asked for is over").WithScope(AccessScope.Operate)
            .WithArgument(b => b.WithName("source").WithSwitch("-s").WithSwitch("--source").IsPositional().IsMandatory(true).WithChoices(CallableSources.WithBudget).WithDescription("The source"))
            .WithArgument(b => b.WithName("limit").WithSwitch("-l").WithSwitch("--limit").IsPositional().IsRepeatable().WithDescription("Calls in a time, such as 5/1s"))
            .WithExample("ticketmaster 5/1s 5000/1d").WithExample("ticketmaster").Build());
}
