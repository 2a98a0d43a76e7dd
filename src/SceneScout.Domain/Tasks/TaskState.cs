namespace SceneScout.Domain.Tasks;

/// <summary>Where a task stands. A failed attempt puts it back to <see cref="Queued"/> with a later not-before, or ends it as <see cref="DeadLettered"/>.</summary>
public enum TaskState
{
    /// <summary>Waits to be claimed.</summary>
    Queued = 0,

    /// <summary>Claimed under a lease and being worked on.</summary>
    Leased = 1,

    /// <summary>Done.</summary>
    Succeeded = 2,

    /// <summary>Given up; a person decides.</summary>
    DeadLettered = 3,

    /// <summary>Stopped on request.</summary>
    Cancelled = 4,
}

/// <summary>Names of <see cref="TaskState"/> on wires and in tables.</summary>
public static class TaskStates
{
    /// <summary>The lower-case name, for example <c>dead-lettered</c>.</summary>
    public static string Name(this TaskState state) => state switch
    {
        TaskState.Queued => "queued",
        TaskState.Leased => "leased",
        TaskState.Succeeded => "succeeded",
        TaskState.DeadLettered => "dead-lettered",
        TaskState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a task state."),
    };

    /// <summary>Finds a state by its name; null when there is none.</summary>
    public static TaskState? Parse(string? name) => name?.ToLowerInvariant() switch
    {
        "queued" => TaskState.Queued,
        "leased" => TaskState.Leased,
        "succeeded" => TaskState.Succeeded,
        "dead-lettered" => TaskState.DeadLettered,
        "cancelled" => TaskState.Cancelled,
        _ => null,
    };

    /// <summary>True for tasks that still have work before them.</summary>
    public static bool IsLive(this TaskState state) => state is TaskState.Queued or TaskState.Leased;
}
