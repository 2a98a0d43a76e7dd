using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>Tasks that a finished piece of work queues for the next stage. Their ids follow from the parent's lease, so that repeating a commit cannot double them.</summary>
internal static class FollowUpTasks
{
    private const int GuidLength = 36;

    /// <summary>The id of an ingestion task over one batch of raw rows.</summary>
    public static string IngestionId(string source, Guid batch) => $"ingestion-{source}-{batch:D}";

    /// <summary>The batch that an ingestion task stands for: the one in its id, else one derived from it.</summary>
    public static Guid BatchOf(string taskId) =>
        taskId.Length > GuidLength && Guid.TryParseExact(taskId[^GuidLength..], "D", out var batch) ? batch : DeterministicGuid.Of(taskId);

    /// <summary>An ingestion task.</summary>
    public static NewTask Ingestion(string source, Guid batch, ImmutableArray<Guid> rows, string? area, int priority, string? trace) => new()
    {
        Id = IngestionId(source, batch),
        Type = TaskType.Ingestion,
        Source = source,
        Area = area,
        Priority = priority,
        ParametersJson = JsonSerializer.Serialize(new IngestionParameters(source, rows, rows.Length), TaskJson.Default.IngestionParameters),
        TraceParent = trace,
    };

    /// <summary>Tasks of the stages that follow, at most as many items each as they take.</summary>
    /// <param name="parent">The task that ends.</param>
    /// <param name="source">The source that the items come from.</param>
    /// <param name="next">What it leaves to them.</param>
    public static ImmutableArray<NewTask> Of(LeasedTask parent, string? source, FollowUps next) =>
        [.. next.Next.SelectMany(stage => next.Items.Distinct().Chunk(Math.Max(1, stage.BatchSize)).Select((chunk, i) => new NewTask
        {
            Id = $"{stage.Type.Name()}-{DeterministicGuid.Of($"{parent.Task.Id}:{parent.Lease.Fence}:{i}"):D}",
            Type = stage.Type,
            Source = source,
            Area = parent.Task.Area,
            Priority = parent.Task.Priority,
            ParametersJson = stage.Parameters(source, [.. chunk]),
            TraceParent = next.TraceParent,
        }))];
}
