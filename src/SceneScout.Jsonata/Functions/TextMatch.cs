using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>A match of a regular expression, or of a function that stands for one.</summary>
internal sealed record TextMatch(string Text, int Start, int End, JsonataValue[] Groups)
{
    /// <summary>The match as an object.</summary>
    public JsonataValue ToValue(string startName, in JsonataValue next)
    {
        var result = new MapObject(5);
        result.Add("match", Text);
        result.Add(startName, Start);
        if (!next.IsUndefined)
            result.Add("end", End);
        result.Add("groups", JsonataValue.From(new ListArray(Groups)));
        if (!next.IsUndefined)
            result.Add("next", next);
        return JsonataValue.From(result);
    }
}
