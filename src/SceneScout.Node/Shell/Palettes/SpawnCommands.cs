using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Security;

namespace SceneScout.Node.Shell.Palettes;

/// <summary>The palette <c>spawn</c>: the pipeline as a whole.</summary>
internal static class SpawnCommands
{
    /// <summary>The palette.</summary>
    public static readonly CommandPalette Palette = new(
        "spawn",
        "The pipeline: workers, discovery, what runs and why",
        new CommandDefinitionBuilder().WithName("status").WithDescription("Workers, tasks, listings and events at a glance").Build(),
        new CommandDefinitionBuilder().WithName("workers").WithDescription("Workers: id | status | task | done | average | errors | heartbeat | node")
            .WithArgument(b => Type(b).WithDescription("Only this type")).Build(),
        new CommandDefinitionBuilder().WithName("discover").WithDescription("Plans discovery now and queues its tasks").WithScope(AccessScope.Operate)
            .WithArgument(b => b.WithName("city").WithSwitch("-c").WithSwitch("--city").IsRepeatable().WithDescription("A city to search around; all configured ones when left out"))
            .WithArgument(b => b.WithName("source").WithSwitch("-s").WithSwitch("--source").IsRepeatable()
                .WithChoices(CallableSources.Names).WithDescription("A source to search; all with a key when left out"))
            .WithArgument(b => b.WithName("days").WithSwitch("-d").WithSwitch("--days").WithRange(1, 730).WithDescription("Days ahead; the configured horizon when left out"))
            .WithExample("-c Berlin -c Hamburg -s ticketmaster").Build());

    /// <summary>An argument that names a type of task or worker.</summary>
    public static ArgumentDefinitionBuilder Type(ArgumentDefinitionBuilder b) =>
        b.WithName("type").WithSwitch("-t").WithSwitch("--type").WithChoices(TaskTypes.All.Select(t => t.Name()));
}
