using SceneScout.Domain.Faults;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>What becomes of tasks whose lease was lost.</summary>
internal static class LostLeases
{
    /// <summary>Queues locked tasks again, or quarantines those that lost too many leases.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="maxLosses">Lost leases that make a task poison.</param>
    /// <param name="how">How the lease ended, after "The lease of worker-1".</param>
    /// <param name="now">The instant.</param>
    public static async ValueTask TakeBackAsync(SqlSession session, IReadOnlyCollection<LeasedTask> tasks, int maxLosses, string how, DateTimeOffset now)
    {
        foreach (var task in tasks)
        {
            var lost = new SpawnFault(FaultKind.LeaseLost, $"The lease of {task.Lease.WorkerId} {how}.");
            await session.PostAsync(TaskTables.InsertFailure, [new FailureRow(task.Lease, task.Attempts, lost, now)]).ConfigureAwait(false);
            var poison = task.Losses + 1 >= maxLosses;
            await BatchRows.FailAsync(session, task.Task.Type, task.Task.Id, DeadLetters.Describe(poison ? Poison(task) : lost), now).ConfigureAwait(false);
            if (poison)
                await DeadLetters.AddAsync(session, task, Poison(task), now).ConfigureAwait(false);
            else
                await session.PostAsync(
                    "UPDATE task_assignments SET status = 'queued', lease_until = NULL, not_before = NULL, losses = losses + 1, error = $2 WHERE task_id = $1",
                    task.Task.Id,
                    DeadLetters.Describe(lost)).ConfigureAwait(false);
        }

        await Counters.MoveAsync(session, [new(CounterNames.Failed, tasks.Count)]).ConfigureAwait(false);
    }

    private static SpawnFault Poison(LeasedTask task) =>
        new(FaultKind.Poison, $"{task.Losses + 1} of its leases were lost with their workers.") { Source = task.Task.Source };
}
