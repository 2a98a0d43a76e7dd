using SceneScout.Domain.Events;
using SceneScout.Sources.Yelp;

namespace SceneScout.Sources.Tests.Yelp;

public sealed class YelpAdapterTests
{
    private static readonly YelpAdapter Adapter = new();

    [Theory]
    [InlineData("2018-04-28 06:30", "2018-04-28T06:30:00Z")]
    [InlineData("2018-04-28T06:30", "2018-04-28T06:30:00Z")]
    [InlineData("2018-04-28T06:30:00+00:00", "2018-04-28T06:30:00Z")]
    [InlineData("2018-04-28T06:30:00-07:00", "2018-04-28T13:30:00Z")]
    public void All_four_time_formats_are_read_and_without_an_offset_it_is_UTC(string written, string utc)
    {
        var time = Json.Listing(Adapter, Event($"\"time_start\":\"{written}\"")).Time;

        Assert.Equal(new EventMoment(new DateOnly(2018, 4, 28), new TimeOnly(6, 30), Json.Utc(utc)), time.Start);
        Assert.Null(time.TimeZone);
    }

    [Fact]
    public void A_highest_price_below_the_lowest_is_left_out_and_told()
    {
        var listing = Json.Listing(Adapter, Event(""" "time_start":"2026-05-31T10:00","cost":500,"cost_max":0,"is_free":false """));

        Assert.Equal(new Price(500, null, null), listing.Price);
        Assert.Equal("cost_max", Assert.Single(listing.Warnings).Field);
    }

    [Fact]
    public void Zero_zero_is_no_place()
    {
        var listing = Json.Listing(Adapter, Event(""" "time_start":"2026-05-31T10:00","latitude":0,"longitude":0.0 """));

        Assert.Null(listing.Venue);
        Assert.Equal("latitude", Assert.Single(listing.Warnings).Field);
    }

    [Fact]
    public void Coordinates_far_outside_the_country_are_left_out()
    {
        var listing = Json.Listing(Adapter, Event(""" "time_start":"2026-05-31T10:00","latitude":52.5,"longitude":13.4,"location":{"country":"US","city":"Berlin"} """));

        Assert.Equal((null, "Berlin"), (listing.Venue!.Location, listing.Venue.City));
        Assert.Single(listing.Warnings);
    }

    [Fact]
    public void A_cancelled_event_is_cancelled() =>
        Assert.Equal(EventStatus.Cancelled, Json.Listing(Adapter, Event(""" "time_start":"2026-05-31T10:00","is_canceled":true """)).Status);

    [Fact]
    public void Attendance_does_not_change_the_hash()
    {
        static string Hash(int attending) => Adapter.Parse(Json.Of(Event($"\"time_start\":\"2026-05-31T10:00\",\"attending_count\":{attending}"))).Listings[0].ContentHash;

        Assert.Equal(Hash(1), Hash(99));
    }

    [Theory]
    [InlineData("https://www.ticketmaster.com/show-boise-idaho/event/1E005D3ADF4A3A30", "ticketmaster:1E005D3ADF4A3A30")]
    [InlineData("https://www.meetup.com/some-group/events/264156061/", "meetup:264156061")]
    [InlineData("https://www.eventbrite.co.uk/e/a-show-tickets-123456789012?aff=x", "eventbrite:123456789012")]
    [InlineData("https://eventbrite.example.org/e/a-show-123456789012", null)]
    [InlineData("https://www.yelp.com/events/its-own", null)]
    public void A_ticket_address_names_the_listing_of_another_source(string address, string? key)
    {
        var links = Json.Listing(Adapter, Event($"\"time_start\":\"2026-05-31T10:00\",\"tickets_url\":\"{address}\"")).LinksTo;

        Assert.Equal(key is null ? [] : [key], links.Select(link => link.ToString()));
    }

    [Fact]
    public void A_business_closed_for_good_is_a_closed_venue()
    {
        var venue = Assert.Single(Adapter.Parse(Json.Of("""{"businesses":[{"id":"b","name":"Hall","is_closed":true,"coordinates":{"latitude":"37.7","longitude":"-122.4"},"categories":[{"alias":"musicvenues"}],"location":{"country":"US","city":"SF"}}]}""")).Venues);

        Assert.True(venue.PermanentlyClosed);
        Assert.Equal(["musicvenues"], venue.Types);
        Assert.Equal(-122.4, venue.Venue.Location!.Value.Longitude);
    }

    private static string Event(string members) => $$"""{"id":"a-show","name":"Show",{{members}}}""";
}
