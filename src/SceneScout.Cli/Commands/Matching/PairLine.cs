using System.Text.Json;
using SceneScout.Matching.Records;
using SceneScout.Matching.Training;

namespace SceneScout.Cli.Commands.Matching;

/// <summary>A line of a file of pairs: <c>{"id":..,"left":{..},"right":{..}}</c>, with <c>"same":true|false</c> where the pair is labelled.</summary>
/// <param name="Id">The id as JSON.</param>
/// <param name="Left">One side.</param>
/// <param name="Right">The other.</param>
/// <param name="LeftText">One side as it was written: the same wherever the record stands in a file.</param>
/// <param name="RightText">The other as it was written.</param>
internal sealed record PairLine(string Id, MatchSide Left, MatchSide Right, string LeftText, string RightText)
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="SideMistakeException">A field is missing or not accepted.</exception>
    public static PairLine Of(JsonElement json)
    {
        var id = Field(json, "id");
        if (id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            throw new SideMistakeException("id", id.GetRawText(), "give a text or a number");
        var (left, right) = (Field(json, "left"), Field(json, "right"));
        return new PairLine(id.GetRawText(), SideReading.Of(left, "left."), SideReading.Of(right, "right."), left.GetRawText(), right.GetRawText());
    }

    /// <summary>Reads a labelled line; it needs no id.</summary>
    /// <exception cref="SideMistakeException">A field is missing or not accepted.</exception>
    public static LabelledPair Labelled(JsonElement json)
    {
        var same = Field(json, "same");
        if (same.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new SideMistakeException("same", same.GetRawText(), "give true or false");
        return new LabelledPair(SideReading.Of(Field(json, "left"), "left."), SideReading.Of(Field(json, "right"), "right."), same.GetBoolean());
    }

    private static JsonElement Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : throw new SideMistakeException(name, "", "a line needs id, left and right, and same where it is a label");
}
