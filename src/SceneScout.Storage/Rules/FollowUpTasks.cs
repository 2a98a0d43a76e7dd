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

    /// <summary>Processing tasks over events, at most <paramref name="size"/> each.</summary>
    public static ImmutableArray<NewTask> Processing(LeasedTask parent, string source, ImmutableArray<Guid> events, int size, string? trace) =>
        [.. events.Distinct().Chunk(Math.Max(1, size)).Select((chunk, i) => new NewTask
        {
            Id = $"processing-{DeterministicGuid.Of($"{parent.Task.Id}:{parent.Lease.Fence}:{i}"):D}",
            Type = TaskType.Processing,
            Source = source,
            Area = parent.Task.Area,
            Priority = parent.Task.Priority,
            ParametersJson = JsonSerializer.Serialize(new ProcessingParameters([.. chunk]), TaskJson.Default.ProcessingParameters),
            TraceParent = trace,
        })];
}
