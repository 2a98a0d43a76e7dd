using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Contracts;

/// <summary>Batches of raw rows, each of one ingestion task.</summary>
public static class IngestionBatches
{
    /// <summary>Id of the batch that an ingestion task stands for, as <c>ingestion_batches.id</c> has it once the task is done.</summary>
    public static Guid IdOf(string taskId) => FollowUpTasks.BatchOf(taskId);
}
