using System.Text;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions that look for strings or patterns in strings.</summary>
internal static class PatternFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("match", "<s-f<s:o>n?:a<o>>", 3, Match),
        new("contains", "<s-(sf):b>", 2, Contains),
        new("replace", "<s-(sf)(sf)n?:s>", 4, Replace),
        new("split", "<s-(sf)n?:a<s>>", 3, Split),
    ];

    private static JsonataValue Match(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var left = Limit(arguments[2], "D3040", 3);
        var result = new ListArray(0, ArrayFlags.Sequence);
        if (left > 0)
        {
            var matcher = new Matcher(call, arguments[1], arguments[0].Text);
            for (var match = matcher.Next(); match is not null && left > 0; match = matcher.Next(), left--)
            {
                call.Context.Produce(1);
                result.Add(match.ToValue("index", default));
            }
        }

        return JsonataValue.From(result);
    }

    private static JsonataValue Contains(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined || arguments[1].IsUndefined)
            return default;
        var text = arguments[0].Text;
        if (arguments[1].Kind == JsonataKind.String)
            return text.Contains(arguments[1].Text, StringComparison.Ordinal);
        return new Matcher(call, arguments[1], text).Next() is not null;
    }

    private static JsonataValue Split(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var text = arguments[0].Text;
        var limit = Limit(arguments[2], "D3020", 3);
        var parts = arguments[1].Kind switch
        {
            JsonataKind.String => SplitAt(text, arguments[1].Text, limit),
            JsonataKind.Function => SplitByMatches(call, arguments[1], text, limit),
            _ => [text],
        };
        call.Context.Produce(parts.Count);
        return JsonataValue.From(new ListArray(parts));
    }

    private static List<JsonataValue> SplitAt(string text, string separator, double limit)
    {
        var parts = separator.Length == 0
            ? text.Select(static c => c.ToString())
            : text.Split(separator);
        return [.. parts.Take((int)Math.Min(Math.Truncate(limit), int.MaxValue)).Select(static part => JsonataValue.From(part))];
    }

    private static List<JsonataValue> SplitByMatches(in FunctionCall call, in JsonataValue separator, string text, double limit)
    {
        var parts = new List<JsonataValue>();
        if (limit <= 0)
            return parts;
        var matcher = new Matcher(call, separator, text);
        var start = 0;
        var count = 0;
        for (var match = matcher.Next(); match is not null && count < limit; match = matcher.Next(), count++)
        {
            parts.Add(Part(text, start, match.Start));
            start = match.End;
        }

        if (count < limit)
            parts.Add(Part(text, start, text.Length));
        return parts;
    }

    private static JsonataValue Replace(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        if (arguments[1] is { Kind: JsonataKind.String, Text: "" })
            throw new JsonataException("D3010") { Value = arguments[1], ArgumentIndex = 2 };
        var text = arguments[0].Text;
        var limit = Limit(arguments[3], "D3011", 4);
        if (limit <= 0 || arguments[1].IsUndefined)
            return text;
        return arguments[1].Kind == JsonataKind.String
            ? ReplaceText(call, text, arguments[1].Text, arguments[2], limit)
            : ReplaceMatches(call, text, arguments[1], arguments[2], limit);
    }

    private static JsonataValue ReplaceText(
        in FunctionCall call, string text, string pattern, in JsonataValue replacement, double limit)
    {
        if (replacement.Kind == JsonataKind.Function)
            throw new JsonataException("D3012") { Value = replacement };
        var substitute = replacement.IsUndefined ? "undefined" : replacement.Text;
        var result = new StringBuilder();
        var position = 0;
        for (var count = 0; count < limit; count++)
        {
            var at = text.IndexOf(pattern, position, StringComparison.Ordinal);
            if (at < 0)
                break;
            result.Append(text, position, at - position).Append(substitute);
            call.Context.Produce(at - position + substitute.Length);
            position = at + pattern.Length;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static JsonataValue ReplaceMatches(
        in FunctionCall call, string text, in JsonataValue pattern, in JsonataValue replacement, double limit)
    {
        var result = new StringBuilder();
        var position = 0;
        var matcher = new Matcher(call, pattern, text);
        var count = 0;
        for (var match = matcher.Next(); match is not null && count < limit; match = matcher.Next(), count++)
        {
            var before = result.Length;
            result.Append(Part(text, position, match.Start).Text).Append(Substitute(call, match, replacement));
            call.Context.Produce(result.Length - before);
            position = match.Start + match.Text.Length;
        }

        return result.Append(Part(text, position, text.Length).Text).ToString();
    }

    private static string Substitute(in FunctionCall call, TextMatch match, in JsonataValue replacement)
    {
        if (replacement.Kind == JsonataKind.String)
            return ReplacementTemplate.Fill(replacement.Text, match);
        var substitute = replacement.Function is { } function
            ? call.Apply(function, match.ToValue("start", JsonataValue.Null))
            : JsonataValue.Undefined;
        return substitute.Kind == JsonataKind.String
            ? substitute.Text
            : throw new JsonataException("D3012") { Value = substitute };
    }

    private static JsonataValue Part(string text, int start, int end)
    {
        start = Math.Clamp(start, 0, text.Length);
        end = Math.Clamp(end, 0, text.Length);
        return start <= end ? text[start..end] : text[end..start];
    }

    private static double Limit(in JsonataValue limit, string code, int index)
    {
        if (limit.IsUndefined)
            return double.PositiveInfinity;
        if (limit.Number < 0)
            throw new JsonataException(code) { Value = limit, ArgumentIndex = index };
        return limit.Number;
    }
}
