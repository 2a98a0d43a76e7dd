using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>Which of the tasks to be queued are new, and whether they may be queued.</summary>
/// <param name="New">What to insert.</param>
/// <param name="Answer">What the caller is told.</param>
internal sealed record EnqueuePlan(ImmutableArray<NewTask> New, EnqueueResult Answer)
{
    /// <summary>Decides.</summary>
    /// <param name="tasks">The tasks, clean.</param>
    /// <param name="knownIds">Their ids that the store holds.</param>
    /// <param name="knownKeys">Their idempotency keys that the store holds, with the first task's id.</param>
    /// <param name="live">Live tasks by type.</param>
    /// <param name="limit">Live tasks allowed per type.</param>
    public static EnqueuePlan Decide(
        IReadOnlyList<NewTask> tasks,
        IEnumerable<string> knownIds,
        IEnumerable<KeyValuePair<string, string>> knownKeys,
        IReadOnlyDictionary<TaskType, long> live,
        int limit)
    {
        var ids = knownIds.ToHashSet(StringComparer.Ordinal);
        var keys = knownKeys.ToDictionary(StringComparer.Ordinal);
        var fresh = ImmutableArray.CreateBuilder<NewTask>();
        var known = ImmutableArray.CreateBuilder<string>();
        foreach (var task in tasks)
        {
            if (ids.Contains(task.Id))
                known.Add(task.Id);
            else if (task.IdempotencyKey is { } key && keys.TryGetValue(key, out var first))
                known.Add(first);
            else
            {
                fresh.Add(task);
                ids.Add(task.Id);
                if (task.IdempotencyKey is { } own)
                    keys.Add(own, task.Id);
            }
        }

        foreach (var type in fresh.GroupBy(t => t.Type))
            if (live.GetValueOrDefault(type.Key) + type.Count() > limit)
                return new([], new([], known.ToImmutable(), new SpawnFault(
                    FaultKind.WorkerLimit,
                    $"{live.GetValueOrDefault(type.Key)} {type.Key.Name()} tasks are live; {type.Count()} more would pass the limit of {limit}.")));

        return new(fresh.ToImmutable(), new([.. fresh.Select(t => t.Id)], known.ToImmutable(), null));
    }
}
