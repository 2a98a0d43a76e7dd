using System.Text.Json;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>ingestion_batches</c> before its end.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Source">Its source; empty when the task names none.</param>
/// <param name="WorkerId">Who works at it; null while it waits.</param>
/// <param name="EventCount">Raw rows that the task names.</param>
/// <param name="At">When it was queued, or when the attempt began.</param>
internal sealed record BatchStep(Guid Id, string Source, string? WorkerId, int EventCount, DateTimeOffset At)
{
    private const int MaxSourceLength = 100;

    /// <summary>Whether a task has such a row.</summary>
    public static bool IsFor(TaskType type) => type == TaskType.Ingestion;

    /// <summary>The batch of an ingestion task.</summary>
    public static BatchStep Of(NewTask task, string? workerId, DateTimeOffset at) =>
        new(FollowUpTasks.BatchOf(task.Id), StorableText.Clip(task.Source, MaxSourceLength) ?? "", workerId, Count(task.ParametersJson), at);

    // Parameters may be anything: the worker refuses what it cannot read.
    private static int Count(string parametersJson)
    {
        using var json = JsonDocument.Parse(parametersJson);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("eventIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? ids.GetArrayLength()
            : 0;
    }
}
