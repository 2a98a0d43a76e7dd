using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Tests.Events;

public sealed class ListingJsonReaderTests
{
    private static readonly Listing Full = new()
    {
        Key = new ListingKey(SourceName.Meetup, "a:b"),
        StableId = "stable",
        Title = "Jazz \"Night\" – ночь",
        Description = "Two lines\nand a 🎷",
        DescriptionTruncated = true,
        Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 1), new TimeOnly(20, 30, 15), new DateTimeOffset(2027, 5, 1, 18, 30, 15, TimeSpan.Zero)), new EventMoment(new DateOnly(2027, 5, 2), null, null), "Europe/Berlin", true),
        OriginalStart = new EventMoment(new DateOnly(2027, 4, 1), new TimeOnly(20, 0), null),
        Doors = new EventMoment(null, null, new DateTimeOffset(2027, 5, 1, 17, 0, 0, TimeSpan.FromHours(2))),
        Status = EventStatus.Postponed,
        Sales = SalesStatus.SoldOut,
        Online = false,
        Venue = new Venue { ExternalId = "v", Name = "Halle", Address = "Weg 1", City = "Berlin", Region = "BE", PostalCode = "10115", CountryCode = "DE", Location = new GeoPoint(52.5, -13.25), TimeZone = "Europe/Berlin" },
        Price = new Price(10.50m, 20m, "EUR", true),
        IsFree = false,
        Url = "https://events.example/1",
        TicketUrl = "https://tickets.example/1",
        Performers = [new Party("Band", "p1", "https://band.example"), new Party("Other", null, null)],
        Organizer = new Party("Club", "o", null),
        Categories = [new SourceCategory("meetup.topic", "12", "Jazz"), new SourceCategory("x", null, null)],
        Images = [new ImageLink("https://img.example/1.jpg", 640, 480, true, "Someone"), new ImageLink("https://img.example/2.jpg", null, null)],
        SeriesId = "series",
        LinksTo = [new ListingKey(SourceName.Yelp, "y"), new ListingKey(SourceName.Eventbrite, "1")],
        Language = "de",
        MinimumAge = 18,
        ChangedAt = new DateTimeOffset(2027, 1, 1, 1, 2, 3, 456, TimeSpan.FromHours(-5)),
        Submitted = true,
        Warnings = [new FieldError("venue.location", "0,0", "is nowhere", "none", "null-island")],
    };

    private static readonly CanonicalEvent Merged = new()
    {
        Id = new Guid("000001e8-cbbd-82ca-8513-767a7959cfe5"),
        Block = "metro.de.berlin/2027-05-01",
        Version = 7,
        Content = Full,
        Listings = [Full.Key, new ListingKey(SourceName.Yelp, "y")],
        Provenance = System.Collections.Immutable.ImmutableSortedDictionary<string, ListingKey>.Empty.Add("title", Full.Key).Add("url", Full.Key).Add("venue", new ListingKey(SourceName.Yelp, "y")),
    };

    private static readonly Listing Least = new() { Key = new ListingKey(SourceName.Yelp, "1"), Title = "A", Time = EventTime.Announced };

    [Fact]
    public void Every_field_is_read_as_the_general_reader_reads_it()
    {
        Assert.All(typeof(Listing).GetProperties().Where(field => field.SetMethod is not null), field => Assert.NotEqual(Json(field.GetValue(Least)), Json(field.GetValue(Full))));
        foreach (var listing in new[] { Full, Least, Full with { Venue = new Venue(), Price = new Price(null, null, null), Online = true } })
            Assert.Equal(Write(listing), Write(ListingJsonReader.Read(Encoding.UTF8.GetBytes(Write(listing)))));

        static string Json(object? value) => JsonSerializer.Serialize(value);
    }

    [Fact]
    public void Whichever_fields_are_there_in_whatever_order_among_others_it_reads_what_the_general_reader_reads() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Bool).Sample((seed, nulls) =>
        {
            var json = Shuffled(JsonNode.Parse(Write(Full))!.AsObject(), new Random(seed), nulls, ["key", "title", "time", "start"]).ToJsonString();

            Assert.Equal(Write(JsonSerializer.Deserialize(json, EventJson.Default.Listing)!), Write(ListingJsonReader.Read(Encoding.UTF8.GetBytes(json))));
        }, iter: 500);

    [Fact]
    public void An_event_is_read_in_whatever_order_its_fields_are_among_others() => Gen.Int[0, int.MaxValue].Sample(seed =>
    {
        var fields = JsonNode.Parse(Write(Merged))!.AsObject().Append(new("unknown", new JsonObject { ["id"] = 5 })).ToArray();
        new Random(seed).Shuffle(fields);
        var json = new JsonObject(fields.Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value?.DeepClone()))).ToJsonString();

        Assert.Equal(Write(Merged), Write(ListingJsonReader.ReadEvent(Encoding.UTF8.GetBytes(json))));
    }, iter: 100);

    [Theory]
    [InlineData("id")]
    [InlineData("block")]
    [InlineData("version")]
    [InlineData("content")]
    [InlineData("listings")]
    [InlineData("provenance")]
    public void An_event_without_one_of_its_fields_is_refused_by_name(string field)
    {
        var json = JsonNode.Parse(Write(Merged))!.AsObject();
        json.Remove(field);

        Assert.Contains(field, Assert.Throws<JsonException>(() => ListingJsonReader.ReadEvent(Encoding.UTF8.GetBytes(json.ToJsonString()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"key":"yelp:1","title":"A"}""")]
    [InlineData("""{"key":"yelp","title":"A","time":{}}""")]
    [InlineData("""{"key":"yelp:1","title":5,"time":{}}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":5}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":{},"images":{}}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":{},"images":[5]}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":{},"status":"never"}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":{},"venue":{"location":{"latitude":91,"longitude":0}}}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":{"start":{"localDate":"1 May"}}}""")]
    [InlineData("""{"key":"yelp:1","title":"A","time":{}""")]
    public void What_is_no_listing_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => ListingJsonReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Wherever_its_bytes_are_damaged_it_is_read_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Write(Full));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] = value;
            try
            {
                ListingJsonReader.Read(damaged);
            }
            catch (JsonException)
            {
            }
        }, iter: 2_000);
    }

    private static string Write(Listing listing) => JsonSerializer.Serialize(listing, EventJson.Default.Listing);

    private static string Write(CanonicalEvent e) => JsonSerializer.Serialize(e, EventJson.Default.CanonicalEvent);

    private static JsonObject Shuffled(JsonObject of, Random random, bool nulls, string[] needed)
    {
        var fields = of.ToArray();
        random.Shuffle(fields);
        var shuffled = new JsonObject { ["unknown"] = new JsonObject { ["key"] = new JsonArray(1, "x") } };
        foreach (var (name, value) in fields)
            if (needed.Contains(name) || value is not JsonValue || random.Next(3) > 0)
                shuffled[name] = value is JsonObject inner ? Shuffled(inner, random, nulls, needed) : value?.DeepClone();
            else if (nulls && value.GetValueKind() == JsonValueKind.String && name is not ("status" or "sales" or "name" or "scheme"))
                shuffled[name] = null;
        return shuffled;
    }
}
