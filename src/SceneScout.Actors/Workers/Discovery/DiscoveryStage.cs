using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>The stage that searches sources.</summary>
public static class DiscoveryStage
{
    private const long BytesPerPage = 4L << 20;

    /// <summary>The stage.</summary>
    public static readonly StageDefinition Definition = new()
    {
        Type = TaskType.Discovery,
        Workers = new WorkerTypeOptions(2, 3) { MemoryLimit = 512L << 20, CpuLimit = 0.5 },
        TaskBytes = options => options.PagesPerCommit * BytesPerPage,
        LimitedBySource = true,
        Parameters = new DiscoveryTaskReader(),
        Runner = (task, context) => DiscoveryRunner.Props(task, context.Services, context.Registry.Get<Keys.Areas>()),
        Item = "listing",
    };
}
