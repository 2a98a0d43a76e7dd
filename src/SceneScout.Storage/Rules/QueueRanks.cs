using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>Live tasks of an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Type">Their type.</param>
/// <param name="Priority">Their priority.</param>
/// <param name="Count">How many.</param>
internal sealed record AreaLoad(string Area, TaskType Type, int Priority, long Count);

/// <summary>Where new tasks stand in the queue: by aged priority, and behind those of their own area.</summary>
internal static class QueueRanks
{
    /// <summary>The ranks.</summary>
    /// <param name="tasks">New tasks, in the order in which they come.</param>
    /// <param name="live">What is live in their areas.</param>
    /// <param name="createdAt">When they are queued.</param>
    public static IEnumerable<(NewTask Task, long Rank)> Of(IEnumerable<NewTask> tasks, IEnumerable<AreaLoad> live, DateTimeOffset createdAt)
    {
        var loads = live.GroupBy(l => (l.Area, l.Type)).ToDictionary(g => g.Key, g => g.ToDictionary(l => l.Priority, l => l.Count));
        foreach (var task in tasks)
        {
            var rank = NewTaskRules.Rank(task, createdAt);
            if (task.Area is { } area)
            {
                if (!loads.TryGetValue((area, task.Type), out var load))
                    loads[(area, task.Type)] = load = [];
                rank += ClaimOrder.Delay(load.Where(l => l.Key >= task.Priority).Sum(l => l.Value)).Ticks / TimeSpan.TicksPerMicrosecond;
                load[task.Priority] = load.GetValueOrDefault(task.Priority) + 1;
            }

            yield return (task, rank);
        }
    }
}
