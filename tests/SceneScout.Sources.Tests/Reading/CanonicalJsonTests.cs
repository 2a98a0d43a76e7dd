using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class CanonicalJsonTests
{
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal) { "distance", "größe", "a\"b" };

    // Names that sort otherwise by bytes than by letters, that JSON escapes, that are too long to be plain, or empty.
    private static readonly Gen<string> Name = Gen.OneOf(
        "", "a", "aa", "ab", "b", "A", "_links", "distance", "größe", "a\"b", "a\\b", "\u0001", "é", "z", "\uFB00", "😀", "日本", new string('n', 128), new string('n', 129), new string('n', 140));

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Gen.OneOf(Gen.Int.Select(n => (JsonNode?)n), Gen.String.Select(text => (JsonNode?)Text(text)), Gen.Const(0).Select(_ => (JsonNode?)null))
        : Gen.OneOf(
            Gen.Bool.Select(flag => (JsonNode?)flag),
            Gen.OneOf("plain", "https://a.example/b", "with \"quotes\"", "ü😀").Select(text => (JsonNode?)text),
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Name, inner).Array[0, 6].Select(members =>
                (JsonNode?)new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))))));

    [Fact]
    public void The_hash_is_that_of_the_members_in_the_order_of_their_names_without_those_that_change_from_call_to_call() => Value.Sample(value =>
    {
        using var relaxed = JsonDocument.Parse(Written(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        using var escaped = JsonDocument.Parse(Written(value, JavaScriptEncoder.Default));
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Written(Sorted(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping))));
        Assert.Equal(expected, CanonicalJson.Hash(relaxed.RootElement, Volatile));
        Assert.Equal(expected, CanonicalJson.Hash(escaped.RootElement, Volatile));
    });

    [Fact]
    public void Of_a_name_that_comes_twice_the_first_stays_first()
    {
        using var json = JsonDocument.Parse("""{"b":1,"a":{"z":1},"\u0061":2}""");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("""{"a":{"z":1},"a":2,"b":1}"""u8)), CanonicalJson.Hash(json.RootElement, Volatile));
    }

    private static string Text(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    private static string Written(JsonNode? value, JavaScriptEncoder encoder) => value?.ToJsonString(new JsonSerializerOptions { Encoder = encoder }) ?? "null";

    private static JsonNode? Sorted(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.Where(member => !Volatile.Contains(member.Key))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => value?.DeepClone(),
    };
}
