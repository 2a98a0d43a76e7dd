using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;

namespace SceneScout.Domain.Tests.Planning;

public sealed class VisitProperties
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly VisitPolicy Policy = VisitPolicy.Default;
    private static readonly Gen<double> Fresh = Gen.OneOf(Gen.Double[0, 20], Gen.Double[0, 5000], Gens.One(0.0));
    private static readonly Gen<double> Calls = Gen.Double[1, 300];

    [Fact]
    public void An_interval_stays_between_its_bounds() => Gen.Select(Fresh, Calls).Sample((fresh, calls) =>
        VisitInterval.Of(fresh, calls, Policy).Every is var every && every >= Policy.Shortest && every <= Policy.Longest);

    [Fact]
    public void More_yield_never_makes_visits_rarer_and_more_calls_never_more_frequent() => Gen.Select(Fresh, Fresh, Calls, Calls).Sample((a, b, c, d) =>
        VisitInterval.Of(Math.Max(a, b), c, Policy).Every <= VisitInterval.Of(Math.Min(a, b), c, Policy).Every
        && VisitInterval.Of(a, Math.Min(c, d), Policy).Every <= VisitInterval.Of(a, Math.Max(c, d), Policy).Every);

    [Fact]
    public void An_area_of_unknown_yield_is_visited_as_usual() =>
        Assert.Equal(new VisitInterval(TimeSpan.FromHours(6), VisitPace.Unproven), VisitInterval.Of(null, 40, Policy));

    [Fact]
    public void Empty_searches_double_the_time_up_to_the_floor_and_a_full_one_brings_it_back()
    {
        var (at, yield) = (Now, AreaYield.Of("yelp/x"));
        var hours = new List<double>();
        foreach (var fresh in new long[] { 500, 80, 0, 0, 0, 0, 0, 0, 0, 400 })
        {
            yield = yield.After(new AreaSearch($"t{hours.Count}", at, at, fresh, fresh, 0, 10));
            hours.Add(VisitInterval.Of(yield.FreshPerDay, yield.MeanCalls, Policy).Every.TotalHours);
            at = at.AddHours(6);
        }

        Assert.Equal([6, 3, 3, 6, 12, 24, 48, 48, 48, 3], hours);
    }

    [Fact]
    public void A_search_counts_once_however_often_it_is_added() => Gen.Select(Gen.Long[0, 1000], Gen.Long[0, 1000], Calls).Sample((seen, fresh, calls) =>
    {
        var search = new AreaSearch("t1", Now, Now, seen + fresh, fresh, 0, (long)calls);
        var once = AreaYield.Of("yelp/x").After(search);
        return once == once.After(search) && once.Searches == 1 && once.FreshPerDay is null;
    });

    [Fact]
    public void A_priority_is_0_to_100_and_follows_people_staleness_yield_and_cost() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Fresh, Fresh, Calls, Calls, Gen.Double[0, 400], Gen.Double[0, 400]).Sample((p, q, f, g, c, d, h, i) =>
        {
            var at = Of(p, f, c, h);
            return at is >= 0 and <= 100
                && Of(Math.Max(p, q), f, c, h) >= Of(Math.Min(p, q), f, c, h)
                && Of(p, Math.Max(f, g), c, h) >= Of(p, Math.Min(f, g), c, h)
                && Of(p, f, Math.Min(c, d), h) >= Of(p, f, Math.Max(c, d), h)
                && Of(p, f, c, Math.Max(h, i)) >= Of(p, f, c, Math.Min(h, i));
        });

    [Fact]
    public void A_source_never_takes_more_than_its_share_of_any_budget() =>
        Gen.Select(Gen.Select(Calls, Gen.Int[1, 48]).Array[1, 30], Gen.Double[10, 10_000], Gen.Int[1, 86_400], Gen.Double[0.5, 5]).Sample((areas, amount, window, points) =>
        {
            var source = new PlannedSource(SourceName.Meetup, true, true) { PointsPerCall = points, Budgets = [new(amount, TimeSpan.FromSeconds(window), "points"), new(1e6, TimeSpan.FromDays(1), "calls")] };
            var fitted = VisitInterval.Fit([.. areas.Select((a, i) => Area(i, a.Item1, a.Item2))], source, Policy);
            return source.Budgets.All(budget => source.Cost(fitted.Sum(area => area.CallsPerDay), budget) <= budget.PerDay * Policy.BudgetShare * 1.0001);
        });

    [Fact]
    public void A_source_within_its_budget_is_left_alone()
    {
        var source = new PlannedSource(SourceName.Yelp, true, true) { Budgets = [new(300, TimeSpan.FromDays(1), "calls")] };

        Assert.Equal(VisitPace.Usual, Assert.Single(VisitInterval.Fit([Area(1, 60, 6)], source, Policy)).Visits.Pace);
        Assert.Equal(new VisitInterval(TimeSpan.FromHours(12), VisitPace.BudgetBound), Assert.Single(VisitInterval.Fit([Area(1, 120, 6)], source, Policy)).Visits);
    }

    private static int Of(int people, double fresh, double calls, double hoursAgo)
    {
        var yield = AreaYield.Of("yelp/x") with { Searches = 2, FreshPerDay = fresh, Last = new AreaSearch("t", Now, Now, 0, 0, 0, 0) };
        return AreaPriority.Of(people, calls, TimeSpan.FromHours(6), yield, Now.AddHours(hoursAgo), Policy);
    }

    private static DiscoveryArea Area(int number, double calls, int hours) => new()
    {
        Source = SourceName.Meetup,
        Cell = $"c{number}",
        Name = "",
        Centre = new GeoPoint(0, 0),
        RadiusMetres = 1,
        Priority = 1,
        Cities = [],
        ExpectedCalls = calls,
        Visits = new VisitInterval(TimeSpan.FromHours(hours), VisitPace.Usual),
    };
}
