using CsCheck;
using NodaTime;
using SceneScout.Domain.Scheduling;

namespace SceneScout.Domain.Tests.Scheduling;

public sealed class ScheduleProperties
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(6);

    // Half hours of summer time, summer time from midnight, a day that never was, zones without any.
    private static readonly Gen<DateTimeZone> Zones = Gens.One(
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia", "Asia/Beirut", "Asia/Kolkata", "Pacific/Chatham", "Africa/Casablanca", "Etc/UTC")
        .Select(id => DateTimeZoneProviders.Tzdb[id]);

    private static readonly Gen<OffPeakWindow> Windows = Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 1439], (from, length) =>
        new OffPeakWindow(LocalTime.Midnight.PlusMinutes(from), LocalTime.Midnight.PlusMinutes(from + length)));

    private static readonly Gen<Schedule> Schedules = Gen.Select(
        Gens.One<CronCadence?>(null, CronCadence.Read("0 3 * * *"), CronCadence.Read("*/20 * * * *"), CronCadence.Read("30 2 * * *"), CronCadence.Read("0 */6 * * *"), CronCadence.Read("15 1 1 * *")),
        Gen.Int[0, 120],
        Gen.Int[0, 3],
        Windows,
        (cron, spread, windowed, window) => new Schedule { Cron = cron, Spread = TimeSpan.FromMinutes(spread), Window = windowed == 0 ? window : null });

    private static readonly Gen<TimeSpan> Intervals = Gens.One(1, 3, 6, 12, 24, 48, 5, 7).Select(hours => TimeSpan.FromHours(hours));
    private static readonly Gen<string> Keys = Gen.Int[0, 500].Select(n => $"yelp/{n}");

    // Often within a day of a change of clocks.
    private static Gen<DateTimeOffset> Around(DateTimeZone zone) => Gen.Select(Gen.Long[0, 20L * 365 * 86_400], Gen.Int[-90_000, 90_000], Gen.Bool, (seconds, beside, near) =>
    {
        var at = new DateTimeOffset(2008, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
        var interval = zone.GetZoneInterval(Instant.FromDateTimeOffset(at));
        return near && interval.HasEnd ? interval.End.ToDateTimeOffset().ToUniversalTime().AddSeconds(beside) : at;
    });

    private static Gen<(DateTimeZone Zone, DateTimeOffset At)> Places => Zones.SelectMany(zone => Around(zone).Select(at => (zone, at)));

    [Fact]
    public void The_next_run_is_never_in_the_past_and_always_inside_the_window() =>
        Gen.Select(Schedules, Keys, Intervals, Places, Gen.Int[0, 5_000_000]).Sample((schedule, key, every, place, later) =>
        {
            var now = place.At.AddSeconds(later);
            var next = schedule.Next(key, place.At, every, Usual, place.Zone, now).At;
            return next >= now && (schedule.Window is not { } window || window.Contains(next, place.Zone));
        }, iter: 4000);

    [Fact]
    public void After_a_run_the_next_one_lies_in_the_future() =>
        Gen.Select(Schedules, Keys, Intervals, Places).Sample((schedule, key, every, place) =>
            schedule.Next(key, place.At, every, Usual, place.Zone, place.At).At > place.At, iter: 4000);

    [Fact]
    public void An_interval_never_has_two_runs_and_weeks_of_downtime_are_made_up_for_by_one() =>
        Gen.Select(Schedules, Keys, Intervals, Places, Gen.Int[0, 60]).Sample((schedule, key, every, place, down) =>
        {
            var runs = Runs(schedule with { Cron = null }, key, every, place.Zone, place.At.AddDays(-down), place.At, place.At.AddDays(5));
            return runs.Zip(runs.Skip(1)).All(pair => pair.Second - pair.First >= every / 2);
        }, iter: 150);

    [Fact]
    public void What_was_missed_runs_soon_however_long_it_was_missed() =>
        Gen.Select(Schedules, Keys, Places, Gen.Int[3, 60]).Sample((schedule, key, place, down) =>
            schedule.Next(key, place.At.AddDays(-down), Usual, Usual, place.Zone, place.At).At <= place.At.AddDays(schedule.Cron?.Text == "15 1 1 * *" ? 32 : 2), iter: 2000);

    [Fact]
    public void Without_a_window_an_interval_is_kept_on_the_average() =>
        Gen.Select(Keys, Intervals, Places).Sample((key, every, place) =>
        {
            var runs = Runs(new Schedule(), key, every, place.Zone, place.At, place.At, place.At.AddDays(10));
            return Math.Abs(runs.Count - (10 / every.TotalDays)) <= 1.6;
        }, iter: 60);

    [Fact]
    public void A_cron_time_never_has_two_runs_and_weeks_of_downtime_are_made_up_for_by_one() =>
        Gen.Select(Schedules, Keys, Places, Gen.Int[0, 60]).Sample((schedule, key, place, down) =>
        {
            if (schedule.Cron is not { } cron)
                return true;
            var runs = Runs(schedule with { Spread = default }, key, Usual, place.Zone, place.At.AddDays(-down), place.At, place.At.AddDays(3));
            // Between two runs a cron time came.
            return runs.Zip(runs.Skip(1)).All(pair => cron.AtOrAfter(pair.First.AddTicks(1), place.Zone) <= pair.Second);
        }, iter: 150);

    [Fact]
    public void Areas_of_one_interval_are_spread_over_all_of_it()
    {
        var begun = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var hours = Enumerable.Range(0, 600).Select(n => (int)(new Schedule().Next($"yelp/{n}", begun, Usual, Usual, DateTimeZone.Utc, begun).At - begun).TotalHours).ToList();

        Assert.Equal([3, 4, 5, 6, 7, 8], hours.Distinct().Order());
        Assert.All(hours.CountBy(hour => hour), hour => Assert.InRange(hour.Value, 60, 140));
    }

    // Looks every few minutes, as a controller does, and runs what is due.
    private static List<DateTimeOffset> Runs(Schedule schedule, string key, TimeSpan every, DateTimeZone zone, DateTimeOffset last, DateTimeOffset from, DateTimeOffset to)
    {
        var runs = new List<DateTimeOffset>();
        for (var now = from; now < to; now = now.AddMinutes(7))
            if (schedule.IsDue(key, last, every, Usual, zone, now))
            {
                runs.Add(now);
                last = now;
            }

        return runs;
    }
}
