using System.Globalization;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Tests.Http;

public sealed class YelpClientTests
{
    [Fact]
    public async Task A_search_reads_by_offset_with_unix_seconds()
    {
        using var api = new FakeApi(request => Page(request, 120));
        using var set = api.Set(SourceName.Yelp);

        var pages = await FakeApi.ReadAll(set.Client(SourceName.Yelp)!, FakeApi.Area());

        Assert.Equal([50, 50, 20], pages.Select(page => page.Listings.Length));
        var first = api.Requests.First();
        Assert.Equal(("/yelp/v3/events", "1777593600", "1780185599", "20000", "50"), (first.Uri.AbsolutePath, first["start_date"], first["end_date"], first["radius"], first["limit"]));
        Assert.Equal("Bearer " + FakeApi.Key, first.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_circle_above_forty_kilometres_is_covered_by_smaller_ones()
    {
        using var api = new FakeApi(request => Page(request, 0));
        using var set = api.Set(SourceName.Yelp);

        await FakeApi.ReadAll(set.Client(SourceName.Yelp)!, FakeApi.Area(50_000));

        Assert.Equal(4, api.Requests.Count);
        Assert.All(api.Requests, request => Assert.InRange(int.Parse(request["radius"]!, CultureInfo.InvariantCulture), 35_356, 40_000));
    }

    [Fact]
    public async Task An_offset_never_passes_a_thousand_and_a_full_window_is_halved()
    {
        using var api = new FakeApi(request => Page(request, (int)(2 * (long.Parse(request["end_date"]!, CultureInfo.InvariantCulture) + 1 - long.Parse(request["start_date"]!, CultureInfo.InvariantCulture)) / 3600)));
        using var set = api.Set(SourceName.Yelp);

        await FakeApi.ReadAll(set.Client(SourceName.Yelp)!, FakeApi.Area());

        Assert.All(api.Requests, request => Assert.InRange(int.Parse(request["offset"]!, CultureInfo.InvariantCulture), 0, 950));
        Assert.Equal(3, api.Requests.Select(request => request["start_date"] + request["end_date"]).Distinct().Count());
    }

    [Fact]
    public async Task A_total_that_is_wrong_does_not_keep_the_search_going()
    {
        using var api = new FakeApi(_ => FakeApi.Json("""{"total":900,"events":[]}"""));
        using var set = api.Set(SourceName.Yelp);

        await FakeApi.ReadAll(set.Client(SourceName.Yelp)!, FakeApi.Area());

        Assert.Single(api.Requests);
    }

    private static HttpResponseMessage Page(FakeRequest request, int total)
    {
        var offset = int.Parse(request["offset"]!, CultureInfo.InvariantCulture);
        var events = Enumerable.Range(offset, Math.Clamp(total - offset, 0, 50)).Select(number => $$"""{"id":"e{{number}}","name":"E","time_start":"2026-05-31T10:00"}""");
        return FakeApi.Json($$"""{"total":{{total}},"events":[{{string.Join(',', events)}}]}""");
    }
}
