namespace SceneScout.Domain.Tasks.Why;

/// <summary>The closed list of answers to "why is this task where it is?".</summary>
public enum TaskReason
{
    /// <summary>No task has this id.</summary>
    Unknown = 0,

    /// <summary>Done.</summary>
    Succeeded = 1,

    /// <summary>Cancelled.</summary>
    Cancelled = 2,

    /// <summary>Given up after its faults.</summary>
    DeadLettered = 3,

    /// <summary>Set aside because its leases were lost with their workers.</summary>
    Quarantined = 4,

    /// <summary>A worker works on it.</summary>
    Running = 5,

    /// <summary>Its lease ran out and is about to be taken back.</summary>
    LeaseExpired = 6,

    /// <summary>It waits for its next attempt after a fault.</summary>
    RetryLater = 7,

    /// <summary>It was queued for a later time.</summary>
    NotDue = 8,

    /// <summary>Its type is paused.</summary>
    TypePaused = 9,

    /// <summary>Its source is paused.</summary>
    SourcePaused = 10,

    /// <summary>All nodes that could run it are paused.</summary>
    NodesPaused = 11,

    /// <summary>No node has the role of its type.</summary>
    NoNode = 12,

    /// <summary>No worker of its type is wanted, or none is alive.</summary>
    NoWorker = 13,

    /// <summary>As many tasks of its source run as may.</summary>
    SourceFull = 14,

    /// <summary>The call budget of its source is used up.</summary>
    QuotaExhausted = 15,

    /// <summary>All workers are busy and others go first.</summary>
    Behind = 16,

    /// <summary>It is next: the next free worker takes it.</summary>
    Next = 17,

    /// <summary>A stage that follows has as much waiting as it may: nothing new is started for it.</summary>
    Backpressure = 18,

    /// <summary>Its deadline passed before it was done.</summary>
    DeadlinePassed = 19,
}
