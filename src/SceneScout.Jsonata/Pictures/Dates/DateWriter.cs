using SceneScout.Jsonata.Pictures.Integers;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Writes the components of an instant.</summary>
internal static class DateWriter
{
    public static string Write(DatePart part, UtcDate date, TimezoneOffset offset) => part.Component switch
    {
        'Z' or 'z' => Timezone(part, offset),
        'P' => HalfDay(part, date),
        'C' or 'E' => "ISO",
        'f' when part.Integer is null => throw NoName(part),
        _ when part.Names is not null => Name(part, date),
        _ => part.Integer!.Format(Number(part, date)),
    };

    private static double Number(DatePart part, UtcDate date)
    {
        var value = DateComponents.Of(date, part.Component);
        return part.Component == 'Y' && part.YearDigits != -1 ? value % Math.Pow(10, part.YearDigits) : value;
    }

    private static string Name(DatePart part, UtcDate date)
    {
        var value = (int)DateComponents.Of(date, part.Component);
        var name = part.Component switch
        {
            'M' or 'x' => DateNames.Months[value - 1],
            'F' => DateNames.Days[value - 1],
            _ => throw NoName(part),
        };
        if (part.Names == LetterCase.Upper)
            name = name.ToUpperInvariant();
        else if (part.Names == LetterCase.Lower)
            name = name.ToLowerInvariant();
        return name.Length > part.MaximumWidth ? name[..part.MaximumWidth.Value] : name;
    }

    private static string HalfDay(DatePart part, UtcDate date)
    {
        var text = DateComponents.Of(date, 'P') > 0 ? "pm" : "am";
        return part.Names == LetterCase.Upper ? text.ToUpperInvariant() : text;
    }

    private static string Timezone(DatePart part, TimezoneOffset offset)
    {
        if (offset.Combined == 0 && part.Modifier == 't')
            return "Z";
        var sign = offset.Combined >= 0 ? "+" : "";
        return (part.Component == 'z' ? "GMT" : "") + sign + Digits(part.Integer!, offset);
    }

    private static string Digits(IntegerPicture picture, TimezoneOffset offset)
    {
        if (picture.RegularSeparator is not null)
            return picture.Format(offset.Combined);
        switch (picture.MandatoryDigits)
        {
            case 1 or 2:
                var hours = picture.Format(offset.Hours);
                return offset.Minutes == 0 ? hours : $"{hours}:{IntegerPicture.Parse("00").Format(offset.Minutes)}";
            case 3 or 4:
                return picture.Format(offset.Combined);
            default:
                throw new JsonataException("D3134") { Value = picture.MandatoryDigits };
        }
    }

    private static JsonataException NoName(DatePart part) => new("D3133") { Value = part.Component.ToString() };
}
