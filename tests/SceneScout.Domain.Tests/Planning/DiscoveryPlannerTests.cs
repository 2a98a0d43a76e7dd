using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Planning;

public class DiscoveryPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly PlanRequest Request = new(
        TargetCities.Default,
        [
            new PlannedSource(SourceName.Ticketmaster, AreaSearch: true, ListsEvents: true),
            new PlannedSource(SourceName.GooglePlaces, AreaSearch: true, ListsEvents: false),
            new PlannedSource(SourceName.Eventbrite, AreaSearch: false, ListsEvents: true),
        ]);

    [Fact]
    public void A_source_with_area_search_has_one_area_a_cluster()
    {
        var plan = DiscoveryPlanner.Plan(Request);
        Assert.Equal(18, plan.Clusters.Length);
        Assert.Equal(18, plan.Areas.Count(area => area.Source == SourceName.Ticketmaster));
        Assert.Equal(plan.Areas.Length, plan.Areas.Select(area => area.Id).Distinct().Count());
    }

    [Fact]
    public void A_source_without_area_search_has_one_area_for_everywhere()
    {
        var area = Assert.Single(DiscoveryPlanner.Plan(Request).Areas, area => area.Source == SourceName.Eventbrite);
        Assert.Equal("eventbrite/everywhere", area.Id);
        Assert.Equal(20, area.Cities.Length);
        Assert.All(area.Cities, city => Assert.True(area.Centre.DistanceTo(city.Location) <= area.RadiusMetres));
    }

    [Fact]
    public void A_venue_directory_without_area_search_has_nothing_to_search() =>
        Assert.Empty(DiscoveryPlanner.Plan(new PlanRequest(TargetCities.Default, [new PlannedSource(SourceName.GooglePlaces, false, false)])).Areas);

    [Fact]
    public void Every_city_and_its_spread_lies_inside_an_area_of_each_source() =>
        Assert.All(Request.Cities, city => Assert.Contains(
            DiscoveryPlanner.Plan(Request).Areas,
            area => area.Source == SourceName.Ticketmaster && area.Centre.DistanceTo(city.Location) + 25_000 <= area.RadiusMetres));

    [Fact]
    public void A_single_city_is_searched_over_fifty_kilometres() =>
        Assert.Equal(50_000, DiscoveryPlanner.Plan(Request).Areas.First(area => area.Source == SourceName.Ticketmaster && area.Name == "Denver").RadiusMetres);

    [Fact]
    public void The_order_of_cities_and_sources_does_not_matter()
    {
        var turned = new PlanRequest([.. Request.Cities.Reverse()], [.. Request.Sources.Reverse()]);
        Assert.Equal(
            DiscoveryPlanner.ToTasks(DiscoveryPlanner.Plan(Request), "p1", Now).ToArray(),
            DiscoveryPlanner.ToTasks(DiscoveryPlanner.Plan(turned), "p1", Now).ToArray());
    }

    [Fact]
    public void A_task_carries_the_area_and_ninety_days()
    {
        var plan = DiscoveryPlanner.Plan(Request);
        var area = plan.Areas.First(area => area.Name.StartsWith("New York", StringComparison.Ordinal) && area.Source == SourceName.Ticketmaster);
        var task = Assert.Single(DiscoveryPlanner.ToTasks(plan, "p1", Now), task => task.Area == area.Id);

        Assert.Equal($"discovery-ticketmaster-{area.Cell}-p1", task.Id);
        Assert.Equal(TaskType.Discovery, task.Type);
        Assert.Equal("ticketmaster", task.Source);
        Assert.Equal(area.Priority, task.Priority);
        Assert.Equal(
            new DiscoveryParameters(
                "ticketmaster",
                new TaskLocation(area.Centre.Latitude, area.Centre.Longitude, area.RadiusMetres),
                new DateRange(Now, Now.AddDays(90)),
                "New York + Newark",
                "US"),
            JsonSerializer.Deserialize(task.ParametersJson, TaskJson.Default.DiscoveryParameters));
    }

    [Fact]
    public void The_default_cities_lie_on_three_continents_and_in_six_zones_at_least()
    {
        Assert.True(TargetCities.Default.Select(city => city.TimeZone).Distinct().Count() >= 6);
        Assert.True(TargetCities.Default.Select(city => city.TimeZone.Split('/')[0]).Distinct().Count() >= 3);
        Assert.All(TargetCities.Default, city => Assert.NotEqual(default(GeoPoint), city.Location));
    }
}
