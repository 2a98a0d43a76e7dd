using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Review;
using SceneScout.Node.Http;
using SceneScout.Node.Http.Unread;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Http.Unread;

public sealed class UnreadEventWriterTests
{
    private static readonly DateTimeOffset Now = new(2027, 5, 1, 18, 30, 15, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly Listing Content = new()
    {
        Key = new ListingKey(SourceName.Meetup, "a:b"),
        StableId = "stable",
        Title = "Jazz \"Night\" – ночь <b>&\\",
        Description = "Two lines\nand a 🎷 \\\" {[\"]}, ",
        DescriptionTruncated = true,
        Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 1), new TimeOnly(20, 30, 15), null), new EventMoment(new DateOnly(2027, 5, 2), null, Now.AddHours(3)), "Europe/Berlin", true),
        OriginalStart = new EventMoment(new DateOnly(2027, 4, 1), new TimeOnly(20, 0), null),
        Doors = new EventMoment(null, null, Now.ToOffset(TimeSpan.FromHours(2))),
        Status = EventStatus.Postponed,
        Sales = SalesStatus.SoldOut,
        Online = false,
        Venue = new Venue { ExternalId = "v", Name = "Halle", Address = "Weg 1", City = "Berlin", Region = "BE", PostalCode = "10115", CountryCode = "DE", Location = new GeoPoint(52.5, -13.25), TimeZone = "Europe/Berlin" },
        Price = new Price(10.50m, 20m, "EUR", true),
        IsFree = false,
        Url = "https://events.example/1?a=b&c='d'",
        TicketUrl = "https://tickets.example/1",
        Performers = [new Party("Band", "p1", "https://band.example"), new Party("Ünder", null, null)],
        Organizer = new Party("Club", "o", null),
        Categories = [new SourceCategory("meetup.topic", "12", "Jazz"), new SourceCategory("x", null, null)],
        Images = [new ImageLink("https://img.example/1.jpg?x=1&y=2", 640, 480, true, "Someone"), new ImageLink("https://img.example/2.jpg", null, null)],
        SeriesId = "series",
        LinksTo = [new ListingKey(SourceName.Yelp, "y"), new ListingKey(SourceName.Eventbrite, "1")],
        Language = "de",
        MinimumAge = 18,
        ChangedAt = new DateTimeOffset(2027, 1, 1, 1, 2, 3, 456, TimeSpan.FromHours(-5)),
        Warnings = [new FieldError("venue.location", "0,0", "is nowhere", "none", "null-island"), new FieldError("old", null, "had no rule")],
    };

    private static readonly EventDocument Rich = new(
        new CanonicalEvent
        {
            Id = new Guid("000001e8-cbbd-82ca-8513-767a7959cfe5"),
            Block = "metro.de.berlin/2027-05-01",
            Version = 7,
            Content = Content,
            Listings = [Content.Key, new ListingKey(SourceName.Yelp, "y")],
            Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty.Add("title", Content.Key).Add("location", Content.Key).Add("venue", new ListingKey(SourceName.Yelp, "y")),
        },
        new Enrichment
        {
            OfVersion = 7,
            Category = "music",
            CategoryConfidence = 0.93,
            Categories = [new CategoryGuess("music", "jazz-blues", 0.93), new CategoryGuess("arts", null, 1e-7)],
            Quality = 0.8,
            QualityDimensions = ImmutableSortedDictionary<string, double>.Empty.Add("title", 1).Add("completeness", 0.1 + 0.2),
            QualityReasons = ["title/short"],
            Holds = [new ReviewReason("rule", "words")],
            TimeZone = "Europe/Paris",
            StartUtc = Now,
            EndUtc = Now.AddHours(1),
            Location = new GeoPoint(52.123456789, 13),
            LocationPrecision = "street",
            Geocoded = new PlaceFinding("nominatim", "key", new GeoPoint(52.1, 13), "street", Now) { Attribution = "© people" },
            ConfirmedVenue = new ListingKey(SourceName.GooglePlaces, "g"),
            City = "Elsewhere",
            CountryCode = "FR",
            PrimaryImage = "https://img.example/2.jpg",
        },
        Now,
        Now)
    {
        Freshness = FreshnessState.Stale,
        Picture = new EventPicture
        {
            Url = "https://img.example/1.jpg?x=1&y=2",
            Hash = new string('a', 64),
            Width = 640,
            Height = 480,
            BlurHash = "L<H>",
            Colour = "#aabbcc",
            Alt = "A band",
            Variants = [new PictureSize(320, 320, 240, 5000)],
            Reasons = ["small"],
        },
        Review = new EventReview(ReviewState.Accepted, [new ReviewReason("rule", "words")]) { By = "somebody", At = Now, Note = "fine", Shown = true },
    };

    private static readonly EventDocument Bare = new(
        Rich.Event with { Content = new Listing { Key = Content.Key, Title = "A", Time = EventTime.Announced }, Listings = [Content.Key], Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty }, null, Now, Now);

    [Fact]
    public void Every_member_of_a_view_but_those_of_one_event_alone_is_tried()
    {
        var view = JsonSerializer.SerializeToNode(EventView.Of(Rich), Json)!.AsObject();

        Assert.Equal(["Presence"], typeof(EventView).GetProperties().Select(member => member.Name).Where(name => !view.ContainsKey(JsonNamingPolicy.CamelCase.ConvertName(name))));
    }

    [Fact]
    public void An_event_with_everything_and_one_with_nothing_are_written_as_their_views()
    {
        foreach (var document in new[] { Rich, Bare, Bare with { Enrichment = Rich.Enrichment }, Rich with { Enrichment = null } })
            AssertAlike(document);
    }

    [Fact]
    public void Whatever_an_event_lacks_it_is_written_as_its_view() => Gen.Int[0, int.MaxValue].Sample(seed =>
    {
        var random = new Random(seed);
        AssertAlike(Rich with
        {
            Event = Rich.Event with { Content = Thinned(Content, EventJson.Default.Listing, random, ["key", "title", "time", "start", "toBeAnnounced", "name", "scheme", "url", "generic", "field", "reason", "performers", "categories", "images", "linksTo", "warnings"]) },
            Enrichment = random.Next(5) == 0 ? null : Thinned(Rich.Enrichment!, EventJson.Default.Enrichment, random, ["ofVersion", "category", "categoryConfidence", "quality", "qualityDimensions", "name", "confidence", "by", "key", "point", "precision", "foundAt", "rule", "text"]),
            Freshness = FreshnessStates.All[random.Next(FreshnessStates.All.Count)],
            Picture = random.Next(2) == 0 ? null : Rich.Picture,
            Review = random.Next(2) == 0 ? EventReview.None : Rich.Review,
        });
    }, iter: 1_000);

    [Fact]
    public void A_source_that_is_not_known_has_no_attribution_and_one_whose_name_begins_alike_is_another() =>
        AssertAlike(Bare with { Event = Bare.Event with { Listings = [new ListingKey(new SourceName("yelp-two"), "1"), new ListingKey(new SourceName("other"), "yelp:1")] } });

    [Fact]
    public void Of_a_picture_whose_link_the_event_no_longer_has_nothing_is_said() =>
        AssertAlike(Rich with { Picture = Rich.Picture! with { Url = "https://img.example/1.jpg" } });

    [Fact]
    public void Wherever_what_is_stored_is_damaged_it_is_written_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Rich.Event, EventJson.Default.CanonicalEvent));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, cut) =>
        {
            var damaged = cut ? whole[..at] : (byte[])whole.Clone();
            if (!cut)
                damaged[at] = value;
            try
            {
                Write(new UnreadEvent(damaged, FreshnessState.Fresh));
            }
            catch (JsonException)
            {
            }
        }, iter: 5_000);
    }

    private static void AssertAlike(EventDocument document)
    {
        var expected = JsonSerializer.SerializeToNode(EventView.Of(document), Json);
        foreach (var form in new Func<string, string>[] { json => json, AsJsonb })
        {
            byte[]? Bytes<T>(T? part, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => part is null ? null : Encoding.UTF8.GetBytes(form(JsonSerializer.Serialize(part, type)));
            var written = Write(new UnreadEvent(Bytes(document.Event, EventJson.Default.CanonicalEvent)!, document.Freshness)
            {
                Enrichment = Bytes(document.Enrichment, EventJson.Default.Enrichment),
                Picture = Bytes(document.Picture, EventJson.Default.EventPicture),
                Review = Bytes(document.Review == EventReview.None ? null : document.Review, EventJson.Default.EventReview),
            });

            Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(written)), $"{expected}\n{Encoding.UTF8.GetString(written)}");
        }
    }

    private static byte[] Write(UnreadEvent stored)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
            new UnreadEventWriter(SourceRegistry.BuiltIn, Json).Write(writer, stored);
        return bytes.ToArray();
    }

    // How PostgreSQL gives JSONB: members by the length of their names, a blank behind each colon and comma, texts as they are.
    private static string AsJsonb(string json)
    {
        return Of(JsonNode.Parse(json));

        static string Of(JsonNode? node) => node switch
        {
            JsonObject members => $"{{{string.Join(", ", members.OrderBy(m => m.Key.Length).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Of(m.Key)}: {Of(m.Value)}"))}}}",
            JsonArray items => $"[{string.Join(", ", items.Select(Of))}]",
            null => "null",
            _ => node.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
        };
    }

    private static T Thinned<T>(T whole, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, Random random, string[] needed)
    {
        return JsonSerializer.Deserialize(Of(JsonSerializer.SerializeToNode(whole, type))!.ToJsonString(), type)!;

        JsonNode? Of(JsonNode? node) => node switch
        {
            JsonObject members => new JsonObject(members.Where(m => needed.Contains(m.Key) || random.Next(3) > 0).Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
            JsonArray items => new JsonArray([.. items.Where(_ => random.Next(3) > 0).Select(Of)]),
            _ => node?.DeepClone(),
        };
    }
}
