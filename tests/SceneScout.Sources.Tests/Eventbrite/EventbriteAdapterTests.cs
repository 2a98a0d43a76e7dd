using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Eventbrite;

namespace SceneScout.Sources.Tests.Eventbrite;

public sealed class EventbriteAdapterTests
{
    private static readonly EventbriteAdapter Adapter = new();

    [Fact]
    public void A_cancellation_told_only_by_the_sales_status_counts()
    {
        var listing = Json.Listing(Adapter, Event(""" "status":"completed","event_sales_status":{"sales_status":"unavailable","message_code":"event_cancelled"} """));

        Assert.Equal((EventStatus.Cancelled, SalesStatus.OffSale), (listing.Status, listing.Sales));
    }

    [Fact]
    public void A_postponement_told_only_by_the_sales_status_counts() =>
        Assert.Equal(EventStatus.Postponed, Json.Listing(Adapter, Event(""" "status":"live","event_sales_status":{"message_code":"event_postponed"} """)).Status);

    [Theory]
    [InlineData(""" "status":"draft" """)]
    [InlineData(""" "listed":false """)]
    [InlineData(""" "invite_only":true """)]
    [InlineData(""" "privacy_setting":"locked" """)]
    [InlineData(""" "is_series":true,"is_series_parent":true """)]
    public void What_is_not_for_everybody_is_skipped(string members) => Assert.IsType<NormaliseResult.Skipped>(Adapter.Normalise(Json.Of(Event(members))));

    [Fact]
    public void A_hidden_end_is_not_read() => Assert.Null(Json.Listing(Adapter, Event(""" "hide_end_date":true """)).Time.End);

    [Fact]
    public void A_hidden_start_is_to_be_announced()
    {
        var time = Json.Listing(Adapter, Event(""" "hide_start_date":true """)).Time;

        Assert.Equal((true, true, null), (time.ToBeAnnounced, time.Start.IsUnknown, time.End));
    }

    [Theory]
    [InlineData("Fish &amp; Chips", "Fish & Chips")]
    [InlineData("Fish &amp;amp; Chips", "Fish & Chips")]
    [InlineData("Fish &amp;amp;amp; Chips", "Fish & Chips")]
    [InlineData("&amp;lt;b&amp;gt;Fish&amp;lt;/b&amp;gt; &amp;amp; Chips", "Fish & Chips")]
    public void Entities_are_decoded_as_often_as_they_were_encoded(string html, string title) =>
        Assert.Equal(title, Json.Listing(Adapter, $$$"""{"id":"1","name":{"html":"{{{html}}}"},"start":{"local":"2026-05-31T10:00:00"},"end":null}""").Title);

    [Fact]
    public void A_title_of_thousands_of_characters_is_shortened_and_told()
    {
        var listing = Json.Listing(Adapter, $$$"""{"id":"1","name":{"text":"{{{new string('x', 6000)}}}"},"start":{"local":"2026-05-31T10:00:00"},"end":null}""");

        Assert.Equal(500, listing.Title.Length);
        Assert.Equal("Shortened: 6000 characters, at most 500 are kept.", Assert.Single(listing.Warnings, w => w.Field == "title").Reason);
    }

    [Fact]
    public void A_word_of_state_in_the_title_is_the_status_and_told()
    {
        var listing = Json.Listing(Adapter, """{"id":"1","name":{"text":"[POSTPONED] SOLD OUT: Jazz"},"start":{"local":"2026-05-31T10:00:00"},"end":null}""");

        Assert.Equal(("Jazz", EventStatus.Postponed, SalesStatus.SoldOut), (listing.Title, listing.Status, listing.Sales));
        Assert.Equal("Repaired: 'POSTPONED', 'SOLD OUT' moved out of the title.", Assert.Single(listing.Warnings, w => w.Field == "title").Reason);
    }

    [Fact]
    public void A_missing_currency_is_not_guessed_and_a_missing_price_is_not_free()
    {
        var listing = Json.Listing(Adapter, Event(""" "is_free":null,"ticket_availability":{"minimum_ticket_price":{"major_value":"12.34"}} """));

        Assert.Equal((new Price(12.34m, null, null), null), (listing.Price, listing.IsFree));
        Assert.Null(Json.Listing(Adapter, Event(""" "currency":"EUR" """)).Price);
    }

    [Fact]
    public void Ticket_classes_tell_the_price_where_availability_does_not_without_hidden_ones_and_donations()
    {
        const string Paid = """{"free":false,"hidden":false,"donation":false,"cost":{"currency":"GBP","value":1850,"major_value":"18.50"}}""";
        const string Old = """{"free":false,"cost":{"cost":{"currency":"GBP","major_value":"25.00"},"fee":{"currency":"GBP","major_value":"2.00"}}}""";
        const string Hidden = """{"free":false,"hidden":true,"cost":{"currency":"GBP","major_value":"99.00"}}""";
        const string Gift = """{"free":false,"donation":true,"cost":null}""";
        const string Free = """{"free":true,"hidden":false,"cost":null}""";

        Assert.Equal(new Price(18.50m, 25.00m, "GBP"), Price(Paid, Old, Hidden, Gift));
        Assert.Equal(new Price(0, 18.50m, "GBP"), Price(Paid, Free));
        Assert.Null(Price(Free, Gift, Hidden));
        Assert.Null(Price(Paid, Paid.Replace("GBP", "EUR", StringComparison.Ordinal)));

        static Price? Price(params string[] classes) => Json.Listing(Adapter, Event($""" "ticket_classes":[{string.Join(',', classes)}] """)).Price;
    }

    [Fact]
    public void Tracking_in_the_address_changes_neither_address_nor_hash()
    {
        var (plain, tracked) = (Event(""" "url":"https://www.eventbrite.com/e/x-tickets-123456789" """), Event(""" "url":"https://www.eventbrite.com/e/x-tickets-123456789?aff=ebapi" """));

        Assert.Equal(Json.Listing(Adapter, plain).Url, Json.Listing(Adapter, tracked).Url);
        Assert.Equal(Adapter.Parse(Json.Of(plain)).Listings[0].ContentHash, Adapter.Parse(Json.Of(tracked)).Listings[0].ContentHash);
    }

    [Fact]
    public void Scripts_and_tags_leave_only_text() =>
        Assert.Equal("One\n\nTwo & three", Json.Listing(Adapter, Event(""" "description":{"html":"<P>One</P><script>alert(1)</script><P>Two &amp; <B>three</B></P>"} """)).Description);

    private static string Event(string members) =>
        $$"""{"id":"1","name":{"text":"Show"},"start":{"timezone":"Europe/Berlin","local":"2026-05-31T19:00:00","utc":"2026-05-31T17:00:00Z"},"end":{"timezone":"Europe/Berlin","local":"2026-05-31T22:00:00","utc":"2026-05-31T20:00:00Z"},{{members}}}""";
}
