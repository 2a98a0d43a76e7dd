using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Meetup;

namespace SceneScout.Sources.Tests.Meetup;

public sealed class MeetupAdapterTests
{
    private static readonly MeetupAdapter Adapter = new();

    [Theory]
    [InlineData("recommendedEvents")]
    [InlineData("eventSearch")]
    public void Events_are_found_in_any_connection(string connection)
    {
        var answer = Adapter.Parse(Json.Of($$$$"""{"data":{"{{{{connection}}}}":{"totalCount":1,"pageInfo":{"hasNextPage":false},"edges":[{"node":{"id":"1","title":"Talk","dateTime":"2026-05-31T19:00:00+02:00"}}]}}}"""));

        Assert.Equal("1", Assert.Single(answer.Listings).Key.ExternalId);
    }

    [Fact]
    public void The_zone_of_the_group_around_the_events_reaches_each_of_them()
    {
        var listing = Json.Listing(
            Adapter,
            """{"data":{"groupByUrlname":{"id":"9","name":"Group","urlname":"group","timezone":"US/Eastern","events":{"edges":[{"node":{"id":"1","title":"Talk","dateTime":"2026-05-31T19:00:00-04:00","duration":"PT90M","group":{"id":"9","name":"Group"}}}]}}}}""");

        Assert.Equal("America/New_York", listing.Time.TimeZone);
        Assert.Equal(new EventMoment(new DateOnly(2026, 5, 31), new TimeOnly(20, 30), Json.Utc("2026-06-01T00:30:00Z")), listing.Time.End);
    }

    [Fact]
    public void Another_groups_zone_is_not_mixed_in()
    {
        var listing = Json.Listing(
            Adapter,
            """{"data":{"groupByUrlname":{"id":"9","name":"Group","timezone":"Europe/Paris","events":{"edges":[{"node":{"id":"1","title":"Talk","dateTime":"2026-05-31T19:00:00-04:00","group":{"id":"8","name":"Other group"}}}]}}}}""");

        Assert.Null(listing.Time.TimeZone);
    }

    [Fact]
    public void No_fee_says_nothing_of_being_free()
    {
        var listing = Json.Listing(Adapter, Event(""" "feeSettings":null """));

        Assert.Equal((null, null), (listing.Price, listing.IsFree));
    }

    [Fact]
    public void A_fee_is_the_price() =>
        Assert.Equal(new Price(10.5m, 10.5m, "EUR"), Json.Listing(Adapter, Event(""" "feeSettings":{"amount":10.5,"currency":"EUR"} """)).Price);

    [Fact]
    public void The_physical_venue_of_a_hybrid_event_is_taken()
    {
        var listing = Json.Listing(Adapter, Event(""" "eventType":"HYBRID","venues":[{"name":"Online event","venueType":"online","lat":-8.5,"lon":179.2},{"id":"7","name":"Hall","country":"de","postalCode":"meetup3","venueType":""}] """));

        Assert.Equal((true, "Hall", "DE", null), (listing.Online, listing.Venue!.Name, listing.Venue.CountryCode, listing.Venue.PostalCode));
    }

    [Theory]
    [InlineData("DRAFT")]
    [InlineData("proposed")]
    public void Unpublished_events_are_skipped(string status) => Assert.IsType<NormaliseResult.Skipped>(Adapter.Normalise(Json.Of(Event($"\"status\":\"{status}\""))));

    [Theory]
    [InlineData("CANCELLED_PERM", EventStatus.Cancelled)]
    [InlineData("AUTOSCHED_CANCELLED", EventStatus.Cancelled)]
    [InlineData("PAST", EventStatus.Scheduled)]
    public void A_status_is_read(string status, EventStatus expected) => Assert.Equal(expected, Json.Listing(Adapter, Event($"\"status\":\"{status}\"")).Status);

    [Fact]
    public void The_token_is_the_stable_id_and_markdown_becomes_text()
    {
        var listing = Json.Listing(Adapter, Event(""" "token":"tok","description":"**Bold** <https://example.org> & more" """));

        Assert.Equal(("tok", "Bold https://example.org & more"), (listing.StableId, listing.Description));
    }

    [Fact]
    public void Responses_do_not_change_the_hash()
    {
        static string Hash(int count) => Adapter.Parse(Json.Of(Event($"\"rsvps\":{{\"totalCount\":{count}}}"))).Listings[0].ContentHash;

        Assert.Equal(Hash(1), Hash(99));
    }

    [Fact]
    public void A_bad_duration_is_told_and_leaves_no_end()
    {
        var listing = Json.Listing(Adapter, Event(""" "duration":"two hours" """));

        Assert.Null(listing.Time.End);
        Assert.Equal(("duration", "two hours"), (Assert.Single(listing.Warnings).Field, listing.Warnings[0].Value));
    }

    private static string Event(string members) => $$"""{"id":"1","title":"Talk","dateTime":"2026-05-31T19:00:00+02:00",{{members}}}""";
}
