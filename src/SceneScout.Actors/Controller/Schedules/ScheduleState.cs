using System.Collections.Immutable;
using SceneScout.Domain.Planning;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>What the schedules remember: little enough that whatever was missed is one run. Immutable.</summary>
public sealed record ScheduleState
{
    // Areas that are planned no more stay until then; the oldest go first.
    private const int RememberedAreas = 20_000;

    /// <summary>Nothing ran yet.</summary>
    public static readonly ScheduleState Empty = new();

    /// <summary>When discovery by schedule began; null when it has not.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>When every area was asked for last, by somebody; null for never.</summary>
    public DateTimeOffset? AllAt { get; init; }

    /// <summary>When each area was due last.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> LastRuns { get; init; } = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>The run whose tasks are not queued yet; one at a time.</summary>
    public ScheduleEvents.DiscoveryDue? Open { get; init; }

    /// <summary>When an area ran last, by schedule, on request or, for what happened before this journal, by its searches; null for never.</summary>
    public DateTimeOffset? LastRun(string areaId, AreaYield? yield)
    {
        var last = LastRuns.TryGetValue(areaId, out var run) ? run : (DateTimeOffset?)null;
        return Later(Later(last, AllAt), yield?.Last?.StartedAt);
    }

    /// <summary>The state after an event of the controller.</summary>
    public ScheduleState Apply(ISpawnEvent happened) => happened switch
    {
        ScheduleEvents.ScheduleBegan began => this with { BegunAt = BegunAt ?? began.At },
        ScheduleEvents.DiscoveryDue due => this with { Open = due, LastRuns = Remember(LastRuns.SetItems(due.Areas.Select(area => KeyValuePair.Create(area, due.At)))) },
        ScheduleEvents.DueQueued queued when Open?.RunId == queued.RunId => this with { Open = null },
        SpawnEvents.DiscoveryPlanned planned => this with
        {
            BegunAt = BegunAt ?? planned.At,
            AllAt = planned.Cities.IsEmpty && planned.Sources.IsEmpty ? planned.At : AllAt,
        },
        _ => this,
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    private static ImmutableSortedDictionary<string, DateTimeOffset> Remember(ImmutableSortedDictionary<string, DateTimeOffset> runs) =>
        runs.Count <= RememberedAreas ? runs : runs.RemoveRange(runs.OrderBy(run => run.Value).Take(runs.Count - RememberedAreas).Select(run => run.Key));
}
