namespace SceneScout.Domain.Tasks.Why;

/// <summary>Codes and meanings of <see cref="TaskReason"/>, for people and programs.</summary>
public static class TaskReasons
{
    /// <summary>All reasons.</summary>
    public static readonly IReadOnlyList<TaskReason> All = Enum.GetValues<TaskReason>();

    /// <summary>The stable code: <c>source-full</c>.</summary>
    public static string Code(this TaskReason reason) => reason switch
    {
        TaskReason.Unknown => "unknown",
        TaskReason.Succeeded => "succeeded",
        TaskReason.Cancelled => "cancelled",
        TaskReason.DeadLettered => "dead-lettered",
        TaskReason.Quarantined => "quarantined",
        TaskReason.Running => "running",
        TaskReason.LeaseExpired => "lease-expired",
        TaskReason.RetryLater => "retry-later",
        TaskReason.NotDue => "not-due",
        TaskReason.TypePaused => "type-paused",
        TaskReason.SourcePaused => "source-paused",
        TaskReason.NodesPaused => "nodes-paused",
        TaskReason.NoNode => "no-node",
        TaskReason.NoWorker => "no-worker",
        TaskReason.SourceFull => "source-full",
        TaskReason.QuotaExhausted => "quota-exhausted",
        TaskReason.Behind => "behind",
        TaskReason.Next => "next",
        TaskReason.Backpressure => "backpressure",
        TaskReason.DeadlinePassed => "deadline-passed",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    /// <summary>What it means and what to do.</summary>
    public static string Advice(this TaskReason reason) => reason switch
    {
        TaskReason.Unknown => "No task has this id: check its spelling; finished tasks are pruned after their retention.",
        TaskReason.Succeeded => "Nothing to do.",
        TaskReason.Cancelled => "Nothing to do; queue it anew under another id if it is needed after all.",
        TaskReason.DeadLettered => "Look at the faults of its attempts, then retry, edit or discard the dead letter.",
        TaskReason.Quarantined => "It may end its workers: look at their logs before it is retried; one retry releases it.",
        TaskReason.Running => "Nothing to do; cancel it if it must stop.",
        TaskReason.LeaseExpired => "Nothing to do: any node takes the lease back within seconds.",
        TaskReason.RetryLater => "Nothing to do: it is tried again at that time.",
        TaskReason.NotDue => "Nothing to do: it was queued for that time.",
        TaskReason.TypePaused => "Resume the type when its reason is gone.",
        TaskReason.SourcePaused => "Resume the source when its reason is gone.",
        TaskReason.NodesPaused => "Resume a node, or start another with this role.",
        TaskReason.NoNode => "Start a node with this role.",
        TaskReason.NoWorker => "Scale the type up, or look why its workers do not start.",
        TaskReason.SourceFull => "Nothing to do: it starts when one of them ends. Raise the source's concurrency if its API allows.",
        TaskReason.QuotaExhausted => "Wait, or add a key.",
        TaskReason.Behind => "Wait, scale the type up, or queue it with a higher priority.",
        TaskReason.Next => "Nothing to do: a worker takes it within its polling time.",
        TaskReason.Backpressure => "Look at the stage that it names: resume it, start a node with its role, scale it up, or wait until it has worked off its backlog.",
        TaskReason.DeadlinePassed => "Ask for it again with a later deadline, or retry its dead letter, which then has none.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
