using System.Collections.Immutable;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Controller.Schedules;

public sealed class DiscoveryScheduleTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SpawnOptions Options = new();
    private static readonly SpawnPolicy Asked = SpawnPolicy.Empty.Apply(new SpawnEvents.DiscoveryPlanned("p", [], [], new DateRange(Now, Now.AddDays(90)), Now));

    [Fact]
    public void Nothing_is_due_before_the_first_plan_that_somebody_asks_for()
    {
        Assert.Null(DiscoverySchedule.Decide(Inputs(Now), ScheduleState.Empty, Options, Now.AddDays(3)));
        Assert.All(DiscoverySchedule.Runs(Inputs(Now), ScheduleState.Empty, Options, Now), run => Assert.Equal((null, "not-begun"), (run.At, run.Reason)));
    }

    [Fact]
    public void Cron_and_the_setting_begin_the_schedule_by_themselves()
    {
        var cron = Options with { Schedules = new ScheduleOptions { DiscoveryCron = CronCadence.Read("0 3 * * *") } };
        var started = Options with { Schedules = new ScheduleOptions { BeginUnasked = true } };

        Assert.Equal(new ScheduleEvents.ScheduleBegan(Now), DiscoverySchedule.Decide(Inputs(Now), ScheduleState.Empty, cron, Now));
        Assert.Equal(new ScheduleEvents.ScheduleBegan(Now), DiscoverySchedule.Decide(Inputs(Now), ScheduleState.Empty, started, Now));
    }

    [Fact]
    public void After_a_plan_areas_come_one_by_one_over_an_interval_each_once()
    {
        var state = Asked.Schedules;
        var runs = new List<ScheduleEvents.DiscoveryDue>();
        for (var now = Now; now < Now.AddHours(9); now = now.AddMinutes(1))
            if (DiscoverySchedule.Decide(Inputs(now), state, Options, now) is ScheduleEvents.DiscoveryDue due)
            {
                runs.Add(due);
                state = state.Apply(due).Apply(new ScheduleEvents.DueQueued(due.RunId, due.Areas.Length));
            }

        var areas = Inputs(Now).Plan.Areas.Select(area => area.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(areas, runs.SelectMany(run => run.Areas).Order(StringComparer.Ordinal));
        Assert.True(runs.Count > areas.Count / 2, $"{runs.Count} runs for {areas.Count} areas");
        Assert.All(runs, run => Assert.InRange(run.At, Now.AddHours(3), Now.AddHours(9)));
    }

    [Fact]
    public void Weeks_of_downtime_give_one_run_and_none_while_it_is_open()
    {
        var back = Now.AddDays(30);
        var due = Assert.IsType<ScheduleEvents.DiscoveryDue>(DiscoverySchedule.Decide(Inputs(back), Asked.Schedules, Options, back));
        var open = Asked.Schedules.Apply(due);

        Assert.Equal(Inputs(back).Plan.Areas.Length, due.Areas.Length);
        Assert.Equal(new DateRange(back, back.AddDays(90)), due.Range);
        Assert.Null(DiscoverySchedule.Decide(Inputs(back), open, Options, back.AddDays(1)));
        Assert.Null(DiscoverySchedule.Decide(Inputs(back), open.Apply(new ScheduleEvents.DueQueued(due.RunId, 36)), Options, back.AddMinutes(1)));
    }

    [Fact]
    public void An_area_under_search_is_not_due_again()
    {
        var back = Now.AddDays(1);
        var inputs = Inputs(back);
        var busy = inputs with { Live = [inputs.Plan.Areas[0].Id] };

        var due = Assert.IsType<ScheduleEvents.DiscoveryDue>(DiscoverySchedule.Decide(busy, Asked.Schedules, Options, back));
        Assert.DoesNotContain(inputs.Plan.Areas[0].Id, due.Areas);
        Assert.Equal("running", DiscoverySchedule.Runs(busy, Asked.Schedules, Options, back).Single(run => run.AreaId == inputs.Plan.Areas[0].Id).Reason);
    }

    [Fact]
    public void A_quiet_area_comes_less_often_than_a_productive_one()
    {
        var ids = Inputs(Now).Plan.Areas.Where(area => area.Source == SourceName.Ticketmaster).Take(2).Select(area => area.Id).ToList();
        var inputs = Inputs(Now, Yield(ids[0], 0), Yield(ids[1], 5000));
        var runs = DiscoverySchedule.Runs(inputs, Asked.Schedules, Options, Now.AddHours(1)).ToDictionary(run => run.AreaId!);

        Assert.Equal((48, 3), (runs[ids[0]].Every.TotalHours, runs[ids[1]].Every.TotalHours));
        Assert.InRange(runs[ids[0]].At!.Value, Now.AddHours(24), Now.AddHours(72));
        Assert.InRange(runs[ids[1]].At!.Value, Now.AddHours(1.5), Now.AddHours(4.5));
    }

    [Fact]
    public void Every_run_falls_into_the_off_peak_window_of_its_own_clock()
    {
        var window = OffPeakWindow.Read("01:00-06:00")!;
        var options = Options with { Schedules = new ScheduleOptions { OffPeak = window } };

        Assert.All(DiscoverySchedule.Runs(Inputs(Now), Asked.Schedules, options, Now), run =>
            Assert.True(window.Contains(run.At!.Value, NodaTime.DateTimeZoneProviders.Tzdb[run.TimeZone]), $"{run.Name} at {run.At}"));
    }

    [Fact]
    public void A_schedule_that_is_switched_off_runs_nothing()
    {
        var off = Options with { DiscoveryInterval = TimeSpan.Zero };

        Assert.Null(DiscoverySchedule.Decide(Inputs(Now), Asked.Schedules, off, Now.AddDays(30)));
        Assert.All(DiscoverySchedule.Runs(Inputs(Now), Asked.Schedules, off, Now), run => Assert.Equal("off", run.Reason));
    }

    [Fact]
    public void A_search_on_request_counts_as_a_run_of_its_area()
    {
        var id = Inputs(Now).Plan.Areas[0].Id;
        var inputs = Inputs(Now, AreaYield.Of(id).After(new AreaSearch("t", Now.AddHours(5), Now.AddHours(5.1), 1, 1, 0, 1)));

        Assert.Equal(Now.AddHours(5), DiscoverySchedule.Runs(inputs, Asked.Schedules, Options, Now.AddHours(6)).Single(run => run.AreaId == id).Last);
    }

    [Fact]
    public void A_snapshot_keeps_what_the_schedules_remember()
    {
        var due = new ScheduleEvents.DiscoveryDue("due-1", ["yelp/a"], new DateRange(Now, Now.AddDays(90)), Now.AddHours(6));

        var restored = SpawnSnapshot.Of(Asked.Apply(due)).Restore().Schedules;
        Assert.Equal((Now, Now, Now.AddHours(6)), (restored.BegunAt, restored.AllAt, restored.LastRuns["yelp/a"]));
        Assert.Equal(due, restored.Open);
    }

    [Fact]
    public void A_sweep_comes_every_half_hour_or_by_cron()
    {
        var first = SweepSchedule.Next(null, Now, Options);
        Assert.InRange(first.At!.Value, Now.AddMinutes(15), Now.AddMinutes(45));
        Assert.Equal(first.At.Value.AddMinutes(30), SweepSchedule.Next(first.At, Now, Options).At);
        Assert.Equal(Now.AddHours(4), SweepSchedule.Next(Now, Now, Options with { Schedules = new ScheduleOptions { SweepCron = CronCadence.Read("0 4 * * *") } }).At);
        Assert.Null(SweepSchedule.Next(Now, Now, Options with { IngestionSweepInterval = TimeSpan.Zero }).At);
    }

    private static ScheduleInputs Inputs(DateTimeOffset now, params AreaYield[] yields)
    {
        var known = yields.ToImmutableSortedDictionary(y => y.AreaId, y => y, StringComparer.Ordinal);
        ImmutableArray<PlannedSource> sources = [new(SourceName.Ticketmaster, true, true), new(SourceName.Yelp, true, true) { MaxRadiusMetres = 40_000 }];
        return new ScheduleInputs(DiscoveryPlanner.Plan(ScheduleInputs.Request(TargetCities.Default, sources, known, Options, now)), known, ImmutableSortedSet<string>.Empty);
    }

    private static AreaYield Yield(string id, double freshPerDay) => AreaYield.Of(id) with
    {
        Searches = 2,
        FreshPerDay = freshPerDay,
        MeanCalls = 3,
        Last = new AreaSearch("t", Now, Now, 0, 0, 0, 3),
    };
}
