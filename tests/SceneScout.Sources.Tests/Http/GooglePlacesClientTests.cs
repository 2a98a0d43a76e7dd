using System.Globalization;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Tests.Http;

public sealed class GooglePlacesClientTests
{
    [Fact]
    public async Task One_call_does_for_an_area_that_is_not_full()
    {
        using var api = new FakeApi(_ => Places(3));
        using var set = api.Set(SourceName.GooglePlaces);

        var page = Assert.Single(await FakeApi.ReadAll(set.Client(SourceName.GooglePlaces)!, FakeApi.Area(5_000)));

        Assert.Equal(3, page.Venues.Length);
        var request = Assert.Single(api.Requests);
        Assert.Equal(("POST", "/googleplaces/v1/places:searchNearby", FakeApi.Key), (request.Method, request.Uri.AbsolutePath, request.Headers["X-Goog-Api-Key"]));
        Assert.DoesNotContain("websiteUri", request.Headers["X-Goog-FieldMask"], StringComparison.Ordinal);
        Assert.DoesNotContain(' ', request.Headers["X-Goog-FieldMask"]);
        Assert.Contains("concert_hall", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_circle_is_quartered_down_to_the_smallest_and_within_the_budget()
    {
        using var api = new FakeApi(_ => Places(20));
        using var set = api.Set(SourceName.GooglePlaces);

        await FakeApi.ReadAll(set.Client(SourceName.GooglePlaces)!, FakeApi.Area(50_000));

        Assert.Equal(40, api.Requests.Count);
        Assert.All(api.Requests, request => Assert.True(Radius(request) is > 700 and <= 50_000));
    }

    private static HttpResponseMessage Places(int count) =>
        FakeApi.Json($$"""{"places":[{{string.Join(',', Enumerable.Range(0, count).Select(number => $$$"""{"id":"p{{{number}}}","displayName":{"text":"Hall"}}"""))}}]}""");

    private static double Radius(FakeRequest request) =>
        double.Parse(request.Body.Split("\"radius\":")[1].TrimEnd('}'), CultureInfo.InvariantCulture);
}
