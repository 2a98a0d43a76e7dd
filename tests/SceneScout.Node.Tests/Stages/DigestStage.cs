using System.Text.Json;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Tests.Stages;

/// <summary>A made-up fourth stage: a digest of each processed event. It needs no place in the product.</summary>
public static class DigestStage
{
    /// <summary>Meter of its own.</summary>
    public const string Meter = "SceneScout.Digest";

    /// <summary>Its name.</summary>
    public static readonly TaskType Type = TaskType.Of("digest");

    /// <summary>The stage.</summary>
    public static readonly StageDefinition Definition = new()
    {
        Type = Type,
        Follows = TaskType.Processing,
        FollowUp = _ => new FollowUp(Type, 50, (_, events) => JsonSerializer.Serialize(new DigestParameters([.. events], 0))),
        Bound = StageBound.Processor,
        Workers = new WorkerTypeOptions(1, 2) { MemoryLimit = 64L << 20, CpuLimit = 1, HighMark = 40, LowMark = 20 },
        TaskBytes = _ => 1L << 20,
        Parameters = new DigestTaskReader(),
        Runner = (task, context) => Props.Create(() => new DigestRunner(task, context.Services)),
        Item = "event",
        Meters = [Meter],
    };
}

/// <summary>Parameters of a digest task.</summary>
/// <param name="EventIds">Events.</param>
/// <param name="Failures">How many of its attempts fail, for tests.</param>
public sealed record DigestParameters(Guid[] EventIds, int Failures);
