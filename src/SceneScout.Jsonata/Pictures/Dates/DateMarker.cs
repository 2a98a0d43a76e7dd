using System.Globalization;

using SceneScout.Jsonata.Pictures.Integers;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Reads a component of a date picture: its letter, presentation and width.</summary>
internal static class DateMarker
{
    private const string NumericComponents = "YMDdFWwXxHhmsf";
    private const string Components = NumericComponents + "PZzCE";

    public static DatePart Parse(string marker)
    {
        var component = marker.Length > 0 ? marker[0] : '\0';
        if (!Components.Contains(component, StringComparison.Ordinal))
            throw new JsonataException("D3132") { Value = marker.Length > 0 ? marker[..1] : "" };
        var comma = marker.LastIndexOf(',');
        var presentation = marker.Length == 0 ? "" : comma < 0 ? marker[1..] : marker[1..Math.Max(1, comma)];
        var (minimum, maximum) = comma < 0 ? (null, null) : Width(marker[(comma + 1)..]);
        var modifier = '\0';
        if (presentation.Length > 1 && "atco".Contains(presentation[^1], StringComparison.Ordinal))
            (modifier, presentation) = (presentation[^1], presentation[..^1]);
        else if (presentation.Length == 0)
            presentation = Default(component);
        LetterCase? names = presentation[0] switch
        {
            'n' => LetterCase.Lower,
            'N' => presentation.Length > 1 && presentation[1] == 'n' ? LetterCase.Title : LetterCase.Upper,
            _ => null,
        };
        var part = new DatePart
        {
            Component = component,
            Names = names,
            Modifier = modifier,
            MaximumWidth = maximum,
            HasWidth = comma >= 0,
        };
        if (names is null && NumericComponents.Contains(component, StringComparison.Ordinal))
            part = Numeric(part, modifier == '\0' ? presentation : $"{presentation};{modifier}", minimum);
        if (component is 'Z' or 'z')
            part.Integer = IntegerPicture.Parse(presentation);
        return part;
    }

    private static DatePart Numeric(DatePart part, string pattern, int? minimum)
    {
        var integer = IntegerPicture.Parse(pattern);
        if (minimum > integer.MandatoryDigits)
            integer = integer with { MandatoryDigits = minimum.Value };
        if (part.Component != 'Y')
            return part with { Integer = integer };
        if (part.MaximumWidth is { } digits)
            return part with { Integer = integer with { MandatoryDigits = digits }, YearDigits = digits };
        var width = integer.MandatoryDigits + integer.OptionalDigits;
        return part with { Integer = integer, YearDigits = width >= 2 ? width : -1 };
    }

    private static string Default(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'F' or 'P' or 'C' or 'E' => "n",
        'm' or 's' => "01",
        _ => "01:01",
    };

    private static (int? Minimum, int? Maximum) Width(string width)
    {
        var dash = width.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Number(width), null) : (Number(width[..dash]), Number(width[(dash + 1)..]));
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
