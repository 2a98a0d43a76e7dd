using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>The stage that normalises listings and matches them to events. Its tasks are queued where discovery keeps the listings: each row knows the task that stands for it.</summary>
public static class IngestionStage
{
    private const long BytesPerListing = 64L << 10;

    /// <summary>The stage.</summary>
    public static readonly StageDefinition Definition = new()
    {
        Type = TaskType.Ingestion,
        Follows = TaskType.Discovery,
        Workers = new WorkerTypeOptions(3, 5) { MemoryLimit = 256L << 20, CpuLimit = 0.3, HighMark = 200, LowMark = 100 },
        TaskBytes = options => options.IngestionBatchSize * BytesPerListing,
        Parameters = new IngestionTaskReader(),
        Runner = (task, context) => IngestionRunner.Props(task, context.Services, context.Registry.Get<Keys.Blocks>()),
        Item = "listing",
    };
}
