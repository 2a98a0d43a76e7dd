using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>The schedules' entries in the controller's journal.</summary>
public static class ScheduleEvents
{
    /// <summary>The schedule of discovery begins: areas never searched are due from here on.</summary>
    /// <param name="At">When.</param>
    public sealed record ScheduleBegan(DateTimeOffset At) : ISpawnEvent;

    /// <summary>Areas are due; their tasks are not queued yet.</summary>
    /// <param name="RunId">Names this run; part of its tasks' ids.</param>
    /// <param name="Areas">Ids of the areas.</param>
    /// <param name="Range">Dates searched.</param>
    /// <param name="At">When it was decided: their last run from here on.</param>
    public sealed record DiscoveryDue(string RunId, ImmutableArray<string> Areas, DateRange Range, DateTimeOffset At) : ISpawnEvent;

    /// <summary>The tasks of a run are queued.</summary>
    /// <param name="RunId">The run.</param>
    /// <param name="Tasks">How many; fewer than areas when some are planned no more.</param>
    public sealed record DueQueued(string RunId, int Tasks) : ISpawnEvent;
}
