using System.Text.Json.Nodes;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Tests.Events;

public sealed class FieldChangesTests
{
    [Fact]
    public void Fields_are_compared_by_their_paths_and_lists_as_a_whole()
    {
        var differences = FieldChanges.Of(
            Json("""{"title":"a","venue":{"name":"Hall","city":"York"},"images":[1,2],"gone":true,"same":{"x":1}}"""),
            Json("""{"title":"b","venue":{"name":"Hall","city":null,"zip":"1"},"images":[2,1],"same":{"x":1}}"""));

        Assert.Equal(
            [
                new FieldChange("gone", "true", null), new FieldChange("images", "[1,2]", "[2,1]"), new FieldChange("title", "\"a\"", "\"b\""),
                new FieldChange("venue.city", "\"York\"", null), new FieldChange("venue.zip", null, "\"1\""),
            ],
            differences);
    }

    [Fact]
    public void What_is_null_and_what_is_missing_is_the_same() => Assert.Empty(FieldChanges.Of(Json("""{"a":null}"""), Json("{}")));

    [Fact]
    public void A_long_value_is_shortened()
    {
        var difference = Assert.Single(FieldChanges.Of(Json($$"""{"a":"{{new string('x', 500)}}"}"""), Json("{}")));

        Assert.Equal((201, '…'), (difference.Before!.Length, difference.Before[^1]));
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
