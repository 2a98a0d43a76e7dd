using System.Globalization;
using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>What becomes of tasks whose deadline has passed. Pure.</summary>
public static class Deadlines
{
    /// <summary>The code of such faults.</summary>
    public static readonly string Code = new SpawnFault(FaultKind.DeadlinePassed, "").Traits.Code;

    /// <summary>Whether the task is late at an instant.</summary>
    public static bool IsLate(NewTask task, DateTimeOffset now) => task.Deadline <= now;

    /// <summary>It passed before the task was done; no attempt ran at that time.</summary>
    /// <param name="task">A task with a deadline.</param>
    public static SpawnFault Waiting(NewTask task) => Of(task, "before an attempt could end it");

    /// <summary>It passed while an attempt ran.</summary>
    /// <param name="task">A task with a deadline.</param>
    public static SpawnFault Running(NewTask task) => Of(task, "while an attempt ran");

    private static SpawnFault Of(NewTask task, string when) =>
        new(FaultKind.DeadlinePassed, string.Create(CultureInfo.InvariantCulture, $"The deadline, {task.Deadline:yyyy-MM-dd HH:mm:ss.fff}Z, passed {when}.")) { Source = task.Source };
}
