using System.Globalization;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Scheduling;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>Words for why a run comes when it comes.</summary>
internal static class RunReasons
{
    /// <summary>The name on wires.</summary>
    public static string Name(RunReason reason) => reason switch
    {
        RunReason.Interval => "interval",
        RunReason.Cron => "cron",
        RunReason.OffPeak => "off-peak",
        RunReason.Overdue => "overdue",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    /// <summary>The reason in words, with what the area's interval comes from.</summary>
    public static string Why(RunReason reason, DiscoveryArea area, AreaYield? yield, Schedule schedule)
    {
        var pace = area.Visits.Pace switch
        {
            VisitPace.Unproven => "its yield is not known yet",
            VisitPace.BudgetBound => "the source's budget does not reach for more",
            _ => string.Create(CultureInfo.InvariantCulture, $"{yield?.FreshPerDay ?? 0:0.#} new or changed listings a day for {area.ExpectedCalls:0.#} calls"),
        };
        var every = $"every {Span(area.Visits.Every)}: {pace}";
        return reason switch
        {
            RunReason.OffPeak => $"waits for {schedule.Window} by the local clock; {every}",
            RunReason.Overdue => $"was missed, one run makes up for all; {every}",
            RunReason.Cron => $"cron {schedule.Cron}; {every}",
            _ => every,
        };
    }

    /// <summary>A time as people say it: <c>30 s</c>, <c>2 min</c>, <c>6.75 h</c>.</summary>
    public static string Span(TimeSpan span) =>
        span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.##} h")
        : span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.##} min")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.##} s");
}
