using System.Globalization;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;

namespace SceneScout.Domain.Tests.Matching;

public sealed class BlockKeyTests
{
    private static readonly EventMoment Evening = new(new DateOnly(2027, 5, 1), new TimeOnly(20, 0), null);

    [Theory]
    [InlineData(40.7309, -74.0007, 40.6943, -73.9249)]
    [InlineData(51.4779, -0.0115, 51.4779, 0.0215)]
    [InlineData(52.52, 13.40, 52.40, 13.06)]
    public void What_lies_in_one_metro_meets_whatever_lines_of_degrees_run_through_it(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var block = BlockKey.Of(At(latitude, longitude));

        Assert.StartsWith(BlockKey.MetroPrefix, block, StringComparison.Ordinal);
        Assert.Equal(block, BlockKey.Of(At(otherLatitude, otherLongitude)));
    }

    [Theory]
    [InlineData("New York", "US", 40.7309, -74.0007)]
    [InlineData("NYC", "US", 40.7309, -74.0007)]
    [InlineData("München", "DE", 48.137, 11.575)]
    [InlineData("Munich", null, 48.137, 11.575)]
    [InlineData("Potsdam", "DE", 52.52, 13.40)]
    public void A_listing_that_names_a_town_alone_meets_those_with_coordinates(string city, string? country, double latitude, double longitude) =>
        Assert.Equal(BlockKey.Of(At(latitude, longitude)), BlockKey.Of(In(new Venue { City = city, CountryCode = country })));

    [Fact]
    public void Cities_far_apart_have_blocks_of_their_own_and_the_metros_are_sparse()
    {
        Assert.NotEqual(BlockKey.Of(At(52.52, 13.40)), BlockKey.Of(At(53.55, 9.99)));
        Assert.InRange(MetroMap.Bundled.Count, 1_000, 20_000);
    }

    [Fact]
    public void Where_nobody_lives_near_the_cell_counts() => Assert.Equal(BlockKey.Released(At(89.9, 10)), BlockKey.Of(At(89.9, 10)));

    [Theory]
    [InlineData("2027-05-02T02:00:00Z", "2027-05-01")]
    [InlineData("2027-05-01T15:00:00Z", "2027-05-01")]
    public void An_instant_alone_is_of_the_day_at_its_place(string utc, string day)
    {
        var listing = At(40.7309, -74.0007) with { Time = new EventTime(new EventMoment(null, null, DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture)), null, null, false) };

        Assert.EndsWith($"/{day}", BlockKey.Of(listing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-05-01T23:45", "2027-05-01")]
    [InlineData("2027-05-02T00:01", "2027-05-01")]
    [InlineData("2027-05-02T03:59", "2027-05-01")]
    [InlineData("2027-05-02T04:00", "2027-05-02")]
    public void A_night_is_of_the_day_on_which_it_began(string start, string day)
    {
        var local = DateTime.Parse(start, CultureInfo.InvariantCulture);

        Assert.EndsWith($"/{day}", BlockKey.Of(Starting(local)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_without_a_time_is_no_night() =>
        Assert.EndsWith("/2027-05-02", BlockKey.Of(At(40.7309, -74.0007) with { Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 2), null, null), null, null, false) }), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "2027-05-02")]
    [InlineData("2027-05-02T23:59", "2027-05-02")]
    [InlineData("2027-05-03T00:00", "2027-05-02")]
    [InlineData("2027-05-02T02:30", "2027-05-01")]
    public void Midnight_is_a_date_alone_unless_an_end_says_that_it_is_an_hour(string? end, string day)
    {
        var listing = Starting(new DateTime(2027, 5, 2));
        var ended = end is null ? null : (DateTime?)DateTime.Parse(end, CultureInfo.InvariantCulture);

        var time = listing.Time with { End = ended is { } at ? new EventMoment(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), null) : null };

        Assert.EndsWith($"/{day}", BlockKey.Of(listing with { Time = time }), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_begins_within_an_hour_around_midnight_meets_in_one_block_wherever_it_is() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[-60, 60], Gen.Int[-60, 60], Gen.Double[-56, 70], Gen.Double[-180, 180]).Sample((day, one, other, latitude, longitude) =>
        {
            var midnight = new DateTime(2020, 1, 1).AddDays(day);
            var place = At(latitude, longitude);
            if (!BlockKey.Of(place).StartsWith(BlockKey.MetroPrefix, StringComparison.Ordinal))
                return;
            // Midnight itself may be a date alone.
            if (one != 0 && other != 0)
                Assert.Equal(BlockKey.Of(Starting(midnight.AddMinutes(one), place)), BlockKey.Of(Starting(midnight.AddMinutes(other), place)));
        });

    [Fact]
    public void An_instant_and_its_local_time_lie_in_one_block() =>
        Gen.Int[0, 3000 * 24 * 4].Sample(quarters =>
        {
            var utc = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarters);
            var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
            var instant = At(40.7309, -74.0007) with { Time = new EventTime(new EventMoment(null, null, utc), null, null, false) };

            Assert.Equal(BlockKey.Of(Starting(TimeZoneInfo.ConvertTime(utc, zone).DateTime)), BlockKey.Of(instant));
        });

    [Fact]
    public void What_was_put_off_without_a_new_date_lies_where_it_lay()
    {
        var before = At(40.7309, -74.0007);

        Assert.Equal(BlockKey.Of(before), BlockKey.Of(before with { Time = EventTime.Announced, OriginalStart = Evening }));
        Assert.EndsWith("/undated", BlockKey.Of(before with { Time = EventTime.Announced }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_online_meets_all_that_is_online_that_day()
    {
        var online = In(null) with { Online = true };

        Assert.Equal("online/2027-05-01", BlockKey.Of(online));
        Assert.Equal(BlockKey.Of(online), BlockKey.Of(online with { Title = "Quite another" }));
    }

    private static Listing Starting(DateTime local, Listing? at = null) =>
        (at ?? At(40.7309, -74.0007)) with { Time = new EventTime(new EventMoment(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), null), null, null, false) };

    private static Listing At(double latitude, double longitude) => In(new Venue { Location = new GeoPoint(latitude, longitude) });

    private static Listing In(Venue? venue) => Listings.Of("yelp:1") with { Venue = venue, Time = new EventTime(Evening, null, null, false) };
}
