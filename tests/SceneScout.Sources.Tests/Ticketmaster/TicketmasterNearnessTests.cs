using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Tests.Http;
using SceneScout.Sources.Ticketmaster;

namespace SceneScout.Sources.Tests.Ticketmaster;

public sealed class TicketmasterNearnessTests
{
    private static readonly TicketmasterAdapter Adapter = new();

    // Areas are searched around New York.
    [Theory]
    [InlineData("40.7", "-74.0", 40.7, -74.0)]
    [InlineData("40.7", "74.0", 40.7, -74.0)]
    [InlineData("-40.7", "-74.0", 40.7, -74.0)]
    [InlineData("34.05", "-118.25", null, null)]
    public async Task Without_a_country_the_search_says_which_sign_is_wrong(string latitude, string longitude, double? north, double? east)
    {
        var listing = await FoundAsync(latitude, longitude);

        Assert.Equal((north, east), (listing.Venue!.Location?.Latitude, listing.Venue.Location?.Longitude));
        Assert.Equal(latitude == "40.7" && longitude == "-74.0", listing.Warnings.IsEmpty);
    }

    private static async Task<Listing> FoundAsync(string latitude, string longitude)
    {
        using var api = new FakeApi(_ => FakeApi.Json(
            $$$"""{"page":{"totalElements":1,"totalPages":1},"_embedded":{"events":[{"id":"a","name":"E","dates":{"start":{"localDate":"2026-05-10"}},"_embedded":{"venues":[{"name":"Hall","location":{"latitude":"{{{latitude}}}","longitude":"{{{longitude}}}"}}]}}]}}"""));
        using var set = api.Set(SourceName.Ticketmaster);
        var pages = await FakeApi.ReadAll(set.Client(SourceName.Ticketmaster)!, FakeApi.Area());
        var raw = pages.SelectMany(page => page.Listings).First();
        // The mark says where it was searched; it is no change of the listing.
        Assert.Single(pages.SelectMany(page => page.Listings).Select(found => found.ContentHash).Distinct());
        return Assert.IsType<NormaliseResult.Ok>(Adapter.Normalise(Json.Of(raw.Json))).Listing;
    }
}
