using SceneScout.Domain.Events;

namespace SceneScout.Sources.Tests.Eventbrite;

public sealed class EventbriteLinksTests
{
    [Fact]
    public void Ticket_links_of_other_sources_teach_events_and_organizers()
    {
        var listing = Of(SourceName.Yelp, "a") with
        {
            TicketUrl = "https://www.eventbrite.com/e/comedy-soup-tickets-499812952997",
            LinksTo = [new ListingKey(SourceName.Eventbrite, "499812952997")],
            Organizer = new Party("Club", null, "https://www.eventbrite.co.uk/o/club-night-17284309"),
        };

        Assert.Equal([Seed("events", "499812952997"), Seed("organizers", "17284309")], Learn(listing));
    }

    [Theory]
    [InlineData("RSVP at https://www.eventbrite.com/e/soup-tickets-499812952997?aff=x!", "499812952997")]
    [InlineData("(https://eventbrite.de/e/123456789)", "123456789")]
    [InlineData("<a href=\"http://club.eventbrite.com/e/x-123456789/\">", "123456789")]
    [InlineData("https://www.eventbrite.com.evil.example/e/x-123456789", null)]
    [InlineData("https://www.eventbrite.com/e/x-123456789-copy", null)]
    [InlineData("https://www.eventbrite.com/e/x-123", null)]
    [InlineData("https://www.eventbrite.com/d/ny--new-york/events/", null)]
    [InlineData("https://noteventbrite.com/e/x-123456789", null)]
    [InlineData("eventbrite.com/e/x-123456789", null)]
    public void Links_in_the_text_teach_too(string text, string? id) =>
        Assert.Equal(id is null ? [] : [Seed("events", id)], Learn(Of(SourceName.Meetup, "m") with { Description = text }));

    [Fact]
    public void Its_own_listings_teach_organizer_venue_and_series_but_not_themselves()
    {
        var listing = Of(SourceName.Eventbrite, "123456789") with { Organizer = new Party("O", "11", null), Venue = new Venue { ExternalId = "22" }, SeriesId = "33", Url = "https://www.eventbrite.com/e/x-123456789" };

        Assert.Equal([Seed("organizers", "11"), Seed("venues", "22"), Seed("series", "33")], Learn(listing));
        Assert.Empty(Learn(Of(SourceName.Eventbrite, "1") with { Venue = new Venue { ExternalId = "../../users/me" } }));
    }

    [Fact]
    public void A_directory_of_links_teaches_no_more_than_twenty() =>
        Assert.Equal(20, Learn(Of(SourceName.Meetup, "m") with { Description = string.Join(' ', Enumerable.Range(10_000, 500).Select(n => $"https://www.eventbrite.com/e/x-{n}")) }).Count);

    private static List<SourceSeed> Learn(Listing listing) => [.. SourceRegistry.BuiltIn.Learn([listing, listing])];

    private static SourceSeed Seed(string kind, string id) => new(SourceName.Eventbrite, kind, id);

    private static Listing Of(SourceName source, string id) =>
        new() { Key = new ListingKey(source, id), Title = "E", Time = new EventTime(EventMoment.Unknown, null, null, true) };
}
