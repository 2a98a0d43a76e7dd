using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Reading;

/// <summary>Oddities that these APIs could produce and that no recording has.</summary>
public sealed class OddAnswerTests
{
    [Theory]
    [InlineData("ticketmaster", """{"_embedded":{"events":[{"id":"a","name":"E","dates":{"start":{"localDate":"2026-05-31"}},"priceRanges":null,"images":null,"classifications":null,"promoters":null,"_embedded":{"venues":null,"attractions":null}}]}}""")]
    [InlineData("ticketmaster", """[{"id":"a","name":"E","type":"event","dates":{"start":{"localDate":"2026-05-31","localTime":"","dateTime":""},"timezone":"","status":{"code":""}},"priceRanges":[],"images":[],"_embedded":{"venues":[],"attractions":[]}}]""")]
    [InlineData("ticketmaster", """{"id":"a","name":"E","dates":{"start":{"localDate":"2026-05-31","localTime":"00:00:00","noSpecificTime":true},"status":{"code":"soldout"}},"priceRanges":[{"type":"standard","min":null,"max":null,"currency":"USD"}],"_embedded":{"venues":[{"name":"","location":{"latitude":"0.0","longitude":"0.0"}}]}}""")]
    [InlineData("eventbrite", """{"events":[{"id":"1","name":{"text":null,"html":"<b>E</b>"},"start":{"timezone":null,"local":"2026-05-31","utc":null},"end":null,"venue":null,"organizer":null,"logo":null,"category":null,"is_free":null,"ticket_availability":null,"event_sales_status":null}]}""")]
    [InlineData("eventbrite", """{"id":1,"name":"E","start_date":"2026-05-31","start_time":"","timezone":"","primary_venue":{"address":{"latitude":"","longitude":""}},"tags":null,"image":null,"ticket_availability":{"minimum_ticket_price":null}}""")]
    [InlineData("yelp", """{"total":"1","events":[{"id":"a","name":"E","time_start":"2026-05-31","time_end":"","cost":"","cost_max":null,"is_free":null,"latitude":0,"longitude":0,"location":{"address1":"","city":"","display_address":[]},"image_url":"","tickets_url":"","event_site_url":""}]}""")]
    [InlineData("meetup", """{"results":[{"id":"1","name":"E","time":"","local_date":"2026-05-31","utc_offset":"","duration":"","venue":{"name":"","lat":0,"lon":0},"fee":null,"group":{"name":"G"}}],"meta":{"next":""}}""")]
    [InlineData("meetup", """{"data":{"eventSearch":{"edges":[{"node":{"id":"1","title":"E","dateTime":"2026-05-31","eventUrl":null,"venues":null,"feeSettings":null,"group":null,"topics":{"edges":null},"eventHosts":null}},null,{"node":null}]}},"errors":[{"message":"partial"}]}""")]
    [InlineData("meetup", """{"events":[{"id":"1","name":"E","local_date":"2026-05-31","is_online_event":null,"fee":{"amount":null,"currency":"USD"},"venue":null}]}""")]
    public void Empty_and_missing_parts_invent_nothing(string source, string answer)
    {
        var listing = Json.Listing(Of(source), answer);

        Assert.Equal("E", listing.Title);
        Assert.Equal((new DateOnly(2026, 5, 31), null, null), (listing.Time.Start.LocalDate, listing.Time.Start.LocalTime, listing.Time.Start.Utc));
        Assert.Null(listing.Time.End);
        Assert.Equal((null, null, null), (listing.Price, listing.IsFree, listing.Venue?.Location));
        Assert.Equal(EventStatus.Scheduled, listing.Status);
        Assert.Empty(listing.Images);
    }

    [Theory]
    [InlineData("ticketmaster", """{"id":"a","name":"E","dates":{"start":{"localDate":"2026-05-31","localTime":"19:30:00"},"timezone":"America/Denver"},"priceRanges":[{"type":"standard","currency":"USD","min":"12.5","max":"20"}],"images":[{"url":"https://i.example/1.jpg","width":"640","height":"480"}],"_embedded":{"venues":[{"country":{"countryCode":"US"},"location":{"latitude":"39.7","longitude":"-104.9"}}]}}""")]
    [InlineData("eventbrite", """{"id":"1","name":{"text":"E"},"start":{"timezone":"America/Denver","local":"2026-05-31T19:30:00"},"end":{},"is_free":"false","ticket_availability":{"minimum_ticket_price":{"currency":"USD","value":"1250","major_value":"12.50"},"maximum_ticket_price":{"currency":"USD","major_value":20}},"logo":{"original":{"url":"https://i.example/1.jpg","width":"640","height":480}},"venue":{"latitude":39.7,"longitude":"-104.9","address":{"country":"US"}}}""")]
    public void Numbers_as_text_are_numbers(string source, string answer)
    {
        var listing = Json.Listing(Of(source), answer);

        Assert.Equal((12.5m, 20m, "USD"), (listing.Price!.Min, listing.Price.Max, listing.Price.Currency));
        Assert.Equal((39.7, -104.9), (listing.Venue!.Location!.Value.Latitude, listing.Venue.Location.Value.Longitude));
        Assert.Equal((640, 480), (Assert.Single(listing.Images).Width, listing.Images[0].Height));
        Assert.Equal(Json.Utc("2026-06-01T01:30:00Z"), listing.Time.Start.Utc);
    }

    [Fact]
    public void Milliseconds_as_text_are_an_instant() =>
        Assert.Equal(
            Json.Utc("2014-02-24T05:30:00Z"),
            Json.Listing(Of("meetup"), """{"results":[{"id":"1","name":"E","time":"1393219800000","utc_offset":"46800000","duration":"7200000","event_url":"https://www.meetup.com/g/events/1/"}]}""").Time.Start.Utc);

    [Theory]
    [InlineData("2018-04-28 02:30", "2018-04-28T02:30:00Z")]
    [InlineData("2018-03-11T02:30", "2018-03-11T02:30:00Z")]
    [InlineData("2019-08-19T01:00:00+00:00", "2019-08-19T01:00:00Z")]
    [InlineData("2022-08-18T18:00:00-07:00", "2022-08-19T01:00:00Z")]
    public void Yelps_four_time_formats_are_read_as_they_are_also_where_clocks_skip_the_hour(string written, string utc)
    {
        var start = Json.Listing(Of("yelp"), $$"""{"id":"a","name":"E","time_start":"{{written}}","time_end":null}""").Time.Start;

        Assert.Equal(written[..10], start.LocalDate!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(written[11..16], start.LocalTime!.Value.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Json.Utc(utc), start.Utc);
    }

    [Theory]
    [InlineData("🎉 نادي القراءة – كتاب 🎉")]
    [InlineData("ערב ג'אז")]
    [InlineData("東京ジャズ")]
    public void Titles_of_all_scripts_stay_as_they_are(string title)
    {
        Assert.Equal(title, Json.Listing(Of("yelp"), $$"""{"id":"a","name":"{{title}}","time_start":"2026-05-31T19:30"}""").Title);
        Assert.Equal(title, Json.Listing(Of("eventbrite"), $$$"""{"id":"1","name":{"text":"{{{title}}}"},"start":{"local":"2026-05-31T19:30:00"},"end":null}""").Title);
    }

    [Fact]
    public void Huge_texts_are_read_and_hostile_ones_become_plain()
    {
        var text = string.Concat(Enumerable.Repeat("<p onclick='x()'>Wort &amp; <script>alert(1)</script></p>", 20_000));

        var listing = Json.Listing(Of("eventbrite"), $$$"""{"id":"1","name":{"text":"E"},"description":{"html":"{{{text}}}"},"start":{"local":"2026-05-31T19:30:00"},"end":null}""");

        Assert.DoesNotContain("alert", listing.Description!, StringComparison.Ordinal);
        Assert.DoesNotContain('<', listing.Description!);
        Assert.StartsWith("Wort &", listing.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("googleplaces", """{"html_attributions":[],"results":[],"status":"ZERO_RESULTS"}""")]
    [InlineData("googleplaces", """{"error":{"code":429,"message":"Quota exceeded for key AIzaSECRET","status":"RESOURCE_EXHAUSTED","details":[{"@type":"x"}]}}""")]
    [InlineData("googleplaces", """[{"error":{"code":400,"message":"x","status":"INVALID_ARGUMENT"}}]""")]
    [InlineData("ticketmaster", """{"fault":{"faultstring":"Rate limit quota violation. Identifier : SECRET","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}""")]
    [InlineData("eventbrite", """{"error":"ARGUMENTS_ERROR","error_detail":{"ARGUMENTS_ERROR":{"start_date":["INVALID"]}},"status_code":400}""")]
    [InlineData("yelp", """{"error":{"code":"ACCESS_LIMIT_REACHED","description":"You have reached the limit for SECRET"}}""")]
    [InlineData("meetup", """{"errors":[{"message":"SECRET","extensions":{"code":"RATE_LIMITED","resetAt":"2026-05-31T00:00:00Z"}}],"data":null}""")]
    public void Error_bodies_are_named_without_their_text(string source, string answer)
    {
        var parsed = Of(source).Parse(Json.Of(answer));

        Assert.True(parsed is { Listings.IsEmpty: true, Venues.IsEmpty: true, Failures.IsEmpty: true });
        Assert.NotNull(parsed.Note);
        Assert.DoesNotContain("SECRET", parsed.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Legacy_places_with_coordinates_as_text_are_venues()
    {
        var venue = Assert.Single(Of("googleplaces").Parse(Json.Of("""{"result":{"place_id":"P","name":"Hall &amp; Co","geometry":{"location":{"lat":"52.5","lng":"13.4"}},"business_status":"CLOSED_PERMANENTLY","types":["bar",7,null]},"status":"OK"}""")).Venues);

        Assert.Equal(("P", 52.5, true), (venue.Key.ExternalId, venue.Venue.Location!.Value.Latitude, venue.PermanentlyClosed));
    }

    [Fact]
    public void A_picture_keeps_the_author_that_must_be_named() =>
        Assert.Equal(
            "CC BY 2.0 via Wikipedia",
            Assert.Single(Json.Listing(Of("ticketmaster"), """{"id":"a","name":"E","dates":{"start":{"localDate":"2026-05-31"}},"images":[{"url":"https://i.example/1.jpg","attribution":"CC BY 2.0 via Wikipedia"}]}""").Images).Attribution);

    [Theory]
    [InlineData("postponed", EventStatus.Postponed)]
    [InlineData("rescheduled", EventStatus.Rescheduled)]
    [InlineData("canceled", EventStatus.Cancelled)]
    [InlineData("CANCELLED", EventStatus.Cancelled)]
    public void A_show_put_off_keeps_its_old_date(string code, EventStatus status)
    {
        var listing = Json.Listing(Of("ticketmaster"), $$$$"""{"id":"a","name":"E","dates":{"start":{"dateTBA":true},"initialStartDate":{"localDate":"2026-05-31","localTime":"19:30:00"},"timezone":"America/Denver","status":{"code":"{{{{code}}}}"}}}""");

        Assert.Equal((status, true), (listing.Status, listing.Time.ToBeAnnounced));
        Assert.Equal(new DateOnly(2026, 5, 31), listing.OriginalStart!.LocalDate);
    }

    private static ISourceAdapter Of(string source) => SourceRegistry.BuiltIn.Find(source)!.Adapter;
}
