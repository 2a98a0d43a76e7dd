using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class UnreachableTests
{
    [Fact]
    public async Task Ticketmaster_tells_how_many_events_of_one_hour_and_place_lie_behind_its_cap()
    {
        // A hall of its own: whatever is asked, 1,500 events are there, until the circle is as small as it gets.
        using var api = new FakeApi(request => TicketmasterPage(request, request["includeTBA"] is null && request["includeTBD"] is null && request["radius"] == "2" ? 1_500 : 0));
        using var set = api.Set(SourceName.Ticketmaster);

        Assert.Equal(500, await UnreachableAsync(set.Client(SourceName.Ticketmaster)!, FakeApi.Area(1_500) with { Range = OneHour }));
    }

    [Fact]
    public async Task Ticketmaster_splits_undated_events_by_place_alone()
    {
        using var api = new FakeApi(request => TicketmasterPage(request, request["includeTBA"] == "only" && request["radius"] == "20" ? 1_200 : 0));
        using var set = api.Set(SourceName.Ticketmaster);

        Assert.Equal(0, await UnreachableAsync(set.Client(SourceName.Ticketmaster)!, FakeApi.Area()));
        Assert.Equal(5, api.Requests.Count(request => request["includeTBA"] == "only"));
    }

    [Fact]
    public async Task Yelp_tells_how_many_events_of_one_hour_lie_behind_its_cap()
    {
        using var api = new FakeApi(request =>
        {
            var offset = int.Parse(request["offset"]!, CultureInfo.InvariantCulture);
            var events = Enumerable.Range(offset, 50).Select(n => $$"""{"id":"e{{n}}","name":"E","time_start":"2026-05-01T00:30"}""");
            return FakeApi.Json($$"""{"total":1730,"events":[{{string.Join(',', events)}}]}""");
        });
        using var set = api.Set(SourceName.Yelp);

        Assert.Equal(730, await UnreachableAsync(set.Client(SourceName.Yelp)!, FakeApi.Area() with { Range = OneHour }));
    }

    [Fact]
    public async Task Google_counts_each_full_smallest_tile_and_each_tile_beyond_its_budget_as_hiding_one()
    {
        var places = string.Join(',', Enumerable.Range(0, 20).Select(n => $$$"""{"id":"p{{{n}}}","displayName":{"text":"V"}}"""));
        using var api = new FakeApi(_ => FakeApi.Json($$"""{"places":[{{places}}]}"""));
        using var set = api.Set(SourceName.GooglePlaces);

        Assert.Equal(1, await UnreachableAsync(set.Client(SourceName.GooglePlaces)!, FakeApi.Area(1_000)));
        Assert.True(await UnreachableAsync(set.Client(SourceName.GooglePlaces)!, FakeApi.Area(50_000)) > 1);
    }

    [Fact]
    public async Task Meetup_ends_at_its_cap_of_pages_with_a_word_of_it()
    {
        var page = 0;
        using var api = new FakeApi(_ => FakeApi.Json(MeetupPage(++page, "true", $"\"c{page}\"")));
        using var set = api.Set(SourceName.Meetup);

        Assert.Equal(1, await UnreachableAsync(set.Client(SourceName.Meetup)!, FakeApi.Area()));
        Assert.Equal(100, page);
    }

    [Theory]
    [InlineData("\"yes\"", "\"c\"", "hasNextPage")]
    [InlineData("null", "\"c\"", "hasNextPage")]
    [InlineData("true", "{\"value\":\"c\"}", "endCursor")]
    public async Task Meetups_paging_in_an_unknown_form_is_a_fault_and_not_the_end(string more, string end, string field)
    {
        using var api = new FakeApi(_ => FakeApi.Json(MeetupPage(1, more, end)));
        using var set = api.Set(SourceName.Meetup);

        var failed = Assert.IsType<FetchResult.Failed>(await set.Client(SourceName.Meetup)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None));

        Assert.Equal(FaultKind.ExternalApi, failed.Fault.Kind);
        Assert.Contains(field, failed.Fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"has_more_items":true}""", 1)]
    [InlineData("""{"has_more_items":"yes","page_number":"1","page_count":"2"}""", 1)]
    [InlineData("""{"has_more_items":false}""", 0)]
    [InlineData("{}", 0)]
    public async Task Eventbrite_pages_that_are_announced_and_cannot_be_asked_for_count_as_out_of_reach(string pagination, int expected)
    {
        using var api = new FakeApi(_ => FakeApi.Json($$"""{"pagination":{{pagination}},"events":[]}"""));
        using var set = api.Set(SourceName.Eventbrite, options => options with { Seeds = new Dictionary<string, IReadOnlyList<string>> { ["organizers"] = ["1"] } });

        Assert.Equal(expected, await UnreachableAsync(set.Client(SourceName.Eventbrite)!, FakeApi.Area()));
    }

    private static Domain.Tasks.DateRange OneHour => new(Json.Utc("2026-05-01T00:00:00Z"), Json.Utc("2026-05-01T01:00:00Z"));

    private static async Task<int> UnreachableAsync(ISourceClient client, AreaQuery query)
    {
        var unreachable = 0;
        string? cursor = null;
        do
        {
            var page = Assert.IsType<FetchResult.Page>(await client.FetchAsync(query, cursor, CancellationToken.None));
            unreachable += page.Unreachable;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return unreachable;
    }

    private static HttpResponseMessage TicketmasterPage(FakeRequest request, int total)
    {
        var page = int.Parse(request["page"]!, CultureInfo.InvariantCulture);
        var events = Enumerable.Range(page * 200, Math.Clamp(total - (page * 200), 0, 200)).Select(n => $$"""{"id":"t{{n}}","name":"E"}""");
        return FakeApi.Json($$$"""{"_embedded":{"events":[{{{string.Join(',', events)}}}]},"page":{"size":200,"totalElements":{{{total}}},"totalPages":{{{(total + 199) / 200}}},"number":{{{page}}} }}""");
    }

    private static string MeetupPage(int id, string more, string end) =>
        $$$"""{"data":{"recommendedEvents":{"totalCount":1,"pageInfo":{"hasNextPage":{{{more}}},"endCursor":{{{end}}} },"edges":[{"node":{"id":"{{{id}}}","title":"T","dateTime":"2026-05-10T19:00:00-04:00"} }] } } }""";
}
