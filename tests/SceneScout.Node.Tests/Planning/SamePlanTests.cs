using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Hosting;
using SceneScout.Classification;
using SceneScout.Cli.Planning;
using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Geocoding;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Sources;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests.Planning;

public sealed class SamePlanTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_controller_schedules_what_a_plan_prints_with_the_configured_limits_all_keys_and_what_was_learned()
    {
        using var folder = DataFolder.Of(null);
        var options = OptionsReader.Read(ConfigFiles.Load([], new Dictionary<string, string>
        {
            ["store.folder"] = folder.Path,
            ["discovery.cities"] = "Berlin,London,Tokyo",
            ["sources.ticketmaster.api-key"] = "one,two",
            ["sources.ticketmaster.limits"] = "20/1d",
            ["sources.yelp.api-key"] = "three",
            ["sources.meetup.api-key"] = "four",
            ["sources.eventbrite.api-key"] = "five",
            ["sources.eventbrite.limits"] = "30/1d",
            ["sources.eventbrite.organizers"] = "1,2,3",
        }));
        await using var store = SqliteStore.Open(folder.Path);
        await store.MigrateAsync(CancellationToken.None);
        await store.Seeds.LearnAsync(
            [new(SourceName.Eventbrite, "organizers", "3"), new(SourceName.Eventbrite, "venues", "9"), .. Enumerable.Range(0, 30).Select(i => new SourceSeed(SourceName.Eventbrite, "events", $"e{i}"))], Now, CancellationToken.None);
        using var sources = SourceSet.Create(options.Sources, TimeProvider.System);
        var services = new SpawnServices(store, sources, GeoAtlas.Bundled, ListingCategorizer.Bundled, [.. ScoutNode.Targets(options)], options.Spawn, new FakeTimeProvider(Now));

        var look = await ScheduleInputs.ReadAsync(services, CancellationToken.None);
        var printed = PlanPreview.Of(options, await PastSearches.ReadAsync(options, Now, CancellationToken.None), ["ticketmaster", "yelp", "meetup", "eventbrite"], Now);

        Assert.Equal(printed.Plan.Areas.Select(Told), look.Plan.Areas.Select(Told));
        Assert.Equal(10, look.Plan.Areas.Length);
        // Three organizers, a venue, and thirty events in two calls.
        Assert.Equal(6, look.Plan.Areas.Single(area => area.Source == SourceName.Eventbrite).ExpectedCalls);
        // Three calls for each of three areas every six hours are 36 a day; four fifths of two keys' budgets are 32.
        Assert.All(
            look.Plan.Areas.Where(area => area.Source == SourceName.Ticketmaster),
            area => Assert.Equal(new VisitInterval(TimeSpan.FromHours(6) * 36 / 32, VisitPace.BudgetBound), area.Visits));
    }

    private static (string, int, double, int, VisitInterval) Told(DiscoveryArea area) => (area.Id, area.Priority, area.ExpectedCalls, area.Tiles, area.Visits);
}
