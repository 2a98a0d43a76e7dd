using SceneScout.Contracts.Palettes;
namespace SceneScout.Node.Palettes;

/// <summary>The palette <c>audit</c>: what operators did.</summary>
internal static class AuditPalette
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "audit",
        "What operators did",
        new CommandDefinitionBuilder().WithName("list").WithDescription("Acts, newest first: when | who | what | to what | with what").WithArgument(TaskPalette.Count).Build());
}
