using System.Text.Json.Nodes;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Tests.Recorded;

namespace SceneScout.Sources.Tests.Reading;

public sealed class MutationTests
{
    private static readonly string[] Own =
    [
        """{"_embedded":{"events":[{"type":"event","id":"x1","name":"Show","url":"https://e.org","locale":"en-us","images":[{"url":"https://e.org/a.jpg","width":1,"height":2}],"dates":{"start":{"localDate":"2026-05-31","localTime":"19:30:00","dateTime":"2026-05-31T23:30:00Z","timeTBA":false},"end":{"dateTime":"2026-06-01T01:30:00Z"},"timezone":"America/New_York","status":{"code":"onsale"}},"priceRanges":[{"type":"standard","currency":"USD","min":1,"max":2}],"classifications":[{"primary":true,"segment":{"id":"S","name":"Music"}}],"_embedded":{"venues":[{"id":"v","name":"Hall","location":{"latitude":"40.7","longitude":"-74.0"},"country":{"countryCode":"US"}}],"attractions":[{"name":"A"}]}}]},"page":{"totalElements":1}}""",
        """{"events":[{"id":"1","name":{"text":"Show"},"start":{"timezone":"Europe/Berlin","local":"2026-05-31T19:00:00","utc":"2026-05-31T17:00:00Z"},"end":{"local":"2026-05-31T22:00:00"},"venue":{"address":{"latitude":"52.5","longitude":"13.4","country":"DE"}},"ticket_availability":{"minimum_ticket_price":{"major_value":"1.00","currency":"EUR"}},"category":{"id":"103","name":"Music"},"tags":[{"prefix":"OrganizerTag","tag":"OrganizerTag/a"}],"logo":{"original":{"url":"https://e.org/a.jpg"}}}]}""",
        """{"events":[{"eventbrite_event_id":"1","name":"Show","start_date":"2026-05-31","start_time":"19:00","end_date":"2026-05-31","end_time":"20:00","timezone":"Europe/Berlin","is_online_event":false,"primary_venue":{"address":{}},"image":{"url":"https://e.org"}}]}""",
        """{"total":1,"events":[{"id":"a","name":"Show","time_start":"2026-05-31T10:00:00-07:00","time_end":"2026-05-31 12:00","cost":5,"cost_max":6,"is_free":false,"latitude":37.7,"longitude":-122.4,"location":{"country":"US","address1":"1 St"},"tickets_url":"https://e.org"}]}""",
        """{"data":{"groupByUrlname":{"id":"9","name":"G","timezone":"US/Eastern","events":{"edges":[{"node":{"id":"1","title":"T","dateTime":"2026-05-31T19:00:00+02:00","duration":"PT2H","venues":[{"lat":1.5,"lon":2.5,"country":"de"}],"topics":{"edges":[{"node":{"name":"x"}}]},"group":{"id":"9"}}}]}}}}""",
        """[{"id":"1","name":"T","time":1551745800000,"utc_offset":-21600000,"local_date":"2019-03-04","local_time":"18:30","duration":5400000,"updated":1551039690000,"status":"upcoming","venue":{"lat":33.1,"lon":-96.8},"group":{"timezone":"US/Central","name":"G"},"fee":{"amount":10,"currency":"USD"}}]""",
        """{"places":[{"id":"p","displayName":{"text":"Hall"},"location":{"latitude":1.5,"longitude":2.5},"types":["a"],"addressComponents":[{"longText":"X","shortText":"X","types":["locality"]}]}]}""",
        """{"title":"Fair","start":"2026-06-20","start_time":"14:00","end_time":"15:00","venue":{"name":"Hall"},"lat":53.9,"lng":-1.1,"price":3,"country":"UK"}""",
    ];

    private static readonly string[] Replacements =
    [
        "null", "true", "0", "-1", "1e400", "99999999999999999999999999", "9007199254740993", "1.5", "\"\"", "\"x\"", "\"2026-02-30\"", "\"9999-12-31T23:59:59+14:00\"", "\"0001-01-01T00:00:00-14:00\"",
        "\"2026-03-29T02:30:00\"", "\"half a pair\"", "{}", "[]", "[[]]", "[null]", "{\"\":{}}", "{\"text\":[]}", "\"http://\"", "\"https://[::bad\"", "\"&#xffffffff;<p\"", "\"P99999D\"",
    ];

    [Fact]
    public void No_change_of_a_good_answer_makes_an_adapter_throw() =>
        Gen.Select(Gen.Int[0, Own.Length - 1], Changes).Sample((answer, changes) => Check(JsonNode.Parse(Own[answer])!, changes), iter: 20_000);

    [RecordedFact]
    public void No_change_of_a_recorded_answer_makes_an_adapter_throw()
    {
        var files = RecordedPayloads.Files().Select(file => RecordedPayloads.Load(file).GetRawText()).Where(text => text.Length < 40_000).ToList();

        Gen.Select(Gen.Int[0, files.Count - 1], Changes).Sample((file, changes) => Check(JsonNode.Parse(files[file])!, changes), iter: 1_500);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[[[]]]")]
    [InlineData("{\"\\ud800\":\"\\udfff\"}")]
    public void Any_json_is_an_answer_without_events(string json) =>
        Assert.All(SourceRegistry.BuiltIn.Definitions.Select(d => d.Adapter), adapter => Assert.True(adapter.Parse(Json.Of(json)) is { Listings.IsEmpty: true } or { Listings.Length: 1 }));

    private static Gen<(uint Node, int Kind, int Replacement)[]> Changes =>
        Gen.Select(Gen.UInt, Gen.Int[0, 3], Gen.Int[0, Replacements.Length - 1]).Array[1, 6];

    // Every adapter gets every answer: what is another source's must not throw either.
    private static void Check(JsonNode root, (uint Node, int Kind, int Replacement)[] changes)
    {
        foreach (var change in changes)
            root = Change(root, change);
        var answer = Json.Of(root.ToJsonString().Replace("half a pair", @"\ud800", StringComparison.Ordinal));
        foreach (var adapter in SourceRegistry.BuiltIn.Definitions.Select(d => d.Adapter))
        {
            var parsed = adapter.Parse(answer);
            Assert.All(parsed.Failures, failure => Assert.NotEmpty(failure.Errors));
            foreach (var raw in parsed.Listings)
                Inspect(adapter.Normalise(Json.Of(raw.Json)));
            Inspect(adapter.Normalise(answer));
        }
    }

    private static void Inspect(NormaliseResult result)
    {
        switch (result)
        {
            case NormaliseResult.Ok { Listing: var listing }:
                Assert.NotEmpty(listing.Title);
                Assert.True(listing.Time.ToBeAnnounced || !listing.Time.Start.IsUnknown);
                Assert.All(listing.Warnings, Explained);
                break;
            case NormaliseResult.Rejected rejected:
                Assert.NotEmpty(rejected.Errors);
                Assert.All(rejected.Errors, Explained);
                break;
            case NormaliseResult.Skipped skipped:
                Assert.NotEmpty(skipped.Reason);
                break;
            default:
                Assert.Fail("A fourth result.");
                break;
        }
    }

    private static void Explained(FieldError error)
    {
        Assert.NotEmpty(error.Field);
        Assert.NotEmpty(error.Reason);
        Assert.True(error.Value is null or { Length: <= 201 });
    }

    private static JsonNode Change(JsonNode root, (uint Node, int Kind, int Replacement) change)
    {
        var nodes = new List<(JsonNode Parent, object Key)>();
        Collect(root, nodes);
        if (nodes.Count == 0)
            return root;
        var (parent, key) = nodes[(int)(change.Node % (uint)nodes.Count)];
        var replacement = Replacement(change.Replacement);
        switch (parent, key, change.Kind)
        {
            case (JsonObject node, string name, 0):
                node.Remove(name);
                break;
            case (JsonObject node, string name, 1):
                var value = node[name]?.DeepClone();
                node.Remove(name);
                node["renamed"] = value;
                break;
            case (JsonObject node, string name, _):
                node[name] = replacement;
                break;
            case (JsonArray list, int index, 0):
                list.RemoveAt(index);
                break;
            case (JsonArray list, int index, _):
                list[index] = replacement;
                break;
            default:
                break;
        }

        return root;
    }

    private static JsonNode? Replacement(int index) => JsonNode.Parse(Replacements[index]);

    private static void Collect(JsonNode? node, List<(JsonNode Parent, object Key)> nodes)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members)
            {
                nodes.Add((members, name));
                Collect(value, nodes);
            }
        else if (node is JsonArray items)
            for (var index = 0; index < items.Count; index++)
            {
                nodes.Add((items, index));
                Collect(items[index], nodes);
            }
    }
}
