using System.Text.Json;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Images;

/// <summary>The stage that fetches events' pictures, makes their variants, and keeps them. It is registered where it is switched on.</summary>
public static class ImagesStage
{
    /// <summary>Its meter.</summary>
    public const string Meter = "SceneScout.Images";

    /// <summary>Its threads: decoding takes none from others.</summary>
    public const string Threads = "akka.actor.picture-stage-dispatcher";

    /// <summary>Events per task: their variants are in memory until the task ends.</summary>
    public const int BatchSize = 50;

    // The largest picture while it is decoded, and the variants of all.
    private const long TaskMemory = 160L << 20;

    /// <summary>Its name.</summary>
    public static readonly TaskType Type = TaskType.Of("images");

    /// <summary>The stage.</summary>
    public static readonly StageDefinition Definition = new()
    {
        Type = Type,
        Follows = TaskType.Processing,
        FollowUp = _ => new FollowUp(Type, BatchSize, (_, events) => JsonSerializer.Serialize(new ProcessingParameters(events), TaskJson.Default.ProcessingParameters)),
        Bound = StageBound.Processor,
        OwnDispatcher = Threads,
        // A pipeline that waits for hosts of pictures would be worse than pictures that come later.
        Workers = new WorkerTypeOptions(1, 2) { MemoryLimit = 512L << 20, CpuLimit = 1, HighMark = 2000, LowMark = 1000 },
        TaskBytes = _ => TaskMemory,
        Parameters = new EventTaskReader(Type),
        Runner = (task, context) => ImagesRunner.Props(task, context.Services),
        Item = "event",
        Meters = [Meter],
    };
}
