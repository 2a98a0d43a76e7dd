using System.Diagnostics;
using CsCheck;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Worlds;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class WorldTests
{
    private static readonly World Large = World.Create(new WorldOptions(7, 8000, SimulatorClient.Start));

    [Fact]
    public void A_world_has_as_many_events_as_were_asked_for() =>
        Gen.Int[1, 400].Sample(count => Assert.Equal(count, World.Create(new WorldOptions(count, count, SimulatorClient.Start)).Plan.Events.Length), iter: 20);

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void A_number_of_events_out_of_range_is_refused_with_what_is_accepted(int events)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => World.Create(new WorldOptions(1, events, SimulatorClient.Start)));

        Assert.Contains("1 to 1,000,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_real_events_have_the_same_title_venue_and_start() =>
        Assert.DoesNotContain(Large.Plan.Events.GroupBy(e => (e.Title, e.Venue, e.Start)), group => group.Count() > 1);

    [Fact]
    public void Some_titles_are_given_twice_on_one_evening_at_one_venue() =>
        Assert.Contains(Large.Plan.Events.Where(e => e.Venue >= 0).GroupBy(e => (e.Title, e.Venue, e.LocalStart.Date)), group => group.Count() == 2);

    [Fact]
    public void Every_real_event_has_one_to_four_listings_from_different_sources()
    {
        Assert.All(Large.Plan.Events, e =>
        {
            var listings = Large.Plan.ByEvent[e.Index].ToList();
            Assert.InRange(listings.Count, 1, 4);
            Assert.Equal(listings.Count, listings.Select(listing => listing.Source).Distinct().Count());
        });
        Assert.Equal([1, 2, 3, 4], Large.Plan.Events.Select(e => Large.Plan.ByEvent[e.Index].Count()).Distinct().Order());
    }

    [Fact]
    public void Ids_are_unique_within_a_source() =>
        Assert.Equal(Large.Plan.Listings.Length, Large.Plan.Listings.DistinctBy(listing => (listing.Source, listing.Id)).Count());

    [Fact]
    public void Half_of_the_events_with_several_listings_are_written_alike_everywhere()
    {
        var several = Large.Plan.Events.Select(e => Large.Plan.ByEvent[e.Index].ToList()).Where(listings => listings.Count > 1).ToList();

        Assert.InRange(several.Count(listings => listings.TrueForAll(listing => listing.IsExact)) / (double)several.Count, 0.4, 0.65);
    }

    [Fact]
    public void An_exact_listing_says_what_is_true()
    {
        foreach (var listing in Large.Plan.Listings.Where(listing => listing.IsExact && listing.ShowsChange && Large.IsListed(Large.Plan.Events[listing.Event])))
        {
            var view = Large.View(listing);
            var truth = EventState.Of(Large.Plan.Events[listing.Event], Large.Now);
            Assert.Equal((truth.Title, truth.Start), (view.Title, view.Start));
            Assert.Equal(truth.Venue < 0 ? "" : Large.Plan.Venues[truth.Venue].Name, view.VenueName);
        }
    }

    [Fact]
    public void A_source_that_has_not_noticed_a_change_is_not_called_exact()
    {
        var later = Large.AdvancedTo(Large.Now.AddDays(40));
        var unnoticed = later.Plan.Listings.Where(l => !l.ShowsChange && later.Plan.Events[l.Event].Change is { Kind: ChangeKind.Rescheduled } change && change.At <= later.Now).ToList();
        var truth = later.Truth.SelectMany(e => e.Listings).ToLookup(l => (l.Source, l.Id));

        Assert.NotEmpty(unnoticed);
        Assert.All(unnoticed, l => Assert.False(truth[(SourceNames.Of(l.Source), later.CurrentId(l, later.StateOf(l)))].Single().Exact));
    }

    [Fact]
    public void Venues_lie_within_25_km_of_their_city() => Assert.All(Large.Plan.Venues, venue =>
    {
        var city = Cities.All[venue.CityIndex];
        Assert.InRange(GeoMath.Distance(city.Latitude, city.Longitude, venue.Latitude, venue.Longitude), 0, 25_000);
    });

    [Fact]
    public void Events_begin_within_100_days_and_change_only_between_announcement_and_start()
    {
        Assert.All(Large.Plan.Events, e =>
        {
            Assert.InRange(e.Start, Large.Now, Large.Now.AddDays(102));
            Assert.True(e.Announced < e.Start);
            if (e.Change is { } change)
            {
                Assert.InRange(change.At, e.Announced, e.Start);
            }
        });
        Assert.Equal(Enum.GetValues<ChangeKind>()[1..], Large.Plan.Events.Where(e => e.Change is not null).Select(e => e.Change!.Kind).Distinct().Order());
    }

    [Fact]
    public void A_world_has_events_of_every_kind()
    {
        var events = Large.Plan.Events;

        Assert.Equal(Enum.GetValues<StartPrecision>(), events.Select(e => e.Precision).Distinct().Order());
        Assert.Equal(Enum.GetValues<Attendance>(), events.Select(e => e.Attendance).Distinct().Order());
        Assert.Equal(Enum.GetValues<EventCategory>(), events.Select(e => e.Category).Distinct().Order());
        Assert.Contains(events, e => e.PriceMax == 0);
        Assert.Contains(events, e => e.PriceMin is null);
        Assert.Contains(events, e => e.Duration > TimeSpan.FromDays(1));
        Assert.Contains(events.GroupBy(e => (e.City, e.Series)), group => group.Key.Series >= 0 && group.Count() > 3);
        Assert.Contains(Large.Plan.Listings, listing => listing.LinkedEventbriteId is not null);
    }

    [Fact]
    public void A_yelp_link_leads_to_the_eventbrite_listing_of_the_same_event() => Assert.All(
        Large.Plan.Listings.Where(listing => listing.LinkedEventbriteId is not null),
        listing => Assert.Equal(listing.Event, Large.Plan.Find(SourceKind.Eventbrite, listing.LinkedEventbriteId!)!.Event));

    [Fact]
    public void Time_makes_events_appear_change_move_and_vanish()
    {
        var later = Large.AdvancedTo(Large.Now.AddDays(25));
        var before = Large.Truth.ToDictionary(e => e.Id);
        var after = later.Truth.ToDictionary(e => e.Id);
        var both = before.Keys.Intersect(after.Keys).ToList();

        Assert.NotEmpty(after.Keys.Except(before.Keys));
        Assert.NotEmpty(before.Keys.Except(after.Keys));
        Assert.Contains(both, id => before[id].Status == "scheduled" && after[id].Status == "cancelled");
        Assert.Contains(both, id => before[id].Start != after[id].Start);
        Assert.Contains(both, id => before[id].Venue != after[id].Venue);
        Assert.Contains(both, id => before[id].Title != after[id].Title);
    }

    [Fact]
    public void It_does_not_matter_in_how_many_steps_time_is_advanced() => Gen.Int[1, 60].List[1, 5].Sample(
        steps =>
        {
            var world = World.Create(new WorldOptions(3, 200, SimulatorClient.Start));
            var stepwise = steps.Aggregate(world, (at, days) => at.AdvancedTo(at.Now.AddDays(days)));
            var atOnce = world.AdvancedTo(world.Now.AddDays(steps.Sum()));
            Assert.Equal(atOnce.Truth.Select(Key), stepwise.Truth.Select(Key));

            static string Key(TruthEvent e) => $"{e.Id} {e.Title} {e.Start:O} {e.Venue} {e.Status} {string.Join(',', e.Listings)}";
        },
        iter: 10);

    [Fact]
    public void Time_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Large.AdvancedTo(Large.Now.AddSeconds(-1)));

    [Fact]
    public void An_area_query_by_the_index_equals_a_scan_of_everything() => Gen.Select(Gen.Int[0, 23], Gen.Double[-30_000, 30_000], Gen.Double[-30_000, 30_000], Gen.Double[100, 2_000_000]).Sample(
        (city, north, east, radius) =>
        {
            var (lat, lon) = GeoMath.Move(Cities.All[city].Latitude, Cities.All[city].Longitude, north, east);
            var expected = Large.All(SourceKind.Yelp).Where(listing =>
            {
                var (atLat, atLon) = Large.PlaceOf(listing, Large.StateOf(listing));
                return GeoMath.Distance(lat, lon, atLat, atLon) <= radius;
            });
            Assert.Equal(expected.Select(listing => listing.Id), Large.Near(SourceKind.Yelp, lat, lon, radius).Select(listing => listing.Id));
        },
        iter: 100);

    [Fact]
    public void A_hundred_thousand_events_are_made_within_seconds()
    {
        var clock = Stopwatch.StartNew();
        var world = World.Create(new WorldOptions(1, 100_000, SimulatorClient.Start));

        Assert.Equal(100_000, world.Plan.Events.Length);
        // Generous, for a machine that is busy: it takes about two seconds alone.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
