using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>Decides which areas are due, and when the others will be. Pure.</summary>
public static class DiscoverySchedule
{
    /// <summary>Name of discovery in <see cref="ScheduledRun.What"/>.</summary>
    public const string Discovery = "discovery";

    // A run is one event in the journal and one transaction in the store.
    private const int MostAreas = 1000;

    /// <summary>Every planned area with its next run, soonest first; those that do not run by themselves now come last.</summary>
    /// <param name="look">What there is to search and what is being searched.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="options">Settings.</param>
    /// <param name="now">The instant.</param>
    public static ImmutableArray<ScheduledRun> Runs(ScheduleInputs look, ScheduleState state, SpawnOptions options, DateTimeOffset now)
    {
        var schedule = options.Schedules.Discovery(options.DiscoveryInterval);
        var begun = state.BegunAt ?? (options.Schedules.BeginUnasked || schedule?.Cron is not null ? now : null);
        return
        [
            .. look.Plan.Areas
                .Select(area => RunOf(area, look, state, schedule, begun, options, now))
                .OrderBy(run => run.At ?? DateTimeOffset.MaxValue)
                .ThenBy(run => run.AreaId, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is to be journaled now: the begin of the schedule, or a run of all areas that are due; null for nothing. While a run is open there is none: missed runs do not pile up.</summary>
    public static ISpawnEvent? Decide(ScheduleInputs look, ScheduleState state, SpawnOptions options, DateTimeOffset now)
    {
        var schedule = options.Schedules.Discovery(options.DiscoveryInterval);
        if (schedule is null || state.Open is not null)
            return null;
        if (state.BegunAt is null)
            return options.Schedules.BeginUnasked || schedule.Cron is not null ? new ScheduleEvents.ScheduleBegan(now) : null;
        ImmutableArray<string> due = [.. Runs(look, state, options, now).Where(run => run.At <= now).Take(MostAreas).Select(run => run.AreaId!)];
        return due.IsEmpty
            ? null
            : new ScheduleEvents.DiscoveryDue($"due-{now.UtcDateTime.ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture)}", due, new DateRange(now, now + options.Horizon), now);
    }

    private static ScheduledRun RunOf(
        DiscoveryArea area, ScheduleInputs look, ScheduleState state, Schedule? schedule, DateTimeOffset? begun, SpawnOptions options, DateTimeOffset now)
    {
        var yield = look.Yields.GetValueOrDefault(area.Id);
        var last = state.LastRun(area.Id, yield);
        var run = new ScheduledRun(Discovery, area.Id, area.Name, area.TimeZone, null, last, area.Visits.Every, "off", "Scheduled discovery is switched off.");
        if (schedule is null)
            return run;
        if (look.Live.Contains(area.Id))
            return run with { Reason = "running", Why = "A search of it is queued or under way; the next is reckoned from its end." };
        if (begun is not { } from)
            return run with { Reason = "not-begun", Why = "The schedule begins with the first plan that somebody asks for (discovery.begin)." };
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(area.TimeZone) ?? DateTimeZone.Utc;
        var next = schedule.Next(area.Id, last ?? from, area.Visits.Every, options.Schedules.Visits(options.DiscoveryInterval).Usual, zone, now);
        return run with { At = next.At, Reason = RunReasons.Name(next.Reason), Why = RunReasons.Why(next.Reason, area, yield, schedule) };
    }
}
