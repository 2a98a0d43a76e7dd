using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>How many tasks of a type a node runs at once: by the memory that they may hold and by the processors that they keep busy. A worker takes a place before it claims, so a node that is full leaves the work to others. Safe for use by many workers.</summary>
/// <param name="processors">The node's processors, 1 or more.</param>
public sealed class NodeCapacity(int processors)
{
    // A type that waits for its turn asks again each time a place is given back; one that does not has gone.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private Places _places = new(ImmutableDictionary<TaskType, int>.Empty, []);

    /// <summary>Places for tasks of a stage. There is always one, or a task larger than the limits would never run.</summary>
    public int PlacesOf(StageDefinition stage, SpawnOptions options)
    {
        var limits = options.Types[stage.Type];
        var byMemory = limits.MemoryLimit / Math.Max(1, stage.TaskBytes(options));
        var byProcessors = limits.CpuLimit > 0 ? (long)Math.Floor(processors / limits.CpuLimit) : long.MaxValue;
        return (int)Math.Clamp(Math.Min(byMemory, byProcessors), 1, int.MaxValue);
    }

    /// <summary>Takes a place. Types that found all of the node's places taken come in the order in which they did, so that each gets its turn.</summary>
    /// <returns>False when all are taken, or another type is to come first.</returns>
    public bool TryTake(StageDefinition stage, SpawnOptions options, DateTimeOffset now)
    {
        var (type, places) = (stage.Type, PlacesOf(stage, options));
        var granted = false;
        ImmutableInterlocked.Update(ref _places, held =>
        {
            var waiting = held.Waiting.RemoveAll(w => w.Type == type || now - w.Asked > Patience);
            var before = held.Waiting.FindIndex(w => w.Type == type);
            var first = before >= 0 ? held.Waiting[before].First : now;
            granted = held.Taken.GetValueOrDefault(type) < places
                && held.Taken.Values.Sum() < options.MaxWorkers
                && (waiting.IsEmpty || waiting.All(w => w.First > first) || held.Taken.Values.Sum() + waiting.Count < options.MaxWorkers);
            return granted
                ? new(held.Taken.SetItem(type, held.Taken.GetValueOrDefault(type) + 1), waiting)
                : held.Taken.GetValueOrDefault(type) < places ? held with { Waiting = waiting.Add(new(type, first, now)) } : held with { Waiting = waiting };
        });
        return granted;
    }

    /// <summary>Gives a place back.</summary>
    /// <returns>True when another type waits for it.</returns>
    public bool GiveBack(TaskType type)
    {
        ImmutableInterlocked.Update(ref _places, held => held with { Taken = held.Taken.SetItem(type, Math.Max(0, held.Taken.GetValueOrDefault(type) - 1)) });
        return !_places.Waiting.IsEmpty;
    }

    /// <summary>Places that are taken.</summary>
    public int Taken(TaskType type) => _places.Taken.GetValueOrDefault(type);

    // First: since when it waits. Asked: when it asked last.
    private sealed record Wait(TaskType Type, DateTimeOffset First, DateTimeOffset Asked);

    private sealed record Places(ImmutableDictionary<TaskType, int> Taken, ImmutableList<Wait> Waiting);
}
