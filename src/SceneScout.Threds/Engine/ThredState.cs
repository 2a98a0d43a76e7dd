using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A thred: a running instance of a pattern. Immutable; a step gives the next one.</summary>
public sealed record ThredState
{
    /// <summary>No locals.</summary>
    public static IReadOnlyDictionary<string, JsonataValue> NoLocals { get; } = ImmutableDictionary<string, JsonataValue>.Empty;

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its pattern.</summary>
    public required string PatternId { get; init; }

    /// <summary>The pattern's name.</summary>
    public required string PatternName { get; init; }

    /// <summary>The version of the pattern that it keeps.</summary>
    public required int PatternVersion { get; init; }

    /// <summary>Whether it lives.</summary>
    public ThredStatus Status { get; init; }

    /// <summary>The reaction that it waits in; null when it has ended.</summary>
    public string? Reaction { get; init; }

    /// <summary>When it came into its reaction, in ms since 1970.</summary>
    public long ReactionStart { get; init; }

    /// <summary>When it began, in ms since 1970.</summary>
    public long StartTime { get; init; }

    /// <summary>When it moved last, in ms since 1970.</summary>
    public long LastUpdateTime { get; init; }

    /// <summary>When it ended, in ms since 1970; null while it lives.</summary>
    public long? EndTime { get; init; }

    /// <summary>Which operands of each <c>and</c> have matched: a bit for each, by the condition's path.</summary>
    public ImmutableSortedDictionary<string, ulong> Matched { get; init; } = ImmutableSortedDictionary<string, ulong>.Empty;

    /// <summary>What it has set for itself.</summary>
    public IReadOnlyDictionary<string, JsonataValue> Locals { get; init; } = NoLocals;

    /// <summary>Who takes part, agents among them, in the order of their coming.</summary>
    public ImmutableArray<string> Participants { get; init; } = [];

    /// <summary>What people see of it: the title of the event that moved it last.</summary>
    public string? Label { get; init; }

    /// <summary>What people see of it: the description or the type of that event.</summary>
    public string? Description { get; init; }

    /// <summary>What people see of it: the display of that event.</summary>
    public string? DisplayUri { get; init; }

    /// <summary>The thred that spawned it; null for one that an event began.</summary>
    public string? ParentId { get; init; }

    /// <summary>How it belongs to its parent; null when it has none.</summary>
    public SpawnKind? Spawned { get; init; }

    /// <summary>The threds that it spawned.</summary>
    public ImmutableArray<ThredChild> Children { get; init; } = [];

    /// <summary>The children of each directive that joins them.</summary>
    public ImmutableArray<ImmutableArray<JoinedChild>> Joins { get; init; } = [];

    /// <summary>What it will do by itself.</summary>
    public ImmutableArray<ThredTimer> Timers { get; init; } = [];

    /// <summary>Messages that wait for the answers of their agents and may be sent again.</summary>
    public ImmutableArray<ThredRetry> Retries { get; init; } = [];

    /// <summary>The events that it has decided.</summary>
    public SeenEvents Seen { get; init; } = SeenEvents.None;

    /// <summary>How many decisions have changed it.</summary>
    public long Steps { get; init; }

    /// <summary>When its next timer is due, in ms since 1970; null when it has none.</summary>
    public long? NextDue => Timers.IsEmpty ? null : Timers.Min(timer => timer.Due);
}
