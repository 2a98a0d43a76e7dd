using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Ticketmaster;

namespace SceneScout.Sources.Tests.Ticketmaster;

public sealed class TicketmasterAdapterTests
{
    private static readonly TicketmasterAdapter Adapter = new();

    [Fact]
    public void A_day_without_a_specific_time_has_no_time_even_when_one_is_sent()
    {
        var time = Json.Listing(Adapter, Event(""" "dates":{"start":{"localDate":"2026-05-31","localTime":"00:00:00","dateTime":"2026-05-31T04:00:00Z","noSpecificTime":true},"timezone":"America/New_York"} """)).Time;

        Assert.Equal(new EventMoment(new DateOnly(2026, 5, 31), null, null), time.Start);
    }

    [Fact]
    public void A_local_time_and_a_zone_give_the_instant()
    {
        var time = Json.Listing(Adapter, Event(""" "dates":{"start":{"localDate":"2026-05-31","localTime":"19:30:00"},"timezone":"US/Eastern"} """)).Time;

        Assert.Equal((Json.Utc("2026-05-31T23:30:00Z"), "America/New_York"), (time.Start.Utc, time.TimeZone));
    }

    [Fact]
    public void An_instant_without_a_zone_gives_no_local_time()
    {
        var time = Json.Listing(Adapter, Event(""" "dates":{"start":{"dateTime":"2026-05-31T23:30:00Z"}} """)).Time;

        Assert.Equal(new EventMoment(null, null, Json.Utc("2026-05-31T23:30:00Z")), time.Start);
    }

    [Fact]
    public void A_local_time_that_disagrees_with_the_instant_is_kept_and_told()
    {
        var listing = Json.Listing(Adapter, Event(""" "dates":{"start":{"localDate":"2026-05-31","localTime":"19:30:00","dateTime":"2026-05-31T20:30:00Z"},"timezone":"America/New_York"} """));

        Assert.Equal((new TimeOnly(19, 30), Json.Utc("2026-05-31T23:30:00Z")), (listing.Time.Start.LocalTime, listing.Time.Start.Utc));
        Assert.Equal("dates.start", Assert.Single(listing.Warnings).Field);
    }

    [Theory]
    [InlineData("cancelled", EventStatus.Cancelled, SalesStatus.Unknown)]
    [InlineData("canceled", EventStatus.Cancelled, SalesStatus.Unknown)]
    [InlineData("postponed", EventStatus.Postponed, SalesStatus.Unknown)]
    [InlineData("rescheduled", EventStatus.Rescheduled, SalesStatus.Unknown)]
    [InlineData("offsale", EventStatus.Scheduled, SalesStatus.OffSale)]
    [InlineData("onsale", EventStatus.Scheduled, SalesStatus.OnSale)]
    public void A_code_says_whether_it_takes_place_or_is_sold(string code, EventStatus status, SalesStatus sales)
    {
        var listing = Json.Listing(Adapter, Event($$$""" "dates":{"start":{"localDate":"2026-05-31"},"status":{"code":"{{{code}}}"}} """));

        Assert.Equal((status, sales), (listing.Status, listing.Sales));
    }

    [Fact]
    public void Placeholders_and_a_missing_currency_stay_out()
    {
        var listing = Json.Listing(Adapter, Event(
            """ "dates":{"start":{"localDate":"2026-05-31"}}, "priceRanges":[{"type":"standard","min":10,"max":20}], "classifications":[{"segment":{"id":"S","name":"Music"},"genre":{"id":"G","name":"Undefined"},"subGenre":{"id":"O","name":"Other"}}] """));

        Assert.Equal(new Price(10, 20, null), listing.Price);
        Assert.Equal([new SourceCategory("segment", "S", "Music")], listing.Categories.AsEnumerable());
    }

    [Fact]
    public void A_test_event_is_skipped() =>
        Assert.IsType<NormaliseResult.Skipped>(Adapter.Normalise(Json.Of(Event(""" "test":true, "dates":{"start":{"localDate":"2026-05-31"}} """))));

    [Fact]
    public void Missing_title_and_start_are_both_named()
    {
        var errors = Json.Errors(Adapter, """{"type":"event","id":"x","name":"  ","dates":{"start":{"localDate":"31.05.2026"}}}""");

        Assert.Equal(["dates.start", "name"], errors.Select(error => error.Field).Order());
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_named_with_what_is_accepted()
    {
        var listing = Json.Listing(Adapter, Event(""" "dates":{"start":{"localDate":"2026-05-31"}}, "images":{"url":1}, "url":["x"] """));

        Assert.Equal([new FieldError("url", "[\"x\"]", "Left out: not text.", Rule: RepairRule.LeftOut), new FieldError("images", "{\"url\":1}", "Left out: not a list.", Rule: RepairRule.LeftOut)], listing.Warnings.AsEnumerable());
    }

    [Fact]
    public void Distance_does_not_change_the_content_hash_and_a_title_does()
    {
        var near = Hash(Event(""" "distance":1.5, "dates":{"start":{"localDate":"2026-05-31"}} """));

        Assert.Equal(near, Hash("""{"dates":{"start":{"localDate":"2026-05-31"}},"id":"x1","distance":99,"units":"MILES","type":"event","name":"Show"}"""));
        Assert.NotEqual(near, Hash("""{"dates":{"start":{"localDate":"2026-05-31"}},"id":"x1","type":"event","name":"Another show"}"""));
    }

    [Fact]
    public void An_entry_that_is_no_object_is_a_failure_and_the_others_are_read()
    {
        var answer = Adapter.Parse(Json.Of("""{"_embedded":{"events":[7,{"id":"a","name":"A","dates":{}},{"name":"no id","dates":{}}]}}"""));

        Assert.Equal((1, 2, null), (answer.Listings.Length, answer.Failures.Length, answer.Note));
    }

    [Fact]
    public void An_error_body_never_repeats_the_key()
    {
        var note = Adapter.Parse(Json.Of("""{"fault":{"faultstring":"Quota limit exceeded. Identifier : SECRETKEY123","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}""")).Note;

        Assert.Equal("An error body (policies.ratelimit.QuotaViolation).", note);
    }

    private static string Event(string members) => $$"""{"type":"event","id":"x1","name":"Show",{{members}}}""";

    private static string Hash(string answer) => Assert.Single(Adapter.Parse(Json.Of(answer)).Listings).ContentHash;
}
