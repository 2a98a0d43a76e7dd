using SceneScout.Jsonata.RegularExpressions;

namespace SceneScout.Jsonata.Functions;

/// <summary>A regular expression as a function of a string, which returns the first match and a function for the next one.</summary>
internal sealed class RegexFunction(EcmaRegex regex, int position) : FunctionValue
{
    public override int Arity => 2;

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        var text = arguments.Length > 0 && arguments[0].Kind == JsonataKind.String ? arguments[0].Text : "";
        var from = arguments.Length > 1 && arguments[1].Kind == JsonataKind.Number ? arguments[1].Number : 0;
        return From(text, Find(text, (int)Math.Clamp(from, 0, text.Length)));
    }

    /// <summary>All matches, found as they are asked for.</summary>
    public IEnumerable<TextMatch> Matches(string text)
    {
        for (var match = Find(text, 0); match is not null; match = Next(text, match))
            yield return match;
    }

    private TextMatch? Find(string text, int from)
    {
        var match = regex.Match(text, from);
        if (!match.Success)
            return null;
        var groups = new JsonataValue[match.Groups.Count - 1];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = match.Groups[i + 1] is { Success: true } group ? group.Value : JsonataValue.Undefined;
        return new(match.Value, match.Index, match.Index + match.Length, groups);
    }

    private TextMatch? Next(string text, TextMatch previous)
    {
        if (previous.End >= text.Length)
            return null;
        var next = Find(text, previous.End);
        if (next is { Text: "" })
            throw new JsonataException("D1004") { Position = position, Value = regex.Source };
        return next;
    }

    private JsonataValue From(string text, TextMatch? match)
    {
        if (match is null)
            return default;
        var next = new NativeFunction("next", "<x?>", 0, (in FunctionCall _, JsonataValue[] _) => From(text, Next(text, match)));
        return match.ToValue("start", JsonataValue.From(next));
    }
}
