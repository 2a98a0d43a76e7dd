using System.Text;

namespace SceneScout.Jsonata.Functions;

/// <summary>Strings as characters: a surrogate pair is one, half of one too.</summary>
internal static class Characters
{
    public static int Count(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += Length(text, at))
            count++;
        return count;
    }

    /// <summary>The characters from one index up to another, as JavaScript's slice has it: negative ones count from the end, fractions are cut off.</summary>
    public static string Slice(string text, int count, double start, double end)
    {
        var from = Index(start, count);
        var to = Index(end, count);
        return from >= to ? "" : text[Offset(text, from)..Offset(text, to)];
    }

    /// <summary>So many characters of a text that is repeated.</summary>
    public static string Repeat(string text, int count)
    {
        if (text.Length == 1)
            return new string(text[0], count);
        var length = Count(text);
        var result = new StringBuilder();
        for (var i = 0; i < count / length; i++)
            result.Append(text);
        return result.Append(Slice(text, length, 0, count % length)).ToString();
    }

    private static int Index(double value, int count)
    {
        var whole = double.IsNaN(value) ? 0 : Math.Truncate(value);
        return (int)Math.Clamp(whole < 0 ? whole + count : whole, 0, count);
    }

    private static int Offset(string text, int index)
    {
        var at = 0;
        for (; index > 0; index--)
            at += Length(text, at);
        return at;
    }

    private static int Length(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
