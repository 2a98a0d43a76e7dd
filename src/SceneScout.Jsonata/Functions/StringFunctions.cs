using System.Text;


namespace SceneScout.Jsonata.Functions;

/// <summary>Functions of strings. Lengths and positions count characters, not UTF-16 code units.</summary>
internal static class StringFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("string", "<x-b?:s>", 1, ToText, parameterCount: 2),
        new("substring", "<s-nn?:s>", 3, Substring),
        new("substringBefore", "<s-s:s>", 2, SubstringBefore),
        new("substringAfter", "<s-s:s>", 2, SubstringAfter),
        new("lowercase", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => a[0].IsUndefined ? JsonataValue.Undefined : Casing.Lower(a[0].Text)),
        new("uppercase", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => a[0].IsUndefined ? JsonataValue.Undefined : Casing.Upper(a[0].Text)),
        new("length", "<s-:n>", 1, static (in FunctionCall _, JsonataValue[] a) => a[0].IsUndefined ? JsonataValue.Undefined : Characters.Count(a[0].Text)),
        new("trim", "<s-:s>", 1, Trim),
        new("pad", "<s-ns?:s>", 3, Pad),
        new("join", "<a<s>s?:s>", 2, Join),
    ];

    private static JsonataValue ToText(in FunctionCall call, JsonataValue[] arguments) =>
        arguments[0].IsUndefined
            ? JsonataValue.Undefined
            : StringConversion.Of(arguments[0], call.Context, arguments[1].Kind == JsonataKind.Boolean && arguments[1].Truth);

    private static JsonataValue Substring(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var text = arguments[0].Text;
        var count = Characters.Count(text);
        var start = arguments[1].Number;
        if (count + start < 0)
            start = 0;
        if (arguments[2].IsUndefined)
            return Characters.Slice(text, count, start, count);
        var length = arguments[2].Number;
        if (length <= 0)
            return "";
        return Characters.Slice(text, count, start, start >= 0 ? start + length : count + start + length);
    }

    private static JsonataValue SubstringBefore(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var text = arguments[0].Text;
        var at = IndexOf(text, arguments[1]);
        return at < 0 ? text : text[..at];
    }

    private static JsonataValue SubstringAfter(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var text = arguments[0].Text;
        var at = IndexOf(text, arguments[1]);
        return at < 0 ? text : text[(at + arguments[1].Text.Length)..];
    }

    /// <summary>An undefined separator is, as in JavaScript, the word "undefined", which is hardly ever found.</summary>
    private static int IndexOf(string text, in JsonataValue part) =>
        part.IsUndefined ? -1 : text.IndexOf(part.Text, StringComparison.Ordinal);

    private static JsonataValue Trim(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var result = new StringBuilder();
        foreach (var c in arguments[0].Text)
        {
            if (c is not (' ' or '\t' or '\n' or '\r'))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        if (result.Length > 0 && result[^1] == ' ')
            result.Length--;
        return result.ToString();
    }

    private static JsonataValue Pad(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var text = arguments[0].Text;
        var width = Math.Truncate(arguments[1].Number);
        var missing = Math.Abs(width) - Characters.Count(text);
        if (!(missing > 0))
            return text;
        call.Context.Produce((long)Math.Min(missing, long.MaxValue / 2));
        var filler = arguments[2].IsUndefined || arguments[2].Text.Length == 0 ? " " : arguments[2].Text;
        var padding = Characters.Repeat(filler, (int)missing);
        return width > 0 ? text + padding : padding + text;
    }

    private static JsonataValue Join(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var separator = arguments[1].IsUndefined ? "" : arguments[1].Text;
        var result = new StringBuilder();
        var first = true;
        foreach (var item in arguments[0].Items)
        {
            if (!first)
                result.Append(separator);
            first = false;
            var before = result.Length;
            result.Append(item.Kind == JsonataKind.String ? item.Text : "");
            call.Context.Produce(result.Length - before + separator.Length);
        }

        return result.ToString();
    }
}
