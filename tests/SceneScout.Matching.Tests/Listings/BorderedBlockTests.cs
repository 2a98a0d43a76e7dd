using System.Globalization;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using static SceneScout.Matching.Tests.Listings.SmallWorld;

namespace SceneScout.Matching.Tests.Listings;

/// <summary>Events whose listings lie on both sides of a border of blocks.</summary>
public sealed class BorderedBlockTests
{
    private static readonly DateOnly Day = new(2027, 5, 1);

    // Where two metros meet, found by halving the way between their towns.
    private static readonly GeoPoint Metros = Border(new GeoPoint(38.9072, -77.0369), new GeoPoint(39.2904, -76.6122));
    private static readonly GeoPoint DateLine = new(-16.8, 179.9999);
    private static readonly GeoPoint Pole = new(89.9999, 10);

    public static TheoryData<double, double, int> Borders => new()
    {
        { Metros.Latitude, Metros.Longitude, 2 },
        { DateLine.Latitude, DateLine.Longitude, 2 },
        { Pole.Latitude, Pole.Longitude, 2 },
    };

    [Fact]
    public void Two_listings_of_one_concert_on_both_sides_of_a_border_of_metros_are_one_event()
    {
        IncomingListing[] pair = [In(At("yelp:1", Metros, -200, "20:00")), In(At("ticketmaster:1", Metros, 200, "20:00"))];
        Assert.NotEqual(BlockKey.Of(pair[0].Listing), BlockKey.Of(pair[1].Listing));

        Assert.Equal("ticketmaster:1 yelp:1", After(pair));
        Assert.Equal("ticketmaster:1 yelp:1", After(pair.Reverse()));
    }

    [Fact]
    public void Nobody_who_looks_across_leaves_them_two()
    {
        var world = new BorderedWorld(looksAcross: false);

        world.Arrive([In(At("yelp:1", Metros, -200, "20:00")), In(At("ticketmaster:1", Metros, 200, "20:00"))]);
        world.Reconcile();

        Assert.Equal(2, world.Clusters.Split('\n').Length);
    }

    [Theory]
    [InlineData("03:45", "04:00")]
    [InlineData(null, "01:00")]
    [InlineData("2027-04-30T23:40", "00:00")]
    public void Two_listings_that_put_it_into_two_nights_are_one_event(string? one, string? other)
    {
        var middle = new GeoPoint(40.7309, -74.0007);
        IncomingListing[] pair = [In(At("yelp:1", middle, 0, one)), In(At("ticketmaster:1", middle, 0, other))];
        Assert.NotEqual(BlockKey.Of(pair[0].Listing), BlockKey.Of(pair[1].Listing));

        Assert.Equal(BorderedWorld.InOneBlock(pair), After(pair));
        Assert.Equal(BorderedWorld.InOneBlock(pair), After(pair.Reverse()));
        Assert.Equal("ticketmaster:1 yelp:1", After(pair));
    }

    [Fact]
    public void A_listing_that_names_its_town_alone_meets_what_has_a_point_across_the_border()
    {
        var town = Geocoding.GeoAtlas.Bundled.CityAt(Metros.Latitude, Metros.Longitude)!.Value;
        var named = At("yelp:1", Metros, 0, "20:00");
        named = named with { Venue = named.Venue! with { Location = null, City = town.Name, Region = town.Region, CountryCode = town.CountryCode } };
        var centre = MetroMap.Bundled.PointOf(named.Venue)!.Value;
        var across = Enumerable.Range(0, 360).SelectMany(bearing => Enumerable.Range(1, 6).Select(km => centre.Towards(bearing, 1000.0 * km)))
            .FirstOrDefault(point => MetroMap.Bundled.PlaceOf(point) != MetroMap.Bundled.PlaceOf(centre));
        Assert.NotEqual(default, across);
        IncomingListing[] pair = [In(named), In(At("ticketmaster:1", across, 0, "20:00") with { Venue = new Venue { Name = "Blue Note", City = town.Name, Region = town.Region, CountryCode = town.CountryCode, Location = across } })];

        Assert.Equal(BorderedWorld.InOneBlock(pair), After(pair));
        Assert.Equal(BorderedWorld.InOneBlock(pair), After(pair.Reverse()));
    }

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_world_over_a_border_comes_to_what_it_comes_to_in_one_block_whatever_the_order(double latitude, double longitude, int blocks)
    {
        var (border, moved, most) = (new GeoPoint(latitude, longitude), 0, 0);
        Gen.Select(GenSet(border), Gen.Int[1, 6], Gen.Int[0, 4], Gen.Int).Sample((set, size, looks, seed) =>
        {
            var whole = BorderedWorld.InOneBlock(set);
            var random = new Random(seed);
            for (var turn = 0; turn < 2; turn++)
            {
                random.Shuffle(set);
                var world = new BorderedWorld();
                foreach (var batch in set.Chunk(size))
                {
                    world.Arrive(batch);
                    world.Reconcile(looks);
                }

                most = Math.Max(most, world.Blocks.Count());
                world.Reconcile();
                moved += world.Moves;
                Assert.Equal(whole, world.Clusters);
                // All of it comes again: nothing is new.
                world.Arrive(set);
                world.Reconcile();
                Assert.Equal(whole, world.Clusters);
            }
        }, iter: 150, threads: 1, print: world => string.Join('\n', world.Item1.Select(Told)));
        Assert.True(moved > 0 && most >= blocks, $"{moved} moves, {most} blocks");
    }

    [Fact]
    public void What_changes_after_it_has_moved_is_decided_where_it_is_now()
    {
        var world = new BorderedWorld();
        IncomingListing[] pair = [In(At("yelp:1", Metros, -200, "20:00")), In(At("ticketmaster:1", Metros, 200, "20:00"))];
        world.Arrive(pair);
        world.Reconcile();

        foreach (var one in pair)
            world.Arrive([new IncomingListing(one.Listing with { Description = "New" }, "h2", Guid.Empty)]);
        world.Reconcile();

        Assert.Equal("ticketmaster:1 yelp:1", world.Clusters);
        Assert.Single(world.Blocks);
    }

    [Fact]
    public void What_comes_to_the_old_block_later_and_lies_far_from_the_border_follows_a_guest()
    {
        var world = new BorderedWorld();
        var links = At("yelp:1", Metros, -200, "20:00") with { LinksTo = [Key("meetup:9")] };
        world.Arrive([In(links), In(At("ticketmaster:1", Metros, 200, "20:00"))]);
        world.Reconcile();

        // Its place is the middle of either metro: one of the two listings moved away from there.
        foreach (var (town, id) in new[] { (new GeoPoint(38.9072, -77.0369), "meetup:9"), (new GeoPoint(39.2904, -76.6122), "meetup:8") })
            world.Arrive([In(At(id, town, 0, "20:00") with { LinksTo = [Key("yelp:1"), Key("ticketmaster:1")] })]);
        world.Reconcile();

        Assert.Equal("meetup:8 meetup:9 ticketmaster:1 yelp:1", world.Clusters);
    }

    private static string Told(IncomingListing incoming) =>
        $"{incoming.Listing.Key} {incoming.Listing.Title} {incoming.Listing.Time.Start.LocalDate:MM-dd} {incoming.Listing.Time.Start.LocalTime:HH:mm} {string.Join(' ', incoming.Listing.LinksTo)} in {BlockKey.Of(incoming.Listing)}";

    private static string After(IEnumerable<IncomingListing> listings)
    {
        var world = new BorderedWorld();
        foreach (var listing in listings)
            world.Arrive([listing]);
        world.Reconcile();
        return world.Clusters;
    }

    private static Gen<IncomingListing[]> GenSet(GeoPoint border) => (
        from source in One("ticketmaster", "eventbrite", "yelp", "meetup")
        from id in Gen.Int[1, 5]
        from title in One("Anna Calvi", "Anna Calvi - Live", "ANNA CALVI at Blue Note", "Carla Bley Trio", "Carla Bley", "Jazz Night")
        from time in One("20:00", "20:30", "03:30", "04:00", "04:15", "00:30", "2027-04-30T23:40", null)
        from metres in Gen.Int[-300, 300]
        from link in One<string?>(null, null, null, null, "1", "2")
        select At($"{source}:{id}", border, metres, time) with { Title = title, LinksTo = link is null ? [] : [Key($"eventbrite:{link}")] })
        .Array[2, 12].Select(set => set.DistinctBy(listing => listing.Key).Select(In).ToArray());

    private static Listing At(string key, GeoPoint border, int metres, string? time)
    {
        var at = time?.Contains('T') == true ? DateTime.Parse(time, CultureInfo.InvariantCulture) : Day.ToDateTime(time is null ? TimeOnly.MinValue : TimeOnly.Parse(time, CultureInfo.InvariantCulture));
        return new Listing
        {
            Key = Key(key),
            Title = "Anna Calvi",
            Time = new EventTime(new EventMoment(DateOnly.FromDateTime(at), time is null ? null : TimeOnly.FromDateTime(at), null), null, null, false),
            Venue = new Venue { Name = "Blue Note", Location = metres < 0 ? border.Towards(Bearing + 180, -metres) : border.Towards(Bearing, metres) },
        };
    }

    private const double Bearing = 41;

    private static IncomingListing In(Listing listing) => new(listing, "h1", Guid.Empty);

    private static GeoPoint Border(GeoPoint one, GeoPoint other)
    {
        var (here, there) = (MetroMap.Bundled.PlaceOf(one), other);
        for (var halves = 0; halves < 40; halves++)
        {
            var middle = new GeoPoint((one.Latitude + there.Latitude) / 2, (one.Longitude + there.Longitude) / 2);
            if (MetroMap.Bundled.PlaceOf(middle) == here)
                one = middle;
            else
                there = middle;
        }

        return one;
    }
}
