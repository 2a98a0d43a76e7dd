using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class NearnessTests
{
    public static TheoryData<string, string, string, double?, double?> Places
    {
        get
        {
            var places = new TheoryData<string, string, string, double?, double?>();
            foreach (var source in (string[])["ticketmaster", "yelp", "meetup"])
            {
                places.Add(source, "40.712", "-74.006", 40.712, -74.006);
                places.Add(source, "40.712", "74.006", 40.712, -74.006);
                places.Add(source, "-40.712", "-74.006", 40.712, -74.006);
                places.Add(source, "34.052", "-118.251", null, null);
            }

            return places;
        }
    }

    // Areas are searched around New York.
    [Theory]
    [MemberData(nameof(Places))]
    public async Task Without_a_country_the_search_says_which_sign_is_wrong(string source, string latitude, string longitude, double? north, double? east)
    {
        var listing = await FoundAsync(new SourceName(source), latitude, longitude);

        Assert.Equal((north, east), (listing.Venue?.Location?.Latitude, listing.Venue?.Location?.Longitude));
        Assert.Equal(
            north is null ? [RepairRule.Elsewhere] : latitude == "40.712" && longitude == "-74.006" ? [] : [RepairRule.WrongSign],
            listing.Warnings.Select(warning => warning.Rule));
    }

    private static async Task<Listing> FoundAsync(SourceName source, string latitude, string longitude)
    {
        using var api = new FakeApi(_ => FakeApi.Json(source.Value switch
        {
            "ticketmaster" => $$$"""{"page":{"totalElements":1,"totalPages":1},"_embedded":{"events":[{"id":"a","name":"E","dates":{"start":{"localDate":"2026-05-10"}},"_embedded":{"venues":[{"name":"Hall","location":{"latitude":"{{{latitude}}}","longitude":"{{{longitude}}}"}}]}}]}}""",
            "yelp" => $$"""{"total":1,"events":[{"id":"a","name":"E","time_start":"2026-05-10","location":{},"latitude":{{latitude}},"longitude":{{longitude}}}]}""",
            _ => $$$$"""{"data":{"recommendedEvents":{"totalCount":1,"pageInfo":{"hasNextPage":false},"edges":[{"node":{"id":"1","title":"E","dateTime":"2026-05-10","eventUrl":"https://www.meetup.com/g/events/1/","venues":[{"name":"Hall","lat":{{{{latitude}}}},"lon":{{{{longitude}}}}}]}}]}}}""",
        }));
        using var set = api.Set(source);
        var pages = await FakeApi.ReadAll(set.Client(source)!, FakeApi.Area());
        var raw = pages.SelectMany(page => page.Listings).First();
        // The mark says where it was searched; it is no change of the listing.
        Assert.Single(pages.SelectMany(page => page.Listings).Select(found => found.ContentHash).Distinct());
        return Assert.IsType<NormaliseResult.Ok>(SourceRegistry.BuiltIn.Find(source)!.Adapter.Normalise(Json.Of(raw.Json))).Listing;
    }
}
