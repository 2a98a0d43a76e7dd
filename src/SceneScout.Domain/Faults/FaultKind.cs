namespace SceneScout.Domain.Faults;

/// <summary>The closed list of what can go wrong.</summary>
public enum FaultKind
{
    /// <summary>An attempt took too long.</summary>
    TaskTimeout = 0,

    /// <summary>A queue or a pool is full.</summary>
    WorkerLimit = 1,

    /// <summary>An input is not acceptable; trying again cannot help.</summary>
    Validation = 2,

    /// <summary>An external API failed or answered what cannot be read.</summary>
    ExternalApi = 3,

    /// <summary>An external API says: too many calls.</summary>
    RateLimited = 4,

    /// <summary>An external API refuses the credential.</summary>
    Authentication = 5,

    /// <summary>The store failed.</summary>
    Database = 6,

    /// <summary>The task's lease ran out or was taken over.</summary>
    LeaseLost = 7,

    /// <summary>The task ended its worker again and again.</summary>
    Poison = 8,

    /// <summary>Stopped on request.</summary>
    Cancelled = 9,

    /// <summary>A defect: something that no rule foresees.</summary>
    Unexpected = 10,

    /// <summary>A defect: a write broke a rule of the store's tables, such as a key that stands once.</summary>
    Conflict = 11,

    /// <summary>The instant until when a task was wanted has passed.</summary>
    DeadlinePassed = 12,
}
