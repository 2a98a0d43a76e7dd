using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>How many tasks of a type a node runs at once: by the memory that they may hold and by the processors that they keep busy. A worker takes a place before it claims, so a node that is full leaves the work to others. Safe for use by many workers.</summary>
/// <param name="processors">The node's processors, 1 or more.</param>
public sealed class NodeCapacity(int processors)
{
    private const long BytesPerPage = 4L << 20;
    private const long BytesPerListing = 64L << 10;
    private const long BytesPerEvent = 32L << 10;
    private ImmutableDictionary<TaskType, int> _taken = ImmutableDictionary<TaskType, int>.Empty;

    /// <summary>What a task of a type may hold, bytes: its batch at the largest sizes that were seen.</summary>
    public static long Bytes(TaskType type, SpawnOptions options) => type switch
    {
        TaskType.Discovery => options.PagesPerCommit * BytesPerPage,
        TaskType.Ingestion => options.IngestionBatchSize * BytesPerListing,
        _ => options.ProcessingBatchSize * BytesPerEvent,
    };

    /// <summary>Places for tasks of a type. There is always one, or a task larger than the limits would never run.</summary>
    public int Places(TaskType type, SpawnOptions options)
    {
        var limits = options.Types[type];
        var byMemory = limits.MemoryLimit / Bytes(type, options);
        var byProcessors = limits.CpuLimit > 0 ? (long)Math.Floor(processors / limits.CpuLimit) : long.MaxValue;
        return (int)Math.Clamp(Math.Min(byMemory, byProcessors), 1, int.MaxValue);
    }

    /// <summary>Takes a place.</summary>
    /// <returns>False when all are taken.</returns>
    public bool TryTake(TaskType type, SpawnOptions options)
    {
        var places = Places(type, options);
        var granted = false;
        ImmutableInterlocked.Update(ref _taken, taken =>
        {
            var held = taken.GetValueOrDefault(type);
            granted = held < places;
            return granted ? taken.SetItem(type, held + 1) : taken;
        });
        return granted;
    }

    /// <summary>Gives a place back.</summary>
    public void GiveBack(TaskType type) => ImmutableInterlocked.Update(ref _taken, taken => taken.SetItem(type, Math.Max(0, taken.GetValueOrDefault(type) - 1)));

    /// <summary>Places that are taken.</summary>
    public int Taken(TaskType type) => _taken.GetValueOrDefault(type);
}
