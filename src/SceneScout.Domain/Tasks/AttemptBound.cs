using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>Until when an attempt may run: as long as any attempt may, and not beyond the task's deadline. Pure.</summary>
/// <param name="Until">The instant.</param>
/// <param name="Fault">What the attempt failed of when it comes.</param>
public sealed record AttemptBound(DateTimeOffset Until, SpawnFault Fault)
{
    /// <summary>The bound of an attempt.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="limit">How long any attempt may take.</param>
    public static AttemptBound Of(NewTask task, DateTimeOffset now, TimeSpan limit) => task.Deadline is { } deadline && deadline <= now + limit
        ? new(deadline, Deadlines.Running(task))
        : new(now + limit, new SpawnFault(FaultKind.TaskTimeout, $"The attempt took longer than {limit}.") { Source = task.Source });
}
