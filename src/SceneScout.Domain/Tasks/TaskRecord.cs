namespace SceneScout.Domain.Tasks;

/// <summary>A task as the store keeps it.</summary>
public sealed record TaskRecord
{
    /// <summary>What was queued.</summary>
    public required NewTask Task { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState State { get; init; }

    /// <summary>How many attempts began and counted.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was queued first.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was claimed last.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Who holds or held it last.</summary>
    public string? WorkerId { get; init; }

    /// <summary>Until when the lease holds; null when not leased.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The fence of the last claim; 0 when never claimed.</summary>
    public required long Fence { get; init; }

    /// <summary>Where a crash goes on from, as the type's own JSON; null at the start.</summary>
    public string? CheckpointJson { get; init; }

    /// <summary>The result as JSON, when succeeded.</summary>
    public string? ResultJson { get; init; }

    /// <summary>The last fault as <c>CODE: message</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The right to work on it, when leased.</summary>
    public TaskLease Lease => new(Task.Id, WorkerId ?? "", Fence);
}
