namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Weeks as ISO 8601 counts them: from Monday, the first one is the first with four days or more in the year, or in the month.</summary>
internal static class Weeks
{
    public static int OfYear(UtcDate date) => Of(date.DayNumber, Start(date.Year, 1), Start(date.Year + 1, 1), Start(date.Year - 1, 1), 52);

    public static int OfMonth(UtcDate date) => Of(
        date.DayNumber, Start(date.Year, date.Month), Start(date.Year, date.Month + 1), Start(date.Year, date.Month - 1), 4);

    /// <summary>The year to which the date's week belongs.</summary>
    public static int YearOf(UtcDate date)
    {
        if (date.DayNumber < Start(date.Year, 1))
            return date.Year - 1;
        return date.DayNumber >= Start(date.Year + 1, 1) ? date.Year + 1 : date.Year;
    }

    /// <summary>The month to which the date's week belongs.</summary>
    public static int MonthOf(UtcDate date)
    {
        if (date.DayNumber < Start(date.Year, date.Month))
            return date.Month == 1 ? 12 : date.Month - 1;
        if (date.DayNumber >= Start(date.Year, date.Month + 1))
            return date.Month == 12 ? 1 : date.Month + 1;
        return date.Month;
    }

    private static int Of(long today, long start, long next, long previous, int shortest)
    {
        var week = Number(start, today);
        if (week > shortest)
            return today >= next ? 1 : (int)Math.Floor(week);
        return (int)Math.Floor(week < 1 ? Number(previous, today) : week);
    }

    private static double Number(long start, long today) => ((today - start) / 7d) + 1;

    private static long Start(int year, int month)
    {
        var first = UtcDate.DayNumberOf(year, month, 1);
        var dayOfWeek = new UtcDate((double)first * UtcDate.MillisPerDay).DayOfWeek;
        return dayOfWeek > 4 ? first + 8 - dayOfWeek : first - (dayOfWeek - 1);
    }
}
