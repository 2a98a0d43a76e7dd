namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>The parts of an instant by the letters of date pictures.</summary>
internal static class DateComponents
{
    public static double Of(UtcDate date, char component) => component switch
    {
        'Y' => date.Year,
        'M' => date.Month,
        'D' => date.Day,
        'd' => date.DayNumber - UtcDate.DayNumberOf(date.Year, 1, 1) + 1,
        'F' => date.DayOfWeek,
        'W' => Weeks.OfYear(date),
        'w' => Weeks.OfMonth(date),
        'X' => Weeks.YearOf(date),
        'x' => Weeks.MonthOf(date),
        'H' => date.TimeOfDay.Hours,
        'h' => date.TimeOfDay.Hours % 12 is var hour and > 0 ? hour : 12,
        'P' => date.TimeOfDay.Hours >= 12 ? 1 : 0,
        'm' => date.TimeOfDay.Minutes,
        's' => date.TimeOfDay.Seconds,
        'f' => date.TimeOfDay.Milliseconds,
        _ => double.NaN,
    };
}
