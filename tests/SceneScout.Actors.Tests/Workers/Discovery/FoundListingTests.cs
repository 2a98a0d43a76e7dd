using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Ticketmaster;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Discovery;

public sealed class FoundListingTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_listing_has_the_place_and_the_time_that_it_says()
    {
        var found = Of("""
            {"id":"t1","name":"Jazz","dates":{"timezone":"Europe/Berlin","start":{"localDate":"2026-07-01","localTime":"20:00:00","dateTime":"2026-07-01T18:00:00Z"}},
            "_embedded":{"venues":[{"id":"v1","name":"Lido","location":{"latitude":"52.4995","longitude":"13.4451"}}]}}
            """);

        Assert.Equal((52.4995, 13.4451), (found.Location!.Value.Latitude, found.Location.Value.Longitude));
        Assert.Equal(new DateRange(At.AddDays(61).AddHours(6), At.AddDays(61).AddHours(6).AddMinutes(1)), found.Range);
        Assert.Equal(At, found.ObservedAt);
    }

    [Fact]
    public void What_it_does_not_say_stays_empty()
    {
        var found = Of("""{"id":"t1","name":"Jazz","dates":{"start":{"dateTBA":true}}}""");

        Assert.Equal((null, null), (found.Location, found.Range));
    }

    [Fact]
    public void A_listing_that_cannot_be_used_is_kept_without()
    {
        var found = Of("""{"id":"t1"}""");

        Assert.Equal(("t1", null, null), (found.Key.ExternalId, found.Location, found.Range));
    }

    private static Storage.Contracts.DiscoveredListing Of(string json) =>
        FoundListing.Of(new RawListing(new ListingKey(SourceName.Ticketmaster, "t1"), json, "h1"), new TicketmasterAdapter(), At);
}
