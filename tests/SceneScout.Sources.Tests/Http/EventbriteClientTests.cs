using System.Net;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class EventbriteClientTests
{
    [Fact]
    public async Task Organizers_venues_series_and_events_are_read_with_their_continuations()
    {
        using var api = new FakeApi(request => FakeApi.Json(request.Uri.AbsolutePath.Contains("/organizers/", StringComparison.Ordinal) && request["continuation"] is null
            ? Page(Event("1"), """ "has_more_items":true,"continuation":"abc+/=" """)
            : Page(Event("2"), """ "has_more_items":false,"continuation":"zzz" """)));
        using var set = Seeded(api, ("organizers", ["7"]), ("venues", ["8"]), ("series", ["9"]), ("events", ["1", "2"]));

        await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area());

        Assert.Equal(
            ["/eventbrite/v3/organizers/7/events/", "/eventbrite/v3/organizers/7/events/", "/eventbrite/v3/venues/8/events/", "/eventbrite/v3/series/9/events/", "/eventbrite/v3/events/"],
            api.Requests.Select(request => request.Uri.AbsolutePath));
        Assert.Equal("abc+/=", api.Requests.ElementAt(1)["continuation"]);
        Assert.Equal("1,2", api.Requests.Last()["event_ids"]);
        Assert.Equal("venue,organizer,category,subcategory,format,ticket_availability,event_sales_status", api.Requests.First()["expand"]);
        Assert.All(api.Requests, request => Assert.Equal("Bearer " + FakeApi.Key, request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Where_the_next_list_begins_is_known_before_a_list_is_read()
    {
        using var api = new FakeApi(request => FakeApi.Json(request.Uri.AbsolutePath.Contains("/organizers/7/", StringComparison.Ordinal) && request["continuation"] is null
            ? Page(Event("1"), """ "has_more_items":true,"continuation":"abc" """)
            : Page(Event("2"), """ "has_more_items":false """)));
        using var set = Seeded(api, ("organizers", ["8", "7", "10"]), ("events", [.. Enumerable.Range(100, 30).Select(id => $"{id}")]));
        var (client, area) = (set.Client(SourceName.Eventbrite)!, FakeApi.Area());
        var known = new List<string?>();
        for (var at = client.Behind(area, null); at is not null; at = client.Behind(area, at))
            known.Add(at);

        var told = new List<string?>();
        string? cursor = null;
        do
        {
            var page = Assert.IsType<FetchResult.Page>(await client.FetchAsync(area, cursor, CancellationToken.None));
            if (page.Head is not null && page.Behind is { } behind)
                told.Add(behind);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(4, known.Count);
        Assert.Equal(known, told);
        Assert.Null(client.Behind(area, "not a cursor"));
    }

    [Fact]
    public async Task Only_what_lies_in_the_area_and_range_is_kept_and_online_or_placeless_events_too()
    {
        var events = string.Join(
            ',',
            Event("near", """ ,"venue":{"address":{"latitude":"40.71","longitude":"-74.0"}} """),
            Event("far", """ ,"venue":{"address":{"latitude":"34.05","longitude":"-118.2"}} """),
            Event("online", """ ,"online_event":true """),
            Event("nowhere"),
            Event("late", day: "2027-01-01"));
        using var api = new FakeApi(_ => FakeApi.Json(Page(events, "")));
        using var set = Seeded(api, ("organizers", ["7"]));

        var page = Assert.Single(await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area()));

        Assert.Equal(["near", "online", "nowhere"], page.Listings.Select(listing => listing.Key.ExternalId));
    }

    [Fact]
    public async Task An_organizer_that_is_gone_does_not_stop_the_others()
    {
        using var api = new FakeApi(request => request.Uri.AbsolutePath.Contains("/7/", StringComparison.Ordinal)
            ? FakeApi.Json("""{"error":"NOT_FOUND","status_code":404}""", HttpStatusCode.NotFound)
            : FakeApi.Json(Page(Event("1"), "")));
        using var set = Seeded(api, ("organizers", ["7", "8"]));

        var pages = await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area());

        Assert.Equal([0, 1], pages.Select(page => page.Listings.Length));
        Assert.Equal("Eventbrite does not know '7'.", pages[0].Note);
    }

    [Fact]
    public async Task A_failed_expansion_is_asked_for_again_without()
    {
        using var api = new FakeApi(request => request["expand"] is not null
            ? FakeApi.Json("""{"error":"EXPANSION_FAILED"}""", HttpStatusCode.InternalServerError)
            : FakeApi.Json(Page(Event("1"), "")));
        using var set = Seeded(api, ("organizers", ["7"]));

        Assert.Single(Assert.Single(await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area())).Listings);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task Learned_ids_are_asked_for_beside_those_configured_each_once()
    {
        using var api = new FakeApi(_ => FakeApi.Json(Page("", "")));
        using var set = Seeded(api, ("organizers", ["7"]));
        var query = FakeApi.Area() with { Seeds = [Learned("organizers", "7"), Learned("organizers", "5"), Learned("events", "31"), Learned("events", "30"), new(SourceName.Meetup, "organizers", "6")] };

        await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, query);

        Assert.Equal(["/eventbrite/v3/organizers/5/events/", "/eventbrite/v3/organizers/7/events/", "/eventbrite/v3/events/"], api.Requests.Select(request => request.Uri.AbsolutePath));
        Assert.Equal("30,31", api.Requests.Last()["event_ids"]);
    }

    [Fact]
    public async Task A_seed_that_comes_or_goes_between_pages_moves_no_other()
    {
        using var api = new FakeApi(_ => FakeApi.Json(Page("", "")));
        using var set = Seeded(api, ("organizers", ["3", "5", "7"]));
        var client = set.Client(SourceName.Eventbrite)!;
        var first = Assert.IsType<SceneScout.Sources.Contracts.FetchResult.Page>(await client.FetchAsync(FakeApi.Area(), null, CancellationToken.None));

        await client.FetchAsync(FakeApi.Area() with { Seeds = [Learned("organizers", "1"), Learned("organizers", "6")] }, first.NextCursor, CancellationToken.None);

        Assert.Equal("/eventbrite/v3/organizers/5/events/", api.Requests.Last().Uri.AbsolutePath);
    }

    [Fact]
    public async Task Many_events_are_asked_for_twenty_at_a_time()
    {
        using var api = new FakeApi(_ => FakeApi.Json(Page("", "")));
        using var set = Seeded(api, ("events", [.. Enumerable.Range(10_000, 45).Select(n => $"{n}")]));

        await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area());

        Assert.Equal([20, 20, 5], api.Requests.Select(request => request["event_ids"]!.Split(',').Length));
        Assert.Equal(45, api.Requests.SelectMany(request => request["event_ids"]!.Split(',')).Distinct().Count());
    }

    [Fact]
    public void Only_events_of_lists_that_are_asked_for_can_be_missed()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}"));
        using var set = Seeded(api, ("organizers", ["7"]));
        var client = set.Client(SourceName.Eventbrite)!;
        var listing = new Listing { Key = new ListingKey(SourceName.Eventbrite, "1"), Title = "E", Time = new EventTime(EventMoment.Unknown, null, null, true), Organizer = new Party("O", "8", null) };

        Assert.False(client.Covers(FakeApi.Area(), listing));
        Assert.True(client.Covers(FakeApi.Area() with { Seeds = [Learned("organizers", "8")] }, listing));
        Assert.True(client.Covers(FakeApi.Area(), listing with { Organizer = new Party("O", "7", null) }));
    }

    [Fact]
    public async Task Without_seeds_nothing_is_called()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}"));
        using var set = Seeded(api, ("places", ["85922583"]));

        Assert.Single(await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area()));
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task The_unsupported_search_is_used_only_when_allowed()
    {
        using var api = new FakeApi(_ => FakeApi.Json("""{"events":{"pagination":{"page_number":1,"page_count":1},"results":[{"_type":"destination_event","id":"5","name":"E","start_date":"2026-05-10","timezone":"America/New_York"}]}}"""));
        using var set = api.Set(SourceName.Eventbrite, options => options with { AllowUnsupportedSearch = true, Seeds = new Dictionary<string, IReadOnlyList<string>> { ["places"] = ["85922583"] } });

        Assert.Single(Assert.Single(await FakeApi.ReadAll(set.Client(SourceName.Eventbrite)!, FakeApi.Area())).Listings);
        Assert.Equal(("POST", "/eventbrite/v3/destination/search/"), (api.Requests.First().Method, api.Requests.First().Uri.AbsolutePath));
        Assert.Contains("85922583", api.Requests.First().Body, StringComparison.Ordinal);
    }

    private static SourceSeed Learned(string kind, string id) => new(SourceName.Eventbrite, kind, id);

    private static SourceSet Seeded(FakeApi api, params (string Name, string[] Ids)[] seeds) =>
        api.Set(SourceName.Eventbrite, options => options with { Seeds = seeds.ToDictionary(seed => seed.Name, seed => (IReadOnlyList<string>)seed.Ids) });

    private static string Event(string id, string more = "", string day = "2026-05-10") =>
        $$"""{"id":"{{id}}","name":{"text":"E"},"start":{"timezone":"America/New_York","local":"{{day}}T19:00:00"},"end":null{{more}}}""";

    private static string Page(string events, string pagination) => $$"""{"pagination":{ {{pagination}} },"events":[{{events}}]}""";
}
