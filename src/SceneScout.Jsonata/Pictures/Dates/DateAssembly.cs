namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Puts the components of a timestamp together. There must be no gap between the most and the least significant one.</summary>
internal static class DateAssembly
{
    private const string DateLetters = "YXMxWwdD";
    private const string TimeLetters = "PHhmsf";

    private const int YearMonthDay = 0b1010_0001;
    private const int YearDay = 0b1000_0010;
    private const int YearMonthWeekDay = 0b0101_0100;
    private const int YearWeekDay = 0b0100_1000;
    private const int HalfDayTime = 0b10_1111;
    private const int Time = 0b01_0111;

    public static double Assemble(Dictionary<char, double?> components, UtcDate now)
    {
        var dates = Mask(components, DateLetters);
        var byDay = !IsKind(dates, YearMonthDay) && IsKind(dates, YearDay);
        var byMonthWeek = IsKind(dates, YearMonthWeekDay);
        var byWeek = !byMonthWeek && IsKind(dates, YearWeekDay);
        var times = Mask(components, TimeLetters);
        var byHalfDay = !IsKind(times, Time) && IsKind(times, HalfDayTime);
        Complete(
            components,
            (byDay ? "YD" : byMonthWeek ? "XxwF" : byWeek ? "XWF" : "YMD") + (byHalfDay ? "Phmsf" : "Hmsf"),
            now);
        if (byMonthWeek || byWeek)
            throw new JsonataException("D3136");

        var year = Value(components, 'Y');
        if (year is >= 0 and <= 99)
            year += 1900;
        var days = byDay ? DayNumber(year, 1, Value(components, 'd')) : DayNumber(year, Math.Max(1, Value(components, 'M')), Value(components, 'D'));
        var hours = byHalfDay ? (Value(components, 'h') % 12) + (Value(components, 'P') * 12) : Value(components, 'H');
        var millis = (days * UtcDate.MillisPerDay)
            + (hours * 3_600_000)
            + (Value(components, 'm') * 60_000)
            + (Value(components, 's') * 1000)
            + Math.Truncate(Value(components, 'f'));
        var offset = Value(components, 'Z') is var zone and not 0 ? zone : Value(components, 'z');
        return millis - (offset * 60_000);
    }

    /// <summary>Whether no component is there that does not belong to the kind, and one that does.</summary>
    private static bool IsKind(int mask, int kind) => (~kind & mask) == 0 && (kind & mask) != 0;

    private static int Mask(Dictionary<char, double?> components, string letters)
    {
        var mask = 0;
        foreach (var letter in letters)
            mask = (mask << 1) + (components.GetValueOrDefault(letter) is { } value && value != 0 && !double.IsNaN(value) ? 1 : 0);
        return mask;
    }

    /// <summary>Takes what is missing on the left from the clock, and makes what is missing on the right as small as can be.</summary>
    private static void Complete(Dictionary<char, double?> components, string letters, UtcDate now)
    {
        bool started = false, ended = false;
        foreach (var letter in letters)
        {
            if (components.GetValueOrDefault(letter) is not null)
            {
                started = true;
                if (ended)
                    throw new JsonataException("D3136");
            }
            else if (started)
            {
                components[letter] = letter is 'M' or 'D' or 'd' ? 1 : 0;
                ended = true;
            }
            else
            {
                components[letter] = DateComponents.Of(now, letter);
            }
        }
    }

    private static double Value(Dictionary<char, double?> components, char letter) => components.GetValueOrDefault(letter) ?? 0;

    private static double DayNumber(double year, double month, double day)
    {
        if (!(Math.Abs(year) < 300_000 && Math.Abs(month) < 1e6 && Math.Abs(day) < 1e9))
            return double.NaN;
        return UtcDate.DayNumberOf((long)year, (long)month, (long)day);
    }
}
