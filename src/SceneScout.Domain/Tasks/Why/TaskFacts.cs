using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Scheduling;

namespace SceneScout.Domain.Tasks.Why;

/// <summary>What is known about a task and its surroundings at an instant.</summary>
public sealed record TaskFacts
{
    private static readonly string RateLimitCode = new SpawnFault(FaultKind.RateLimited, "").Traits.Code;

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

    /// <summary>The part of the day, in UTC, in which tasks of its type begin, and when it opens; null while it is open, and for all of the day.</summary>
    public (OffPeakWindow Window, DateTimeOffset Opens)? OffPeak { get; init; }

    /// <summary>Likewise of the type of <see cref="HeldBy"/>.</summary>
    public (OffPeakWindow Window, DateTimeOffset Opens)? HeldOffPeak { get; init; }

    /// <summary>The stage that follows and has so much waiting that nothing new is started for it, with its mark; null when none has.</summary>
    public (StageHold Hold, BacklogMark Mark)? HeldBy { get; init; }

    /// <summary>How many tasks of its source may run at once; null for any number.</summary>
    public int? SourceLimit { get; init; }

    /// <summary>How many tasks of its call run.</summary>
    public int CallRunning { get; init; }

    /// <summary>How many tasks of its type and source run.</summary>
    public int SourceRunning { get; init; }

    /// <summary>How many tasks of its type run.</summary>
    public int TypeRunning { get; init; }

    /// <summary>Until when it waits for the call budget of its source; null when it does not.</summary>
    public DateTimeOffset? QuotaUntil { get; init; }

    /// <summary>Until when a task was put off for its source's call budget; null when it was not, or for another reason.</summary>
    public static DateTimeOffset? DeferredForQuota(TaskRecord task) =>
        task.Error?.StartsWith(RateLimitCode, StringComparison.Ordinal) == true ? task.Task.NotBefore : null;

    /// <summary>Ready tasks of its type and source that go first.</summary>
    public long Ahead { get; init; }

    /// <summary>Priority of the first of these.</summary>
    public int? FirstPriority { get; init; }

    /// <summary>Other sources with ready tasks of its type.</summary>
    public int OtherSources { get; init; }
}
