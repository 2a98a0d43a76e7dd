using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;

namespace SceneScout.Domain.Tests.Planning;

public sealed class DiscoveryForecastTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PlannedSource Yelp = new(SourceName.Yelp, true, true)
    {
        MaxRadiusMetres = 40_000,
        Budgets = [new(300, TimeSpan.FromDays(1), "calls"), new(5, TimeSpan.FromSeconds(1), "calls")],
    };

    private static readonly PlannedSource Ticketmaster = new(SourceName.Ticketmaster, true, true) { MaxRadiusMetres = 500_000, SearchesPerTile = 3, Budgets = [new(5000, TimeSpan.FromDays(1), "calls")] };
    private static readonly PlannedSource Eventbrite = new(SourceName.Eventbrite, false, true) { Lists = 7 };

    [Fact]
    public void Without_past_searches_an_area_takes_the_least_that_its_tiles_and_queries_need()
    {
        var (_, forecast) = Forecast();

        Assert.All(Of(forecast, SourceName.Yelp), area => Assert.Equal((4, 4.0, false), (area.Area.Tiles, area.Area.ExpectedCalls, area.Area.Measured)));
        Assert.All(Of(forecast, SourceName.Ticketmaster), area => Assert.Equal((1, 3.0), (area.Area.Tiles, area.Area.ExpectedCalls)));
        Assert.Equal(7, Assert.Single(Of(forecast, SourceName.Eventbrite)).Area.ExpectedCalls);
    }

    [Fact]
    public void Past_searches_say_how_many_calls_an_area_takes_and_how_often_it_is_worth_them()
    {
        var plan = Forecast().Plan;
        var area = plan.Areas.First(a => a.Source == SourceName.Ticketmaster);
        var yield = AreaYield.Of(area.Id).After(new AreaSearch("a", Now, Now, 900, 900, 0, 12)).After(new AreaSearch("b", Now, Now.AddHours(6), 900, 0, 0, 12));

        var known = Forecast(yield).Plan.Areas.Single(a => a.Id == area.Id);

        Assert.Equal((12, true, new VisitInterval(TimeSpan.FromHours(48), VisitPace.Quiet)), (known.ExpectedCalls, known.Measured, known.Visits));
    }

    [Fact]
    public void Shares_of_areas_add_up_to_those_of_their_source()
    {
        var (_, forecast) = Forecast();

        foreach (var source in forecast.Sources)
            for (var at = 0; at < source.Shares.Length; at++)
                Assert.Equal(source.Shares[at].Share, Of(forecast, source.Source).Sum(area => area.Shares[at].Share), 9);
    }

    [Fact]
    public void A_round_takes_as_long_as_the_tightest_budget_makes_it()
    {
        var yelp = Forecast().Forecast.Sources.Single(s => s.Source == SourceName.Yelp);

        Assert.Equal((18, 72, 72.0), (yelp.Areas, yelp.Tiles, yelp.Calls));
        Assert.Equal(72 / 5.0, yelp.RoundTime.TotalSeconds, 6);
        Assert.Equal(yelp.CallsPerDay / 300, yelp.Shares[0].Share, 9);
    }

    [Fact]
    public void Every_place_in_reach_of_a_target_city_lies_in_a_tile_of_its_area() =>
        Gen.Select(
            Gen.Select(Gen.OneOf(Gen.Double[-90, 90], Gen.Double[88, 90], Gen.Double[-90, -88]), Gen.OneOf(Gen.Double[-180, 180], Gen.Double[179, 180], Gen.Double[-180, -179])).Array[1, 6],
            Gen.Double[0, 360],
            Gen.Double[0, 25_000]).Sample(
            (places, bearing, metres) =>
            {
                var cities = places.Select((at, i) => new City($"c{i}", "XX", new GeoPoint(at.Item1, at.Item2), "Etc/UTC", 1000 * i)).ToList();
                var plan = DiscoveryPlanner.Plan(new PlanRequest([.. cities], [Yelp]));
                var tiles = plan.Areas.SelectMany(area => CircleCover.Of(new GeoCircle(area.Centre, area.RadiusMetres), Yelp.MaxRadiusMetres)).ToList();
                return cities.TrueForAll(city => tiles.Exists(tile => tile.Contains(city.Location.Towards(bearing, metres))))
                    && tiles.TrueForAll(tile => tile.RadiusMetres <= Yelp.MaxRadiusMetres);
            },
            iter: 400);

    private static (DiscoveryPlan Plan, DiscoveryForecast Forecast) Forecast(params AreaYield[] yields)
    {
        var request = new PlanRequest(TargetCities.Default, [Yelp, Ticketmaster, Eventbrite]) { Yields = yields.ToDictionary(y => y.AreaId), Now = Now.AddDays(1) };
        var plan = DiscoveryPlanner.Plan(request);
        return (plan, DiscoveryForecast.Of(plan, request.Sources));
    }

    private static List<AreaForecast> Of(DiscoveryForecast forecast, SourceName source) => [.. forecast.Areas.Where(area => area.Area.Source == source)];
}
