using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>Bytes that the tasks of a node may hold at once, by type. A worker takes its task's share before it claims, so a node that is full leaves the work to others. Safe for use by many workers.</summary>
public sealed class NodeMemory
{
    private const long BytesPerPage = 4L << 20;
    private const long BytesPerListing = 64L << 10;
    private const long BytesPerEvent = 32L << 10;
    private ImmutableDictionary<TaskType, long> _taken = ImmutableDictionary<TaskType, long>.Empty;

    /// <summary>What a task of a type may hold, bytes: its batch at the largest sizes that were seen.</summary>
    public static long Share(TaskType type, SpawnOptions options) => type switch
    {
        TaskType.Discovery => options.PagesPerCommit * BytesPerPage,
        TaskType.Ingestion => options.IngestionBatchSize * BytesPerListing,
        _ => options.ProcessingBatchSize * BytesPerEvent,
    };

    /// <summary>Takes a share. The first is always granted, or a task larger than the limit would never run.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bytes">The share.</param>
    /// <param name="limit">The type's limit.</param>
    /// <returns>False when it would pass the limit.</returns>
    public bool TryTake(TaskType type, long bytes, long limit)
    {
        var granted = false;
        ImmutableInterlocked.Update(ref _taken, taken =>
        {
            var held = taken.GetValueOrDefault(type);
            granted = held == 0 || held + bytes <= limit;
            return granted ? taken.SetItem(type, held + bytes) : taken;
        });
        return granted;
    }

    /// <summary>Gives a share back.</summary>
    public void GiveBack(TaskType type, long bytes) =>
        ImmutableInterlocked.Update(ref _taken, taken => taken.SetItem(type, Math.Max(0, taken.GetValueOrDefault(type) - bytes)));

    /// <summary>Bytes held by a type.</summary>
    public long Taken(TaskType type) => _taken.GetValueOrDefault(type);
}
