using System.Globalization;
using System.Text.RegularExpressions;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Timestamps of ISO 8601, from a year alone to milliseconds and offset. Without an offset they are UTC.</summary>
internal static partial class IsoTimestamp
{
    public static double Parse(string timestamp)
    {
        var match = Pattern().Match(timestamp);
        if (!match.Success)
            throw Invalid(timestamp);
        var month = Number(match, "month", 1);
        var day = Number(match, "day", 1);
        var (hour, minute, second) = (Number(match, "hour", 0), Number(match, "minute", 0), Number(match, "second", 0));
        if (month is < 1 or > 12 || day is < 1 or > 31 || hour > 24 || (hour == 24 && minute + second > 0))
            throw Invalid(timestamp);
        var days = UtcDate.DayNumberOf((long)Number(match, "year", 0), (long)month, (long)day);
        var fraction = match.Groups["fraction"] is { Success: true } digits
            ? int.Parse(digits.Value[..Math.Min(3, digits.Length)].PadRight(3, '0'), CultureInfo.InvariantCulture)
            : 0;
        var offset = (Number(match, "offsetHour", 0) * 60) + Number(match, "offsetMinute", 0);
        if (match.Groups["sign"].Value == "-")
            offset = -offset;
        return (days * (double)UtcDate.MillisPerDay) + (((((hour * 60) + minute - offset) * 60) + second) * 1000) + fraction;
    }

    private static double Number(Match match, string group, double missing) =>
        match.Groups[group] is { Success: true } found ? double.Parse(found.Value, CultureInfo.InvariantCulture) : missing;

    private static JsonataException Invalid(string timestamp) => new("D3110") { Value = timestamp };

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-(?<month>[01][0-9]))?(-(?<day>[0-3][0-9]))?(T(?<hour>[0-2][0-9]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9]))?"
        + @"(\.(?<fraction>[0-9]+))?((?<sign>[+-])(?<offsetHour>[0-2][0-9]):?(?<offsetMinute>[0-5][0-9])|Z)?\z")]
    private static partial Regex Pattern();
}
