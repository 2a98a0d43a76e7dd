using System.Collections.Immutable;

namespace SceneScout.Domain.Tasks;

/// <summary>A source's tasks of one type that could be claimed now.</summary>
/// <param name="Source">The source; empty for tasks without one.</param>
/// <param name="Priority">Priority of its first task.</param>
/// <param name="EligibleAt">From when its first task could be claimed.</param>
/// <param name="LastTurn">When a task of it was claimed last; null for never.</param>
/// <param name="Turns">How many of its tasks were claimed so far.</param>
/// <param name="Running">How many of its tasks run in the cluster.</param>
/// <param name="Limit">How many may run at once; null for any number.</param>
public sealed record SourceQueue(string Source, int Priority, DateTimeOffset EligibleAt, DateTimeOffset? LastTurn, long Turns, int Running, int? Limit);

/// <summary>So many tasks for a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Tasks">How many.</param>
public sealed record SourceTurn(string Source, int Tasks);

/// <summary>Who goes next when sources and areas compete for the same workers, so that one huge source or city cannot starve the rest.</summary>
/// <remarks>
/// Between sources, waiting counts from the source's last turn, not from the age of its tasks: equals take turns however long their queues are. A point of priority
/// is worth a minute of waiting, a running task costs a minute. So the more urgent goes first again and again, and yet each waits no longer than the difference in points, in minutes.
/// A source with no task at work goes before all that have one: each source has limits of its own, and those of an idle one are lost, while more workers for a busy one soon only wait for its limits.
/// Within a source a task behind n others of its area stands where a task n minutes younger would: cities take turns too.
/// </remarks>
public static class ClaimOrder
{
    private const long MaxBehind = 100_000;
    private static readonly TimeSpan Point = TimeSpan.FromMinutes(1);

    /// <summary>Shares out the next claims.</summary>
    /// <param name="queues">What waits, one entry a source.</param>
    /// <param name="max">How many tasks are to be claimed.</param>
    /// <param name="now">The instant of the claims.</param>
    /// <returns>Sources in the order of their turns. One may be asked for more tasks than it has.</returns>
    public static ImmutableArray<SourceTurn> Allocate(IEnumerable<SourceQueue> queues, int max, DateTimeOffset now)
    {
        var open = queues.ToDictionary(q => q.Source, StringComparer.Ordinal);
        var order = new List<string>();
        for (var taken = 0; taken < max; taken++)
        {
            if (open.Values.Where(q => q.Running < (q.Limit ?? int.MaxValue)).OrderBy(q => q.Running > 0).ThenBy(Place).ThenBy(q => q.Turns).ThenBy(q => q.Source, StringComparer.Ordinal).FirstOrDefault() is not { } next)
                break;
            open[next.Source] = next with { LastTurn = now, Turns = next.Turns + 1, Running = next.Running + 1 };
            order.Add(next.Source);
        }

        return [.. order.GroupBy(s => s, StringComparer.Ordinal).Select(g => new SourceTurn(g.Key, g.Count()))];
    }

    /// <summary>How much later a task stands for those before it in its area.</summary>
    /// <param name="behind">Live tasks of its type and area that are as urgent or more.</param>
    public static TimeSpan Delay(long behind) => Point * Math.Min(behind, MaxBehind);

    private static DateTimeOffset Place(SourceQueue queue)
    {
        var since = queue.LastTurn > queue.EligibleAt ? queue.LastTurn.Value : queue.EligibleAt;
        return since + (Point * (queue.Running - queue.Priority));
    }
}
