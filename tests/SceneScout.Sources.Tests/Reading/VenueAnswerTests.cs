using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Eventbrite;
using SceneScout.Sources.Ticketmaster;

namespace SceneScout.Sources.Tests.Reading;

/// <summary>Answers about venues, of sources that list events.</summary>
public sealed class VenueAnswerTests
{
    private static readonly TicketmasterAdapter Ticketmaster = new();
    private static readonly EventbriteAdapter Eventbrite = new();

    private const string Hall = """
        {"id":"KovA1","name":"Old Mill","type":"venue","test":false,"timezone":"Europe/Dublin","postalCode":"D02","city":{"name":"Dublin"},"country":{"name":"Ireland","countryCode":"IE"},
         "address":{"line1":"1 Quay","line2":"Second floor"},"location":{"longitude":"6.26","latitude":"53.34"},"images":[{"url":"https://s1.ticketm.net/x.jpg"}],"dmas":[{"id":519}]}
        """;

    private const string Barn = """
        {"id":"217","name":"Red Barn","capacity":null,"age_restriction":null,"latitude":"34.84","longitude":"-82.33","resource_uri":"https://www.eventbriteapi.com/v3/venues/217/",
         "address":{"address_1":"100 Drive","address_2":"","city":"Greenville","region":"SC","postal_code":"29607","country":"US","latitude":"34.84","longitude":"-82.33"}}
        """;

    [Theory]
    [InlineData(Hall)]
    [InlineData("""{"_embedded":{"venues":[""" + Hall + """]},"page":{"size":20,"totalElements":1,"totalPages":1,"number":0}}""")]
    [InlineData("[" + Hall + "]")]
    public void A_venue_of_Ticketmaster_is_read_alone_on_a_page_or_in_a_list(string answer)
    {
        var venue = Assert.Single(Ticketmaster.Parse(Json.Of(answer)).Venues);

        Assert.Equal(new ListingKey(SourceName.Ticketmaster, "KovA1"), venue.Key);
        Assert.Equal(
            new Venue
            {
                ExternalId = "KovA1",
                Name = "Old Mill",
                Address = "1 Quay, Second floor",
                City = "Dublin",
                PostalCode = "D02",
                CountryCode = "IE",
                TimeZone = "Europe/Dublin",
                // The sign was wrong for Ireland.
                Location = new GeoPoint(53.34, -6.26),
            },
            venue.Venue);
    }

    [Theory]
    [InlineData(Barn)]
    [InlineData("""{"pagination":{"object_count":1,"page_number":1,"page_size":50,"page_count":1,"has_more_items":false},"venues":[""" + Barn + "]}")]
    [InlineData("[" + Barn + "]")]
    public void A_venue_of_Eventbrite_is_read_alone_on_a_page_or_in_a_list(string answer)
    {
        var venue = Assert.Single(Eventbrite.Parse(Json.Of(answer)).Venues);

        Assert.Equal(new ListingKey(SourceName.Eventbrite, "217"), venue.Key);
        Assert.Equal(
            new Venue
            {
                ExternalId = "217",
                Name = "Red Barn",
                Address = "100 Drive",
                City = "Greenville",
                Region = "SC",
                PostalCode = "29607",
                CountryCode = "US",
                Location = new GeoPoint(34.84, -82.33),
            },
            venue.Venue);
    }

    [Fact]
    public void The_venue_of_an_event_is_the_events_own()
    {
        var events = Ticketmaster.Parse(Json.Of("""{"_embedded":{"events":[{"id":"e","name":"A","type":"event","dates":{"start":{"localDate":"2026-05-31"}},"_embedded":{"venues":[""" + Hall + "]}}]}}"));
        var others = Eventbrite.Parse(Json.Of("""{"events":[{"id":"1","name":{"text":"A"},"start":{"local":"2026-05-31T20:00:00","timezone":"UTC"},"organizer_id":"7","venue":""" + Barn + "}]}"));

        Assert.All((ParsedAnswer[])[events, others], answer => Assert.Equal((1, 0), (answer.Listings.Length, answer.Venues.Length)));
    }

    [Theory]
    [InlineData("""{"_embedded":{"venues":[{"name":"No id","type":"venue"}]}}""")]
    [InlineData("""{"type":"venue","id":{},"name":"Odd id"}""")]
    public void A_venue_without_an_id_is_named_as_not_usable(string answer) =>
        Assert.Equal("id", Assert.Single(Assert.Single(Ticketmaster.Parse(Json.Of(answer)).Failures).Errors).Field);

    [Theory]
    [InlineData("""{"_embedded":{"venues":[]},"page":{"totalElements":0}}""", "A page without venues.")]
    [InlineData("""{"page":{"totalElements":0}}""", "A page without events.")]
    public void A_page_without_venues_is_told(string answer, string note) => Assert.Equal(note, Ticketmaster.Parse(Json.Of(answer)).Note);

    [Fact]
    public void Only_what_a_venue_says_is_known_of_it() =>
        Assert.Equal(new Venue { ExternalId = "v" }, Assert.Single(Ticketmaster.Parse(Json.Of("""{"type":"venue","id":"v","name":null,"location":null,"address":{},"city":null,"country":null}""")).Venues).Venue);
}
