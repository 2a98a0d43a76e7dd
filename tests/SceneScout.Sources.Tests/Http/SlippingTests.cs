using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

/// <summary>Lists that change while their pages are read: what moves to a page that was read already is not seen.</summary>
public sealed class SlippingTests
{
    [Theory]
    [InlineData(120, 119, 1)]
    [InlineData(120, 121, 1)]
    [InlineData(120, 120, 0)]
    public async Task Yelp_says_that_the_total_was_another_with_a_further_page(int first, int later, int expected)
    {
        using var api = new FakeApi(request =>
        {
            var offset = int.Parse(request["offset"]!, CultureInfo.InvariantCulture);
            var total = offset == 0 ? first : later;
            var events = Enumerable.Range(offset, Math.Clamp(total - offset, 0, 50)).Select(n => $$"""{"id":"e{{n}}","name":"E","time_start":"2026-05-01T00:30"}""");
            return FakeApi.Json($$"""{"total":{{total}},"events":[{{string.Join(',', events)}}]}""");
        });
        using var set = api.Set(SourceName.Yelp);

        Assert.Equal(expected, await SlippedAsync(set.Client(SourceName.Yelp)!));
    }

    [Theory]
    [InlineData(399, 1)]
    [InlineData(400, 0)]
    public async Task Ticketmaster_says_that_the_total_was_another_with_a_further_page(int later, int expected)
    {
        using var api = new FakeApi(request =>
        {
            var page = int.Parse(request["page"]!, CultureInfo.InvariantCulture);
            // Each window and each kind of undated events has a total of its own.
            var total = request["includeTBA"] is not null ? 7 : request["includeTBD"] is not null ? 3 : page == 0 ? 400 : later;
            var events = Enumerable.Range(page * 200, Math.Clamp(total - (page * 200), 0, 200)).Select(n => $$"""{"id":"t{{n}}","name":"E"}""");
            return FakeApi.Json($$$"""{"_embedded":{"events":[{{{string.Join(',', events)}}}]},"page":{"size":200,"totalElements":{{{total}}},"totalPages":{{{(total + 199) / 200}}},"number":{{{page}}} }}""");
        });
        using var set = api.Set(SourceName.Ticketmaster);

        Assert.Equal(expected, await SlippedAsync(set.Client(SourceName.Ticketmaster)!));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 0)]
    public async Task Eventbrite_says_that_the_count_was_another_with_a_further_page(int later, int expected)
    {
        using var api = new FakeApi(request => FakeApi.Json(request["continuation"] is null
            ? """{"pagination":{"object_count":100,"has_more_items":true,"continuation":"c2"},"events":[]}"""
            : $$$"""{"pagination":{"object_count":{{{later}}},"has_more_items":false},"events":[]}"""));
        using var set = api.Set(SourceName.Eventbrite, options => options with { Seeds = new Dictionary<string, IReadOnlyList<string>> { ["organizers"] = ["1"] } });

        Assert.Equal(expected, await SlippedAsync(set.Client(SourceName.Eventbrite)!));
    }

    private static async Task<int> SlippedAsync(ISourceClient client)
    {
        var (slipped, calls) = (0, 0);
        string? cursor = null;
        do
        {
            var page = Assert.IsType<FetchResult.Page>(await client.FetchAsync(FakeApi.Area(), cursor, CancellationToken.None));
            slipped += page.Slipped ? 1 : 0;
            calls++;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.True(calls > 1);
        return slipped;
    }
}
