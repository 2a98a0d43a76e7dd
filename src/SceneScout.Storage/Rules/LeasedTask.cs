using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>What a lease-bearing write needs to know of its task, read under the task's lock.</summary>
/// <param name="Lease">The lease, found to hold.</param>
/// <param name="Task">What was queued.</param>
/// <param name="Attempts">Attempts that counted, this one included.</param>
/// <param name="CheckpointJson">Its checkpoint.</param>
/// <param name="Commits">Discovery commits so far, over all attempts: what makes the ids of follow-up tasks unique.</param>
/// <param name="Losses">Leases that it lost.</param>
internal sealed record LeasedTask(TaskLease Lease, NewTask Task, int Attempts, string? CheckpointJson, long Commits, int Losses);
