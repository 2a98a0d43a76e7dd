namespace SceneScout.Domain.Tasks;

/// <summary>Whether the end of an attempt is written again when the store did not answer. Without it a store that is away for a second costs a task its whole attempt, and its lease's time. Pure.</summary>
public static class EndWriteRetry
{
    private const int MostTries = 12;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait before the next try.</summary>
    /// <param name="tries">Tries so far, from 1.</param>
    /// <param name="began">When the first was made.</param>
    /// <param name="now">The present.</param>
    /// <param name="leaseTime">Length of a lease. It is renewed each third of its time, so two thirds of it are left when the end begins; what comes later is another worker's.</param>
    /// <param name="random">A number in [0, 1) for the jitter.</param>
    /// <returns>Null when it is given up: the lease decides.</returns>
    public static TimeSpan? Wait(int tries, DateTimeOffset began, DateTimeOffset now, TimeSpan leaseTime, double random)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(tries - 1, 10));
        wait = (wait < LongestWait ? wait : LongestWait) * (0.5 + (random / 2));
        return tries < MostTries && now + wait < began + (leaseTime * 2 / 3) ? wait : null;
    }

    /// <summary>Whether an earlier try has written the end, although its answer never came.</summary>
    /// <param name="task">The task as it stands; null when it is gone.</param>
    /// <param name="lease">The lease of the attempt.</param>
    /// <param name="ends">States that the end leads to.</param>
    public static bool Stands(TaskRecord? task, TaskLease lease, IReadOnlyList<TaskState> ends) =>
        task is not null && task.Fence == lease.Fence && task.WorkerId == lease.WorkerId && ends.Contains(task.State);
}
