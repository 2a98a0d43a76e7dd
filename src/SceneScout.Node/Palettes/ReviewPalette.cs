using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>review</c>: pairs of listings of which a person says whether they are one event.</summary>
internal static class ReviewPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "review",
        "Pairs of listings that may be one event",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Pairs, the likeliest first: pair | state | probability | listing | listing | reasons")
            .WithArgument(b => b.WithName("state").WithSwitch("--state").WithChoices(Enum.GetValues<PairReviewState>().Select(ReviewPairView.Name)).WithDescription("Only pairs in this state; left out: pending"))
            .WithArgument(TaskPalette.Count).Build(),
        new CommandDefinitionBuilder().WithName("accept").WithDescription("Says that a pair is one event: both become one").WithScope(AccessScope.Operate).WithArgument(Pair).Build(),
        new CommandDefinitionBuilder().WithName("reject").WithDescription("Says that a pair is two events: both stay apart for good").WithScope(AccessScope.Operate).WithArgument(Pair).Build());

    private static ArgumentDefinitionBuilder Pair(ArgumentDefinitionBuilder b) =>
        b.WithName("pair").WithSwitch("-i").WithSwitch("--id").IsPositional().IsMandatory(true).WithDescription("Id of the pair, as review list gives it");
}
