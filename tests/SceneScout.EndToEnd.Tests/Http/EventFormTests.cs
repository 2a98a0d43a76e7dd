using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CsvHelper;
using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests.Http;

/// <summary>Events in the forms that other programs read, on a node that has finished its plan.</summary>
public sealed class EventFormTests
{
    [Fact]
    public async Task Exports_hold_each_event_once_in_every_form()
    {
        var run = await UndisturbedRun.SharedAsync();
        var all = Ids(run.Events.Select(e => JsonNode.Parse(e)!));

        var lines = (await run.Http.GetStringAsync("/api/events/export?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(all, Ids(lines.Select(line => JsonNode.Parse(line)!)));

        using var csv = new CsvReader(new StringReader(await run.Http.GetStringAsync("/api/events/export?format=csv")), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToList();
        Assert.Equal(all, rows.Select(row => (string)row["id"]).Order(StringComparer.Ordinal));
        var one = run.Events.Select(e => JsonNode.Parse(e)!).First(e => ((string)e["title"]!).Contains(',', StringComparison.Ordinal) || e["performers"]!.AsArray().Count > 1);
        Assert.Equal((string)one["title"]!, ((string)rows.Single(row => (string)row["id"] == (string)one["id"]!)["title"]).TrimStart('\''));
    }

    [Fact]
    public async Task Geojson_has_longitude_before_latitude_and_all_of_the_event()
    {
        var run = await UndisturbedRun.SharedAsync();

        using var answer = await run.Http.GetAsync("/api/events.geojson?city=Berlin&limit=500");
        var collection = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("FeatureCollection", (string?)collection["type"]);
        var features = collection["features"]!.AsArray();
        Assert.NotEmpty(features);
        Assert.All(features, f =>
        {
            Assert.Equal(("Feature", "Point"), ((string?)f!["type"], (string?)f["geometry"]!["type"]));
            var at = f["geometry"]!["coordinates"]!.AsArray();
            Assert.Equal(((double)f["properties"]!["venue"]!["longitude"]!, (double)f["properties"]!["venue"]!["latitude"]!), ((double)at[0]!, (double)at[1]!));
            Assert.InRange((double)at[1]!, 52, 53);
        });
    }

    [Fact]
    public async Task A_calendar_has_the_times_of_the_place_and_its_zones()
    {
        var run = await UndisturbedRun.SharedAsync();
        var expected = run.Events.Select(e => JsonNode.Parse(e)!).Where(e => e["start"]!["localDate"] is not null || e["start"]!["utc"] is not null).ToDictionary(e => $"{e["id"]}@scenescout");

        using var answer = await run.Http.GetAsync("/api/events.ics?from=2020-01-01&name=Tonight");
        var text = await answer.Content.ReadAsStringAsync();
        var calendar = Ical.Net.Calendar.Load(text)!;

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("X-WR-CALNAME:Tonight", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 76));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), calendar.Events.Select(e => e.Uid).Order(StringComparer.Ordinal));
        var zones = calendar.TimeZones.Select(zone => zone.TzId).ToHashSet();
        Assert.All(calendar.Events, entry =>
        {
            var view = expected[entry.Uid!];
            Assert.Equal((string?)view["title"], entry.Summary);
            if (view["start"]!["localTime"] is { } time && view["timeZone"] is { } zone)
            {
                Assert.Equal((string?)zone, entry.Start!.TzId);
                Assert.Contains((string?)zone, zones);
                Assert.Equal($"{view["start"]!["localDate"]}T{time}", entry.Start.Value.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            }
            else if (view["start"]!["utc"] is null)
            {
                Assert.False(entry.Start!.HasTime);
            }
        });
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_is_not_sent_again_and_answers_travel_compressed()
    {
        var run = await UndisturbedRun.SharedAsync();
        using var first = await run.Http.GetAsync("/api/events?limit=20");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/events?limit=20") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/events?limit=21") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var small = new HttpRequestMessage(HttpMethod.Get, "/api/events?limit=20") { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };

        using var unchanged = await run.Http.SendAsync(again);
        using var changed = await run.Http.SendAsync(other);
        using var packed = await run.Http.SendAsync(small);

        Assert.Equal((HttpStatusCode.NotModified, ""), (unchanged.StatusCode, await unchanged.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.True((await packed.Content.ReadAsByteArrayAsync()).Length * 3 < (await first.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task A_stream_goes_on_where_it_was_left_and_passes_over_what_was_not_asked_for()
    {
        var run = await UndisturbedRun.SharedAsync();
        var changes = (await run.GetAsync("/api/events/changes?since=0&limit=500"))["changes"]!.AsArray().Select(c => (Seq: (string)c!["seq"]!.ToJsonString(), Kind: (string)c["kind"]!)).ToList();

        var whole = await FollowAsync(run, "?since=0", null, changes.Count + 1);
        Assert.Equal("ready", whole[0].EventType);
        Assert.Equal(changes, whole.Skip(1).Select(item => (item.EventId!, item.EventType)));
        Assert.All(whole.Skip(1), item => Assert.Equal(item.EventId, JsonNode.Parse(item.Data)!["seq"]!.ToJsonString()));

        var rest = await FollowAsync(run, "", changes[9].Seq, 4);
        Assert.Equal(changes.Skip(10).Take(3), rest.Skip(1).Select(item => (item.EventId!, item.EventType)));

        var published = changes.Where(c => c.Kind == "published").Take(5).ToList();
        var some = await FollowAsync(run, "?kind=published&since=0", null, published.Count + 1);
        Assert.Equal(published, some.Skip(1).Select(item => (item.EventId!, item.EventType)));
    }

    private static async Task<List<SseItem<string>>> FollowAsync(UndisturbedRun run, string query, string? last, int count)
    {
        using var patience = new CancellationTokenSource(ScoutBinary.Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/stream{query}");
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        using var answer = await run.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
        var items = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(body).EnumerateAsync(patience.Token))
        {
            items.Add(item);
            if (items.Count == count)
                break;
        }

        return items;
    }

    private static IEnumerable<string> Ids(IEnumerable<JsonNode> events) => events.Select(e => (string)e["id"]!).Order(StringComparer.Ordinal);
}
