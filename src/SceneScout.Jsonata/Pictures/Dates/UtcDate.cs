namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>An instant in the proleptic Gregorian calendar, over JavaScript's range of years, which is wider than .NET's.</summary>
internal readonly struct UtcDate
{
    public const double LargestMillis = 8.64e15;
    public const long MillisPerDay = 86_400_000;

    private const int DaysPerEra = 146_097;
    private const int YearsPerEra = 400;

    public UtcDate(double millis)
    {
        if (!(Math.Abs(millis) <= LargestMillis))
            throw new JsonataException("D3110") { Value = millis };
        Millis = (long)millis;
        var day = Math.DivRem(Millis, MillisPerDay, out var time);
        if (time < 0)
        {
            day--;
            time += MillisPerDay;
        }

        DayNumber = day;
        TimeOfDay = TimeSpan.FromMilliseconds(time);
        (Year, Month, Day) = Civil(day);
    }

    public long Millis { get; }

    /// <summary>Days since 1 January 1970.</summary>
    public long DayNumber { get; }

    public TimeSpan TimeOfDay { get; }

    public int Year { get; }

    /// <summary>The month from 1.</summary>
    public int Month { get; }

    public int Day { get; }

    /// <summary>The day of the week from Monday, 1, to Sunday, 7.</summary>
    public int DayOfWeek => (int)(((DayNumber + 3) % 7 + 7) % 7) + 1;

    /// <summary>Days since 1970 of a date; months beyond the year and days beyond the month count on.</summary>
    public static long DayNumberOf(long year, long month, long day)
    {
        var months = (year * 12) + month - 1;
        year = FloorDivide(months, 12);
        month = months - (year * 12) + 1;

        // Years are counted from March, so that the leap day comes last.
        if (month <= 2)
            year--;
        var era = FloorDivide(year, YearsPerEra);
        var yearOfEra = year - (era * YearsPerEra);
        var dayOfYear = ((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - 719_468 + day - 1;
    }

    private static (int Year, int Month, int Day) Civil(long dayNumber)
    {
        var days = dayNumber + 719_468;
        var era = FloorDivide(days, DaysPerEra);
        var dayOfEra = days - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shifted) + 2) / 5) + 1;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return ((int)(yearOfEra + (era * YearsPerEra) + (month <= 2 ? 1 : 0)), (int)month, (int)day);
    }

    private static long FloorDivide(long value, long divisor)
    {
        var quotient = Math.DivRem(value, divisor, out var remainder);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
