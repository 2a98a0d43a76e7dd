using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Queries_on_SQLite() : QuerySuite(new SqliteFixture());

public sealed class Queries_on_PostgreSQL() : QuerySuite(new PostgresFixture());

public abstract class QuerySuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly DateTimeOffset Day = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [StoreFact]
    public async Task Events_come_in_order_of_start_and_unknown_starts_last()
    {
        await WriteAsync(
            Sample.Listing("unknown"),
            Sample.Listing("evening", start: Sample.At(Day.AddHours(20))),
            Sample.Listing("that-day", start: Sample.On(2026, 6, 1)),
            Sample.Listing("day-before", start: Sample.At(Day.AddMinutes(-1))),
            Sample.Listing("next-day", start: Sample.On(2026, 6, 2)));

        Assert.Equal("day-before that-day evening next-day unknown", await AskAsync(new()));
    }

    [StoreFact]
    public async Task A_date_only_event_counts_from_its_midnight_and_has_no_time()
    {
        await WriteAsync(Sample.Listing("a", start: Sample.On(2026, 6, 1)), Sample.Listing("unknown"));

        Assert.Equal("a", await AskAsync(new() { From = Day }));
        Assert.Equal("", await AskAsync(new() { From = Day.AddSeconds(1) }));
        Assert.Equal("a", await AskAsync(new() { To = Day.AddSeconds(1) }));
        Assert.Equal("", await AskAsync(new() { To = Day }));
        var found = Assert.Single((await Store.Events.QueryAsync(new() { From = Day }, None)).Events);
        Assert.Null(found.Event.Content.Time.Start.Utc);
        Assert.Null(found.Event.Content.Time.Start.LocalTime);
    }

    [StoreFact]
    public async Task Processing_makes_the_start_exact()
    {
        var local = new EventMoment(new DateOnly(2026, 6, 1), new TimeOnly(20, 0), null);
        await WriteAsync(Sample.Listing("a", start: local));
        Assert.Equal("a", await AskAsync(new() { From = Day.AddHours(20) }));

        await EnrichAsync(0, Sample.Enrichment(1) with { StartUtc = Day.AddHours(18), City = "Köln", Location = new GeoPoint(50.94, 6.96) });

        Assert.Equal("", await AskAsync(new() { From = Day.AddHours(20) }));
        Assert.Equal("a", await AskAsync(new() { From = Day.AddHours(18), City = "KÖLN", Latitude = 50.94, Longitude = 6.96, RadiusMetres = 10 }));
    }

    [StoreFact]
    public async Task Category_and_quality_are_those_of_processing()
    {
        await WriteAsync(Sample.Listing("a"), Sample.Listing("b"), Sample.Listing("unprocessed"));
        await EnrichAsync(0, Sample.Enrichment(1, "music", 0.4));
        await EnrichAsync(1, Sample.Enrichment(1, "arts", 0.9));

        Assert.Equal("a", await AskAsync(new() { Category = "music" }));
        Assert.Equal("b", await AskAsync(new() { MinQuality = 0.9 }));
        Assert.Equal("a b", await AskAsync(new() { MinQuality = 0 }));
        Assert.Equal("", await AskAsync(new() { Category = "music", MinQuality = 0.5 }));
    }

    [StoreFact]
    public async Task A_source_is_any_of_an_events_listings()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b", source: "meetup"));
        await Store.Events.WriteAsync([Sample.New(Sample.Id(0), a, b), Sample.New(Sample.Id(1), Sample.Listing("c"))], Now, None);

        Assert.Equal("a", await AskAsync(new() { Source = "meetup" }));
        Assert.Equal("a c", await AskAsync(new() { Source = "yelp" }));
        Assert.Equal("", await AskAsync(new() { Source = "eventbrite" }));
    }

    [StoreFact]
    public async Task Words_are_found_in_title_venue_and_performers_whatever_their_case()
    {
        await WriteAsync(
            Sample.Listing("a", "Café MÜLLER: Live!", venue: new Venue { Name = "Blue Note" }),
            Sample.Listing("b", "An evening") with { Performers = [new Party("AC/DC", null, null)] },
            Sample.Listing("c", "日本の祭り 100%"),
            Sample.Listing("d", "Rock_Night"));

        Assert.Equal("a", await AskAsync(new() { Text = "CAFÉ müller" }));
        Assert.Equal("a", await AskAsync(new() { Text = "note live" }));
        Assert.Equal("b", await AskAsync(new() { Text = "ac/dc" }));
        Assert.Equal("c", await AskAsync(new() { Text = "祭り" }));
        Assert.Equal("c", await AskAsync(new() { Text = "100%" }));
        Assert.Equal("d", await AskAsync(new() { Text = "rock_night" }));
        Assert.Equal("", await AskAsync(new() { Text = "café dc" }));
        Assert.Equal("", await AskAsync(new() { Text = "%_" }));
        Assert.Equal("a b c d", await AskAsync(new() { Text = " " }));
        Assert.Equal("", await AskAsync(new() { Text = "'; DROP TABLE events; --" }));
    }

    [StoreFact]
    public async Task A_circle_holds_what_is_near_by_the_great_circle()
    {
        await WriteAsync(
            Sample.Listing("centre", venue: Sample.Place(52.52, 13.405)),
            Sample.Listing("1.1-km", venue: Sample.Place(52.53, 13.405)),
            Sample.Listing("potsdam", venue: Sample.Place(52.39, 13.06)),
            Sample.Listing("nowhere"),
            Sample.Listing("fiji-east", venue: Sample.Place(-17, 179.99)),
            Sample.Listing("fiji-west", venue: Sample.Place(-17, -179.99)),
            Sample.Listing("pole", venue: Sample.Place(89.999, -100)));

        Task<string> Near(double latitude, double longitude, double radius) =>
            AskAsync(new() { Latitude = latitude, Longitude = longitude, RadiusMetres = radius });
        Assert.Equal("centre", await Near(52.52, 13.405, 1000));
        Assert.Equal("centre", await Near(52.52, 13.405, 0));
        Assert.Equal("centre 1.1-km", await Near(52.52, 13.405, 1200));
        Assert.Equal("centre 1.1-km potsdam", await Near(52.52, 13.405, 50_000));
        Assert.Equal("fiji-east fiji-west", await Near(-17, 180, 5000));
        Assert.Equal("pole", await Near(89.999, 80, 1000));
        Assert.Equal(6, (await Near(0, 0, 30_000_000)).Split(' ').Length);
    }

    [StoreFact]
    public async Task A_rectangle_and_a_polygon_hold_what_is_inside_them()
    {
        await WriteAsync(
            Sample.Listing("centre", venue: Sample.Place(52.52, 13.405)),
            Sample.Listing("edge", venue: Sample.Place(52.53, 13.405)),
            Sample.Listing("potsdam", venue: Sample.Place(52.39, 13.06)),
            Sample.Listing("nowhere"),
            Sample.Listing("fiji-east", venue: Sample.Place(-17, 179.99)),
            Sample.Listing("fiji-west", venue: Sample.Place(-17, -179.99)),
            Sample.Listing("north", venue: Sample.Place(79.9, 0)));

        Task<string> Box(double west, double south, double east, double north) => AskAsync(new() { Box = new GeoBox(south, west, north, east) });
        Assert.Equal("centre edge", await Box(13.3, 52.5, 13.5, 52.53));
        Assert.Equal("centre edge potsdam", await Box(13, 52, 14, 53));
        Assert.Equal("fiji-east fiji-west", await Box(179.5, -18, -179.5, -16));
        Assert.Equal("fiji-east", await Box(179.5, -18, 180, -16));
        Assert.Equal("north", await Box(-10, 75, 10, 80));
        Assert.Equal(6, (await Box(-180, -90, 180, 90)).Split(' ').Length);

        Task<string> Inside(string corners) => AskAsync(new() { Polygon = GeoPolygon.Parse(corners) });
        Assert.Equal("centre", await Inside("52.5,13.3;52.5,13.5;52.525,13.4"));
        Assert.Equal("centre edge potsdam", await Inside("52,12.5;52,14;53,14;53,12.5;52,12.5"));
        // A notch is outside.
        Assert.Equal("potsdam", await Inside("52.3,13;52.3,13.6;52.6,13.6;52.6,13.5;52.45,13.4;52.6,13.3;52.6,13"));
    }

    [StoreFact]
    public async Task Free_is_not_the_same_as_of_unknown_price()
    {
        Listing Priced(string id, decimal? min, string currency = "EUR") => Sample.Listing(id) with { Price = min is { } from ? new Price(from, from + 10, currency) : null, IsFree = min is null ? null : min == 0 };
        await WriteAsync(Priced("free", 0), Priced("cheap", 10), Priced("dear", 90), Priced("abroad", 10, "USD"), Priced("unknown", null));

        Assert.Equal("free", await AskAsync(new() { IsFree = true }));
        Assert.Equal("cheap dear abroad", await AskAsync(new() { IsFree = false }));
        Assert.Equal("free cheap", await AskAsync(new() { MaxPrice = 10, Currency = "EUR" }));
        Assert.Equal("free", await AskAsync(new() { MaxPrice = 9.99m, Currency = "USD" }));
    }

    [StoreFact]
    public async Task A_question_that_makes_no_sense_is_refused_by_field()
    {
        async Task Refused(EventQuery query, string field) =>
            Assert.Contains(field, (await Assert.ThrowsAsync<ArgumentException>(() => Store.Events.QueryAsync(query, None))).Message, StringComparison.Ordinal);
        await Refused(new() { Limit = 0 }, "Limit");
        await Refused(new() { Limit = 501 }, "Limit");
        await Refused(new() { Latitude = 1 }, "Longitude");
        await Refused(new() { Latitude = 91, Longitude = 0, RadiusMetres = 1 }, "Latitude");
        await Refused(new() { Latitude = 1, Longitude = 0, RadiusMetres = double.NaN }, "RadiusMetres");
        await Refused(new() { MaxPrice = 1 }, "Currency");
        await Refused(new() { Currency = "EUR" }, "MaxPrice");
        await Refused(new() { After = "nonsense" }, "After");
        await Refused(new() { After = "!" }, "After");
    }

    [StoreFact]
    public async Task Pages_together_are_the_whole_without_doubles()
    {
        // Many events share a start, many have none: the hard case for a cursor.
        var random = new Random(7);
        var listings = Enumerable.Range(0, 137).Select(i => Sample.Listing($"l{i}", start: random.Next(4) switch
        {
            0 => EventMoment.Unknown,
            1 => Sample.On(2026, 6, 1 + random.Next(3)),
            _ => Sample.At(Day.AddHours(random.Next(5))),
        })).ToArray();
        await WriteAsync(listings);
        var whole = (await Store.Events.QueryAsync(new() { Limit = 500 }, None)).Events.Select(e => e.Event.Id).ToList();
        Assert.Equal(137, whole.Distinct().Count());

        foreach (var size in new[] { 1, 2, 7, 50, 136, 137, 138 })
            foreach (var from in new DateTimeOffset?[] { null, Day.AddHours(1) })
            {
                var pages = new List<Guid>();
                string? after = null;
                do
                {
                    var page = await Store.Events.QueryAsync(new() { Limit = size, After = after, From = from }, None);
                    Assert.InRange(page.Events.Length, pages.Count == 0 ? 0 : 1, size);
                    pages.AddRange(page.Events.Select(e => e.Event.Id));
                    after = page.Next;
                }
                while (after is not null);
                var expected = from is null ? whole : (await Store.Events.QueryAsync(new() { Limit = 500, From = from }, None)).Events.Select(e => e.Event.Id);
                Assert.Equal<Guid>(expected, pages);
            }
    }

    [StoreFact]
    public async Task Unread_events_are_the_events_that_are_read_with_all_their_parts()
    {
        await WriteAsync(Sample.Listing("a", "Jazz \"Night\" – ночь 🎷"), Sample.Listing("b", "\\ { [ , \n ] }", start: Sample.On(2026, 6, 1)), Sample.Listing("unprocessed"));
        await EnrichAsync(0, Sample.Enrichment(1, "music", 0.4));
        await EnrichAsync(1, Sample.Enrichment(1, "arts", 1e-7) with { Holds = [new ReviewReason("rule", "words")] });

        foreach (var query in new EventQuery[] { new(), new() { Limit = 1 }, new() { Review = [ReviewState.Pending] }, new() { Category = "film" } })
        {
            var (read, unread) = (await Store.Events.QueryAsync(query, None), await Store.Events.QueryUnreadAsync(query, None));

            Assert.Equal(read.Next, unread.Next);
            Assert.Equal(
                read.Events.Select(e => (Sample.Json(e.Event), e.Freshness, Text(e.Enrichment), e.Review.State)),
                unread.Events.Select(e => (
                    Sample.Json(ListingJsonReader.ReadEvent(e.Body.Span)),
                    e.Freshness,
                    Text(e.Enrichment.IsEmpty ? null : JsonSerializer.Deserialize(e.Enrichment.Span, EventJson.Default.Enrichment)),
                    e.Review.IsEmpty ? ReviewState.None : JsonSerializer.Deserialize(e.Review.Span, EventJson.Default.EventReview)!.State)));
        }

        static string Text(Enrichment? enrichment) => enrichment is null ? "" : JsonSerializer.Serialize(enrichment, EventJson.Default.Enrichment);
    }

    [StoreFact]
    public async Task Pages_of_an_area_together_are_what_lies_in_it_in_the_order_of_the_start()
    {
        // Two towns and both sides of the date line; starts that several cells share, and none.
        var random = new Random(11);
        GeoPoint[] towns = [new(52.52, 13.4), new(52.4, 13.06), new(-17, 179.98), new(-17, -179.98)];
        var places = Enumerable.Range(0, 120).ToDictionary(Sample.Id, i => towns[i % 4].Towards(random.NextDouble() * 360, random.NextDouble() * 9_000));
        await WriteAsync([.. Enumerable.Range(0, 120).Select(i => Sample.Listing(
            $"l{i}", start: random.Next(3) == 0 ? EventMoment.Unknown : Sample.At(Day.AddHours(random.Next(6))), venue: Sample.Place(places[Sample.Id(i)].Latitude, places[Sample.Id(i)].Longitude)))]);
        var whole = (await Store.Events.QueryAsync(new() { Limit = 500 }, None)).Events.Select(e => e.Event.Id).ToList();

        EventQuery Around(GeoPoint centre, double metres) => new() { Latitude = centre.Latitude, Longitude = centre.Longitude, RadiusMetres = metres };
        var polygon = GeoPolygon.Parse("52.6,13.3;52.6,13.5;52.35,13.45;52.35,12.9")!;
        (EventQuery Query, Func<GeoPoint, bool> Holds)[] areas =
        [
            (Around(towns[0], 5_000), point => towns[0].DistanceTo(point) <= 5_000),
            (Around(towns[0], 60_000), point => towns[0].DistanceTo(point) <= 60_000),
            (Around(towns[2], 8_000), point => towns[2].DistanceTo(point) <= 8_000),
            (Around(towns[3], 500_000), point => towns[3].DistanceTo(point) <= 500_000),
            (new() { Box = new GeoBox(52.45, 13.3, 52.55, 13.45) }, new GeoBox(52.45, 13.3, 52.55, 13.45).Contains),
            (new() { Box = new GeoBox(-40, 170, 40, -170) }, new GeoBox(-40, 170, 40, -170).Contains),
            (new() { Polygon = polygon }, polygon.Contains),
        ];
        foreach (var (query, holds) in areas)
        {
            var expected = whole.FindAll(id => holds(places[id]));
            Assert.NotInRange(expected.Count, 0, 5);
            foreach (var size in new[] { 1, 7, 50 })
            {
                var pages = new List<Guid>();
                string? after = null;
                do
                {
                    var page = await Store.Events.QueryAsync(query with { Limit = size, After = after }, None);
                    pages.AddRange(page.Events.Select(e => e.Event.Id));
                    after = page.Next;
                }
                while (after is not null);
                Assert.Equal<Guid>(expected, pages);
            }
        }
    }

    [StoreFact]
    public async Task Venues_are_found_by_name_and_by_place()
    {
        VenueRecord V(string id, string name, double latitude, double longitude) =>
            new() { Key = Sample.Key(id, "googleplaces"), Venue = Sample.Place(latitude, longitude, name: name), Types = ["bar"] };
        await Store.Venues.UpsertAsync(
            [V("far", "Lido", 52.6, 13.4), V("near", "LIDO!", 52.5, 13.4), V("mid", "SO36", 52.51, 13.4), new() { Key = Sample.Key("x"), Venue = new Venue() }], Now, None);
        await Store.Venues.UpsertAsync([V("mid", "SO 36", 52.51, 13.4)], Now, None);

        Assert.Equal(4, await Store.Venues.CountAsync(None));
        Assert.Equal<string>(["far", "near"], (await Store.Venues.FindByNameAsync(["lido", "astra"], None)).Select(v => v.Key.ExternalId));
        Assert.Empty(await Store.Venues.FindByNameAsync(["", "so36"], None));
        Assert.Equal<string>(["near", "mid", "far"], (await Store.Venues.NearAsync(new GeoPoint(52.5, 13.4), 20_000, 10, None)).Select(v => v.Key.ExternalId));
        Assert.Equal<string>(["near", "mid"], (await Store.Venues.NearAsync(new GeoPoint(52.5, 13.4), 20_000, 2, None)).Select(v => v.Key.ExternalId));
        Assert.Equal<string>(["near", "mid"], (await Store.Venues.NearAsync(new GeoPoint(52.5, 13.4), 2000, 10, None)).Select(v => v.Key.ExternalId));
    }

    private async Task WriteAsync(params Listing[] listings)
    {
        foreach (var chunk in listings.Select((l, i) => Sample.New(Sample.Id(i), l)).Chunk(100))
            Assert.All(await Store.Events.WriteAsync(chunk, Now, None), Assert.True);
    }

    private async Task EnrichAsync(int n, Enrichment enrichment)
    {
        var lease = await LeaseAsync($"p{n}", TaskType.Processing);
        Assert.Single((await Store.Events.CommitProcessingAsync(new(lease, [new(Sample.Id(n), enrichment)]), Now, None))!.Written);
    }

    private async Task<string> AskAsync(EventQuery query) =>
        string.Join(' ', (await Store.Events.QueryAsync(query, None)).Events.Select(e => e.Event.Content.Key.ExternalId));
}
