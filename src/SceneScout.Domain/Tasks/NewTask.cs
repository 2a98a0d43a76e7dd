namespace SceneScout.Domain.Tasks;

/// <summary>A task to be queued.</summary>
public sealed record NewTask
{
    /// <summary>Default priority of a task, as in the user's documents.</summary>
    public const int DefaultPriority = 5;

    /// <summary>Unique id; queuing the same id twice queues it once.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of work.</summary>
    public required TaskType Type { get; init; }

    /// <summary>The source concerned; null when it has none.</summary>
    public string? Source { get; init; }

    /// <summary>The area concerned; null when it has none.</summary>
    public string? Area { get; init; }

    /// <summary>Higher goes first; 0 to 100.</summary>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>Parameters as a JSON object; its shape is that of the type.</summary>
    public required string ParametersJson { get; init; }

    /// <summary>At this instant an attempt is stopped, and from it on none begins: the task is given up. Null for no such instant.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Not to be claimed before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>A caller's own key: a second task with the same key is the first one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>W3C traceparent of the request that made it.</summary>
    public string? TraceParent { get; init; }
}
