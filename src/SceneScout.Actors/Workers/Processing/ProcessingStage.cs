using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Processing;

/// <summary>The stage that enriches and publishes events.</summary>
public static class ProcessingStage
{
    private const long BytesPerEvent = 32L << 10;

    /// <summary>The stage.</summary>
    public static readonly StageDefinition Definition = new()
    {
        Type = TaskType.Processing,
        Follows = TaskType.Ingestion,
        FollowUp = options => ProcessingParameters.After(options.ProcessingBatchSize),
        Workers = new WorkerTypeOptions(1, 2) { MemoryLimit = 1024L << 20, CpuLimit = 1, HighMark = 200, LowMark = 100 },
        TaskBytes = options => options.ProcessingBatchSize * BytesPerEvent,
        Parameters = new ProcessingTaskReader(),
        Runner = (task, context) => ProcessingRunner.Props(task, context.Services),
        Item = "event",
    };
}
