using System.Globalization;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>How one part of a picture is found in a timestamp, and what is made of it. Parts that are only text are not read.</summary>
internal sealed record DatePartReader(char Component, string Regex, Func<string, double?>? Read)
{
    private const int MillisDigits = 3;

    public static DatePartReader For(DatePart part)
    {
        if (part.Literal is not null)
            return new('\0', System.Text.RegularExpressions.Regex.Escape(part.Literal), null);
        return part switch
        {
            { Component: 'Z' or 'z' } => Timezone(part),
            { Component: 'f' } => new('f', "[0-9]+", static text => Fraction(text)),
            { Integer: { } integer } => new(part.Component, integer.ToRegex(), text => integer.Read(text)),
            _ => new(part.Component, "[a-zA-Z]+", Names(part)),
        };
    }

    private static double Fraction(string digits) =>
        double.Parse($"0.{digits[..Math.Min(MillisDigits, digits.Length)]}", CultureInfo.InvariantCulture) * 1000;

    private static Func<string, double?> Names(DatePart part)
    {
        var values = part.Component switch
        {
            'M' or 'x' => Lookup(DateNames.Months, part.MaximumWidth),
            'F' => Lookup(DateNames.Days, part.MaximumWidth),
            'P' => new() { ["am"] = 0, ["AM"] = 0, ["pm"] = 1, ["PM"] = 1 },
            _ => throw new JsonataException("D3133") { Value = part.Component.ToString() },
        };
        return text => values.TryGetValue(text, out var value) ? value : null;
    }

    private static Dictionary<string, double> Lookup(string[] names, int? width)
    {
        var result = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
            result[width is > 0 && width < names[i].Length ? names[i][..width.Value] : names[i]] = i + 1;
        return result;
    }

    private static DatePartReader Timezone(DatePart part)
    {
        var separator = part.Integer!.RegularSeparator?.Character;
        var regex = (part.Component == 'z' ? "GMT" : "") + "[-+][0-9]+" + (separator is null ? "" : Escape(separator) + "[0-9]+");
        return new(part.Component, regex, text => Offset(part.Component == 'z' ? text[3..] : text, separator));
    }

    private static string Escape(string separator) => System.Text.RegularExpressions.Regex.Escape(separator);

    /// <summary>The offset in minutes.</summary>
    private static double? Offset(string text, string? separator)
    {
        var split = separator is not null
            ? text.IndexOf(separator, StringComparison.Ordinal)
            : text.Length <= 3 ? text.Length : 3;
        var minutes = text[Math.Min(text.Length, split + (separator?.Length ?? 0))..];
        return (Number(text[..split]) * 60) + (minutes.Length == 0 ? 0 : Number(minutes));
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
