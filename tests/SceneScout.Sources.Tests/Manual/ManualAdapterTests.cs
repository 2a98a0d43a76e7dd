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

    [Fact]
    public void The_form_of_the_api_is_read_back()
    {
        var listing = Json.Listing(
            Adapter,
            """
            {"kind":"event","id":"7d444840-9dc0-41d1-b245-5ffdce74fad2","version":3,"title":"Summer fair","status":"scheduled","freshness":"fresh","sales":"onSale",
             "start":{"localDate":"2026-06-20","localTime":"14:00:00","utc":"2026-06-20T13:00:00Z"},"end":{"localDate":"2026-06-20","localTime":"18:00:00"},"timeZone":"Europe/London",
             "venue":{"name":"Town Hall","address":"1 High St","city":"York","postalCode":"YO1 8QT","countryCode":"GB","latitude":53.9601,"longitude":-1.0813,"precision":"source"},
             "price":{"min":2.5,"max":5,"currency":"GBP"},"isFree":false,"performers":["The Band"],"organizer":"The Town","category":"festivals","images":[{"url":"https://example.org/a.jpg","width":800,"generic":false}]}
            """);

        Assert.Equal(("Summer fair", new Price(2.5m, 5m, "GBP"), SalesStatus.OnSale), (listing.Title, listing.Price, listing.Sales));
        Assert.Equal(new EventMoment(new DateOnly(2026, 6, 20), new TimeOnly(14, 0), Json.Utc("2026-06-20T13:00:00Z")), listing.Time.Start);
        Assert.Equal(new TimeOnly(18, 0), listing.Time.End!.LocalTime);
        Assert.Equal(("Town Hall", "York", 53.9601), (listing.Venue!.Name, listing.Venue.City, listing.Venue.Location!.Value.Latitude));
        Assert.Equal(("https://example.org/a.jpg", (int?)800), (Assert.Single(listing.Images).Url, listing.Images[0].Width));
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public void Coordinates_that_were_found_out_are_no_word_of_the_submission() =>
        Assert.Null(Json.Listing(Adapter, """{"title":"Fair","start":"2026-06-20","venue":{"city":"York","latitude":53.96,"longitude":-1.08,"precision":"city"}}""").Venue!.Location);

    [Theory]
    [InlineData("\"$10-$20\"", 10d, 20d, null)]
    [InlineData("\"free\"", null, null, true)]
    [InlineData("\"15\"", 15d, null, null)]
    public void Prices_in_words_are_read(string price, double? min, double? max, bool? free)
    {
        var listing = Json.Listing(Adapter, $$"""{"title":"Fair","start":"2026-06-20","price":{{price}}}""");

        Assert.Equal(((decimal?)min, (decimal?)max, free), (listing.Price?.Min, listing.Price?.Max, listing.IsFree));
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public void A_price_that_is_not_understood_is_told()
    {
        var listing = Json.Listing(Adapter, """{"title":"Fair","start":"2026-06-20","price":"ask at the bar"}""");

        Assert.Null(listing.Price);
        Assert.Equal(("price", "ask at the bar"), (Assert.Single(listing.Warnings).Field, listing.Warnings[0].Value));
    }

    [Fact]
    public void A_submission_is_told_from_a_file() => Assert.Equal(
        (true, null),
        (Json.Listing(Adapter, $$"""{"title":"Fair","start":"2026-06-20","{{ManualAdapter.SubmissionMark}}":true}""").Submitted, Json.Listing(Adapter, """{"title":"Fair","start":"2026-06-20"}""").Submitted));
}
