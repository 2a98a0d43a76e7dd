using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers;

/// <summary>Writes the end of an attempt, again when the store did not answer, as long as its lease can still hold.</summary>
internal static class EndWrite
{
    /// <summary>The task is done.</summary>
    public static readonly IReadOnlyList<TaskState> Done = [TaskState.Succeeded];

    /// <summary>The attempt failed.</summary>
    public static readonly IReadOnlyList<TaskState> Failed = [TaskState.Queued, TaskState.DeadLettered];

    /// <summary>The task was given back.</summary>
    public static readonly IReadOnlyList<TaskState> GivenBack = [TaskState.Queued];

    /// <summary>Writes.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="lease">The lease under which it is written.</param>
    /// <param name="ends">States that the write leads to.</param>
    /// <param name="write">The write: false when the lease is lost.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether the end stands; false when the lease was lost.</returns>
    /// <exception cref="StoreUnavailableException">The store did not answer for as long as the lease may hold.</exception>
    public static async Task<bool> RunAsync(SpawnServices services, TaskLease lease, IReadOnlyList<TaskState> ends, Func<Task<bool>> write, CancellationToken cancellation)
    {
        var began = services.Now;
        for (var tries = 1; ; tries++)
        {
            var wait = TimeSpan.Zero;
            try
            {
                return await write() || (tries > 1 && EndWriteRetry.Stands(await services.Store.Tasks.FindAsync(lease.TaskId, cancellation), lease, ends));
            }
            catch (StoreUnavailableException) when (EndWriteRetry.Wait(tries, began, services.Now, services.Options.LeaseTime, Random.Shared.NextDouble()) is { } next)
            {
                wait = next;
            }

            await Task.Delay(wait, services.Time, cancellation);
        }
    }
}
