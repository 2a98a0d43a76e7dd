using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>How many tasks of a type a node runs at once: by the memory that they may hold and by the processors that they keep busy. A worker takes a place before it claims, so a node that is full leaves the work to others. Safe for use by many workers.</summary>
/// <param name="processors">The node's processors, 1 or more.</param>
public sealed class NodeCapacity(int processors)
{
    private ImmutableDictionary<TaskType, int> _taken = ImmutableDictionary<TaskType, int>.Empty;

    /// <summary>Places for tasks of a stage. There is always one, or a task larger than the limits would never run.</summary>
    public int Places(StageDefinition stage, SpawnOptions options)
    {
        var limits = options.Types[stage.Type];
        var byMemory = limits.MemoryLimit / Math.Max(1, stage.TaskBytes(options));
        var byProcessors = limits.CpuLimit > 0 ? (long)Math.Floor(processors / limits.CpuLimit) : long.MaxValue;
        return (int)Math.Clamp(Math.Min(byMemory, byProcessors), 1, int.MaxValue);
    }

    /// <summary>Takes a place.</summary>
    /// <returns>False when all are taken.</returns>
    public bool TryTake(StageDefinition stage, SpawnOptions options)
    {
        var (type, places) = (stage.Type, Places(stage, options));
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
