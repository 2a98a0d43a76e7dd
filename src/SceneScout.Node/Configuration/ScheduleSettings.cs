using SceneScout.Actors.Controller.Schedules;
using SceneScout.Domain.Scheduling;

namespace SceneScout.Node.Configuration;

/// <summary>The settings of the schedules.</summary>
internal static class ScheduleSettings
{
    /// <summary>The settings: key without the root, kind.</summary>
    public static IEnumerable<(string Key, SettingKind Kind)> Table()
    {
        yield return ("discovery.cron", new CronKind());
        yield return ("discovery.off-peak", new DayPartKind());
        yield return ("discovery.spread", new SpanKind(TimeSpan.Zero, TimeSpan.FromDays(1)));
        yield return ("discovery.shortest-interval", new SpanKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)));
        yield return ("discovery.longest-interval", new SpanKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)));
        yield return ("discovery.fresh-per-call", new NumberKind(0.01, 1000));
        yield return ("discovery.whole-every", new WholeKind(1, 1000));
        yield return ("discovery.whole-within", new SpanKind(TimeSpan.Zero, TimeSpan.FromDays(365)));
        yield return ("discovery.budget-share", new NumberKind(0.01, 1));
        yield return ("discovery.begin", new ChoiceKind("asked", "started"));
        yield return ("ingestion.sweep-cron", new CronKind());
    }

    /// <summary>Reads them.</summary>
    public static ScheduleOptions Read(EffectiveConfig config) => new()
    {
        DiscoveryCron = CronCadence.Read(config.Text("discovery.cron")),
        OffPeak = OffPeakWindow.Read(config.Text("discovery.off-peak")),
        Spread = config.Span("discovery.spread"),
        ShortestInterval = config.Span("discovery.shortest-interval"),
        LongestInterval = config.Span("discovery.longest-interval"),
        FreshPerCall = config.Number("discovery.fresh-per-call"),
        BudgetShare = config.Number("discovery.budget-share"),
        BeginUnasked = config.Text("discovery.begin") == "started",
        SweepCron = CronCadence.Read(config.Text("ingestion.sweep-cron")),
    };
}

/// <summary>A cron expression, or nothing.</summary>
internal sealed record CronKind : SettingKind
{
    public override string Accepted => "a cron expression that comes, such as '0 3 * * *' (minute hour day month weekday), or nothing";

    public override bool Accepts(string text) => text.Length == 0 || CronCadence.Read(text) is not null;
}

/// <summary>A part of the day, or nothing.</summary>
internal sealed record DayPartKind : SettingKind
{
    public override string Accepted => "a part of the day such as 01:00-06:00, or nothing";

    public override bool Accepts(string text) => text.Length == 0 || OffPeakWindow.Read(text) is not null;
}
