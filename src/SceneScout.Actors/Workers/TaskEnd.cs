using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>Writes the end of an attempt.</summary>
internal static class TaskEnd
{
    /// <summary>Completes, fails, puts off or leaves the task, as its outcome says.</summary>
    /// <returns>Whether the end stands; false when the lease was lost.</returns>
    public static async Task<bool> WriteAsync(SpawnServices services, TaskRecord task, TaskOutcome outcome, double random, CancellationToken cancellation)
    {
        var now = services.Now;
        return outcome switch
        {
            TaskOutcome.Done { ResultJson: null } => true,
            TaskOutcome.Done done => await EndWrite.RunAsync(
                services, task.Lease, EndWrite.Done, () => services.Store.Tasks.CompleteAsync(task.Lease, done.ResultJson, null, Left(services, task, done), now, cancellation), cancellation),
            TaskOutcome.Failed failed => await EndWrite.RunAsync(
                services,
                task.Lease,
                EndWrite.Failed,
                () => services.Store.Tasks.FailAsync(task.Lease, failed.Fault, services.Options.Retry.For(task.Task.Terms).Decide(failed.Fault, task.Attempts, now, random), now, cancellation),
                cancellation),
            TaskOutcome.Yielded yielded => await EndWrite.RunAsync(
                services, task.Lease, EndWrite.GivenBack, () => services.Store.Tasks.DeferAsync(task.Lease, yielded.Until, now, cancellation), cancellation),
            _ => false,
        };
    }

    private static FollowUps Left(SpawnServices services, TaskRecord task, TaskOutcome.Done done) =>
        new(done.ForNext, services.Stages.FollowUps(task.Task.Type, services.Options), task.Task.TraceParent);
}
