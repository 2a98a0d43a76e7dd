using NodaTime;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>When listings that no live task holds are swept into tasks. Pure.</summary>
public static class SweepSchedule
{
    private const string Sweep = "ingestion-sweep";

    /// <summary>The next sweep; without a time when switched off. It may lie in the past: then it is due.</summary>
    /// <param name="last">The last one; null for none.</param>
    /// <param name="startedAt">When the controller began, for the first.</param>
    /// <param name="options">Settings.</param>
    public static ScheduledRun Next(DateTimeOffset? last, DateTimeOffset startedAt, SpawnOptions options)
    {
        var (every, from) = (options.IngestionSweepInterval, last ?? startedAt);
        var run = new ScheduledRun(Sweep, null, "listings that no live task holds", "Etc/UTC", null, last, every, "off", "Sweeps are switched off.");
        if (options.Schedules.Sweep(every) is not { } schedule)
            return run;
        var next = schedule.Next(Sweep, from, every, every, DateTimeZone.Utc, from);
        return run with
        {
            At = next.At,
            Reason = RunReasons.Name(next.Reason),
            Why = schedule.Cron is { } cron ? $"cron {cron}" : $"every {RunReasons.Span(every)}",
        };
    }
}
