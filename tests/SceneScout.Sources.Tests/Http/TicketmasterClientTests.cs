using System.Globalization;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Tests.Http;

public sealed class TicketmasterClientTests
{
    [Fact]
    public async Task A_search_reads_all_pages_and_then_the_events_without_a_date()
    {
        using var api = new FakeApi(request => Page(request, request["startDateTime"] is null ? 1 : 450));
        using var set = api.Set(SourceName.Ticketmaster);

        var pages = await FakeApi.ReadAll(set.Client(SourceName.Ticketmaster)!, FakeApi.Area());

        Assert.Equal([200, 200, 50, 1, 1], pages.Select(page => page.Listings.Length));
        Assert.Equal(["0", "1", "2", "0", "0"], api.Requests.Select(request => request["page"]));
        Assert.Equal([null, null, null, "only", null], api.Requests.Select(request => request["includeTBA"]));
        Assert.Equal([null, null, null, null, "only"], api.Requests.Select(request => request["includeTBD"]));
    }

    [Fact]
    public async Task A_request_has_the_form_that_the_api_wants()
    {
        using var api = new FakeApi(request => Page(request, 0));
        using var set = api.Set(SourceName.Ticketmaster);

        await FakeApi.ReadAll(set.Client(SourceName.Ticketmaster)!, FakeApi.Area(20_400));

        var first = api.Requests.First();
        Assert.Equal("/ticketmaster/discovery/v2/events.json", first.Uri.AbsolutePath);
        Assert.Equal(("dr5regw3p", "21", "km", "200", "date,asc"), (first["geoPoint"], first["radius"], first["unit"], first["size"], first["sort"]));
        Assert.Equal(("2026-05-01T00:00:00Z", "2026-05-30T23:59:59Z", FakeApi.Key), (first["startDateTime"], first["endDateTime"], first["apikey"]));
    }

    [Fact]
    public async Task A_window_above_the_reachable_thousand_is_halved_until_it_fits()
    {
        // Three events an hour: 30 days hold 2,160.
        using var api = new FakeApi(request => Page(request, request["startDateTime"] is null ? 0 : (int)(3 * Hours(request))));
        using var set = api.Set(SourceName.Ticketmaster);

        await FakeApi.ReadAll(set.Client(SourceName.Ticketmaster)!, FakeApi.Area());

        var read = api.Requests.Where(request => request["startDateTime"] is not null && 3 * Hours(request) <= 1000).GroupBy(request => request["startDateTime"]).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(720, read.Sum(group => Hours(group.First())), 3);
        for (var index = 1; index < read.Count; index++)
            Assert.Equal(End(read[index - 1].First()).AddSeconds(1), Start(read[index].First()));
    }

    [Fact]
    public async Task An_hour_that_is_still_too_full_is_quartered_by_place_and_ends()
    {
        using var api = new FakeApi(request => Page(request, request["startDateTime"] is null ? 0 : 5000, empty: true));
        using var set = api.Set(SourceName.Ticketmaster);
        var query = FakeApi.Area(4_000) with { Range = new(Json.Utc("2026-05-01T00:00:00Z"), Json.Utc("2026-05-01T01:00:00Z")) };

        await FakeApi.ReadAll(set.Client(SourceName.Ticketmaster)!, query);

        Assert.Equal(["2", "3", "4"], api.Requests.Select(request => request["radius"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(api.Requests, request => Assert.InRange(int.Parse(request["page"]!, CultureInfo.InvariantCulture), 0, 4));
    }

    [Fact]
    public async Task A_page_behind_the_end_without_events_ends_the_search()
    {
        using var api = new FakeApi(_ => FakeApi.Json("""{"page":{"size":200,"totalElements":0,"totalPages":0,"number":0}}"""));
        using var set = api.Set(SourceName.Ticketmaster);

        var pages = await FakeApi.ReadAll(set.Client(SourceName.Ticketmaster)!, FakeApi.Area());

        Assert.Equal(["A page without events.", "A page without events.", "A page without events."], pages.Select(page => page.Note));
    }

    private static HttpResponseMessage Page(FakeRequest request, int total, bool empty = false)
    {
        var page = int.Parse(request["page"]!, CultureInfo.InvariantCulture);
        var events = Enumerable.Range(page * 200, empty ? 0 : Math.Clamp(total - (page * 200), 0, 200)).Select(number => $$$$"""{"type":"event","id":"e{{{{number}}}}","name":"E","dates":{"start":{"localDate":"2026-05-31"}}}""");
        return FakeApi.Json($$$"""{"_embedded":{"events":[{{{string.Join(',', events)}}}]},"page":{"size":200,"totalElements":{{{total}}},"totalPages":{{{(total + 199) / 200}}},"number":{{{page}}} }}""");
    }

    private static DateTimeOffset Start(FakeRequest request) => Json.Utc(request["startDateTime"]!);

    private static DateTimeOffset End(FakeRequest request) => Json.Utc(request["endDateTime"]!);

    private static double Hours(FakeRequest request) => (End(request).AddSeconds(1) - Start(request)).TotalHours;
}
