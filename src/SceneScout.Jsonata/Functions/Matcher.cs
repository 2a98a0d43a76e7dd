using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Goes over the matches of a regular expression or of a function that behaves like one.</summary>
internal ref struct Matcher
{
    private readonly FunctionCall _call;
    private readonly IEnumerator<TextMatch>? _matches;
    private JsonataValue _next;
    private JsonataValue _argument;

    public Matcher(in FunctionCall call, in JsonataValue matcher, string text)
    {
        _call = call;
        _matches = (matcher.Function as RegexFunction)?.Matches(text).GetEnumerator();
        _next = matcher;
        _argument = text;
    }

    /// <summary>The next match; null when there is none.</summary>
    public TextMatch? Next()
    {
        _call.Context.Step();
        if (_matches is not null)
            return _matches.MoveNext() ? _matches.Current : null;
        if (_next.Function is not { } function)
            return null;
        var result = _call.Apply(function, _argument);
        if (result.IsUndefined)
            return null;
        if (result.Kind != JsonataKind.Object)
            throw new JsonataException("T1010") { Value = result };
        var match = ObjectEntries.Property(result, "match");
        var start = ObjectEntries.Property(result, "start");
        var end = ObjectEntries.Property(result, "end");
        var groups = ObjectEntries.Property(result, "groups");
        _next = ObjectEntries.Property(result, "next");
        _argument = default;
        if (start.Kind != JsonataKind.Number && !groups.IsArray && _next.Function is null)
            throw new JsonataException("T1010") { Value = result };
        return new(
            match.Kind == JsonataKind.String ? match.Text : "",
            start.Kind == JsonataKind.Number ? (int)start.Number : 0,
            end.Kind == JsonataKind.Number ? (int)end.Number : 0,
            [.. groups.EnumerateItems()]);
    }
}
