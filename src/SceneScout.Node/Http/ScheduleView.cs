using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SceneScout.Actors.Controller.Schedules;

namespace SceneScout.Node.Http;

/// <summary>The next runs, as JSON.</summary>
internal sealed record ScheduleView(DateTimeOffset At, ImmutableArray<ScheduledRunView> Runs)
{
    /// <summary>Of the controller's answer.</summary>
    public static ScheduleView Of(ScheduleReplies.Runs runs) => new(runs.At, [.. runs.Next.Select(ScheduledRunView.Of)]);
}

/// <summary>A run: <c>at</c> in UTC, <c>local</c> the same instant by the local clock.</summary>
internal sealed record ScheduledRunView(
    string What, string? Area, string Name, DateTimeOffset? At, string? Local, string TimeZone, DateTimeOffset? Last, double EveryHours, string Reason, string Why)
{
    /// <summary>Of a run.</summary>
    public static ScheduledRunView Of(ScheduledRun run) => new(
        run.What, run.AreaId, run.Name, run.At, LocalOf(run.At, run.TimeZone), run.TimeZone, run.Last, Math.Round(run.Every.TotalHours, 3), run.Reason, run.Why);

    private static string? LocalOf(DateTimeOffset? at, string timeZone) =>
        at is { } instant && DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is { } zone
            ? Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;
}
