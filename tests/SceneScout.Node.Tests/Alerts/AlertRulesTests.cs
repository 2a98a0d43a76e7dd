using System.Collections.Immutable;
using SceneScout.Node.Alerts;
using SceneScout.Node.Health;
using SceneScout.Node.Telemetry;
using Xunit;

namespace SceneScout.Node.Tests.Alerts;

public sealed class AlertRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlertReading Quiet = new(Now, AlertTotals.None, AlertHistory.Empty, GaugeReadings.None, [], 0.3);

    private static string[] Names(AlertReading reading) => [.. AlertRules.Look(reading).Select(condition => condition.Subject.Length == 0 ? condition.Rule.Name : $"{condition.Rule.Name} {condition.Subject}")];

    [Fact]
    public void Of_a_node_that_does_its_work_nothing_is_told() => Assert.Empty(Names(Quiet with
    {
        Totals = new() { Done = 1000, Failed = 50, Processing = (100, 900), Quality = (50, 40), Store = (10_000, 100), Calls = Called(1000, 10, 100), Timeouts = Timeouts(10) },
        Gauges = GaugeReadings.None with { Tasks = [("discovery", "queued", 1000), ("discovery", "leased", 5000)] },
        Probes = [Probe(true)],
        MemoryShare = 0.85,
    }));

    [Fact]
    public void Attempts_that_fail_are_told_when_there_are_more_than_five_in_a_hundred()
    {
        Assert.Equal(["HighErrorRate"], Names(Quiet with { Totals = new() { Done = 94, Failed = 6 } }));
        Assert.Empty(Names(Quiet with { Totals = new() { Done = 9, Failed = 10 } }));
        Assert.Empty(Names(Quiet with { Totals = new() { Done = 94, Failed = 6 }, History = AlertHistory.Empty.With(Now.AddMinutes(-6), new() { Done = 50, Failed = 6 }) }));
    }

    [Fact]
    public void Timeouts_are_told_when_they_are_many_and_many_more_than_an_hour_before()
    {
        var before = AlertHistory.Empty.With(Now.AddMinutes(-70), AlertTotals.None).With(Now.AddMinutes(-60), new() { Timeouts = Timeouts(4) });

        Assert.Equal(["TimeoutSpike discovery"], Names(Quiet with { Totals = new() { Timeouts = Timeouts(11) } }));
        Assert.Equal(["TimeoutSpike discovery"], Names(Quiet with { History = before.With(Now.AddMinutes(-11), new() { Timeouts = Timeouts(4) }), Totals = new() { Timeouts = Timeouts(17) } }));
        Assert.Empty(Names(Quiet with { History = before.With(Now.AddMinutes(-11), new() { Timeouts = Timeouts(4) }), Totals = new() { Timeouts = Timeouts(16) } }));
    }

    [Fact]
    public void A_queue_that_is_long_is_told_unless_its_part_of_the_day_has_not_come()
    {
        var gauges = GaugeReadings.None with { Tasks = [("processing", "queued", 1001)] };

        Assert.Equal(["QueueLong processing"], Names(Quiet with { Gauges = gauges }));
        Assert.Empty(Names(Quiet with { Gauges = gauges with { OffPeak = [("processing", true)] } }));
    }

    [Fact]
    public void Sources_are_told_by_name()
    {
        Assert.Equal(["RateLimited yelp"], Names(Quiet with { Totals = new() { Calls = Called(1000, 11, 0) } }));
        Assert.Equal(["SourceFailing yelp"], Names(Quiet with { Totals = new() { Calls = Called(10, 0, 2) } }));
        Assert.Empty(Names(Quiet with { Totals = new() { Calls = Called(9, 0, 9) } }));
    }

    [Fact]
    public void What_is_slow_bad_full_or_gone_is_told() =>
        Assert.Equal(
            ["LowQuality", "MembersUnreachable", "MemoryHigh", "ProbeFailing journal", "SlowProcessing", "SlowStore"],
            Names(Quiet with
            {
                Totals = new() { Processing = (2, 62), Quality = (20, 13.9), Store = (100, 2) },
                Gauges = GaugeReadings.None with { Members = ImmutableSortedDictionary<string, long>.Empty.Add("unreachable", 1) },
                Probes = [Probe(false)],
                MemoryShare = 0.86,
            }).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_says_what_to_do()
    {
        Assert.Equal(AlertRules.All.Count, AlertRules.All.Select(rule => rule.Name).Distinct().Count());
        Assert.All(AlertRules.All, rule => Assert.EndsWith(".", rule.Action, StringComparison.Ordinal));
    }

    private static ImmutableSortedDictionary<string, long> Timeouts(long count) => ImmutableSortedDictionary<string, long>.Empty.Add("discovery", count);

    private static ImmutableSortedDictionary<string, (long All, long Refused, long Failed)> Called(long all, long refused, long failed) =>
        ImmutableSortedDictionary<string, (long All, long Refused, long Failed)>.Empty.Add("yelp", (all, refused, failed));

    private static HealthAnswer Probe(bool healthy) => new("journal", healthy, healthy ? null : "no connection", TimeSpan.Zero, TimeSpan.Zero, ["ready"]);
}
