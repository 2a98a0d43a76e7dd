using SceneScout.Domain.Events;
using SceneScout.Sources.Manual;

namespace SceneScout.Sources.Tests.Manual;

public sealed class ManualAdapterTests
{
    private static readonly ManualAdapter Adapter = new();

    [Fact]
    public void A_full_submission_is_read()
    {
        var listing = Json.Listing(
            Adapter,
            """
            {"id":"42","title":"Summer fair","description":"Games &amp; music","start":"2026-06-20T14:00","end":"2026-06-20T18:00","timezone":"Europe/London",
             "venue_name":"Town Hall","address":"1 High St","city":"York","country":"United Kingdom","latitude":53.9601,"longitude":-1.0813,
             "price_min":2.5,"price_max":5,"price_currency":"gbp","is_free":false,"category":"festival","image_url":"https://example.org/a.jpg","external_url":"https://example.org/fair"}
            """);

        Assert.Equal(new ListingKey(SourceName.Manual, "42"), listing.Key);
        Assert.Equal(("Summer fair", "Games & music", new Price(2.5m, 5m, "GBP")), (listing.Title, listing.Description, listing.Price));
        Assert.Equal(new EventMoment(new DateOnly(2026, 6, 20), new TimeOnly(14, 0), Json.Utc("2026-06-20T13:00:00Z")), listing.Time.Start);
        Assert.Equal(("Town Hall", "GB"), (listing.Venue!.Name, listing.Venue.CountryCode));
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public void The_same_submission_without_an_id_gets_the_same_id_whatever_its_order()
    {
        var first = Assert.Single(Adapter.Parse(Json.Of("""{"title":"Fair","start":"2026-06-20"}""")).Listings);
        var again = Assert.Single(Adapter.Parse(Json.Of("""[{"start":"2026-06-20","title":"Fair"}]""")).Listings);
        var other = Assert.Single(Adapter.Parse(Json.Of("""{"title":"Fair","start":"2026-06-21"}""")).Listings);

        Assert.Equal((first.Key, first.ContentHash), (again.Key, again.ContentHash));
        Assert.NotEqual(first.Key, other.Key);
    }

    [Fact]
    public void Other_spellings_of_a_form_are_read()
    {
        var listing = Json.Listing(Adapter, """{"formData":{"eventName":"Fair","startDate":"2026-06-20","startTime":"14:30","endTime":"16:00","timeZone":"Europe/London","venue":{"name":"Hall","city":"York"},"lat":"53.96","lng":"-1.08","url":"https://example.org"}}""");

        Assert.Equal((new TimeOnly(14, 30), new TimeOnly(16, 0)), (listing.Time.Start.LocalTime, listing.Time.End!.LocalTime));
        Assert.Equal(("Hall", "York", 53.96), (listing.Venue!.Name, listing.Venue.City, listing.Venue.Location!.Value.Latitude));
    }

    [Fact]
    public void A_day_stays_a_day_and_nothing_is_invented()
    {
        var listing = Json.Listing(Adapter, """{"title":"Fair","start":"2026-06-20"}""");

        Assert.Equal(new EventMoment(new DateOnly(2026, 6, 20), null, null), listing.Time.Start);
        Assert.Equal((null, null, null), (listing.Price, listing.IsFree, listing.Venue));
    }

    [Fact]
    public void Errors_name_the_field_the_value_and_what_is_accepted()
    {
        var error = Assert.Single(Json.Errors(Adapter, """{"title":"Fair","start":"next Friday"}"""));

        Assert.Equal(("start", "next Friday"), (error.Field, error.Value));
        Assert.Contains("2026-05-31T19:30", error.Reason, StringComparison.Ordinal);
    }
}
