using System.Collections.Immutable;

namespace SceneScout.Domain.Tasks.Why;

/// <summary>What is known about a task and its surroundings at an instant.</summary>
public sealed record TaskFacts
{
    /// <summary>The id asked for.</summary>
    public required string TaskId { get; init; }

    /// <summary>The task; null when there is none.</summary>
    public TaskRecord? Task { get; init; }

    /// <summary>Pauses in force.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>Addresses of the nodes that have the role of its type; default when that is not known.</summary>
    public ImmutableArray<string> Nodes { get; init; }

    /// <summary>Workers of its type that are wanted; null when that is not known.</summary>
    public int? Wanted { get; init; }

    /// <summary>Workers of its type that are alive; null when that is not known.</summary>
    public int? Alive { get; init; }

    /// <summary>How many tasks of its source may run at once; null for any number.</summary>
    public int? SourceLimit { get; init; }

    /// <summary>How many tasks of its type and source run.</summary>
    public int SourceRunning { get; init; }

    /// <summary>How many tasks of its type run.</summary>
    public int TypeRunning { get; init; }

    /// <summary>Until when the call budget of its source is used up; null when it is not.</summary>
    public DateTimeOffset? QuotaUntil { get; init; }

    /// <summary>Ready tasks of its type and source that go first.</summary>
    public long Ahead { get; init; }

    /// <summary>Priority of the first of these.</summary>
    public int? FirstPriority { get; init; }

    /// <summary>Other sources with ready tasks of its type.</summary>
    public int OtherSources { get; init; }
}
