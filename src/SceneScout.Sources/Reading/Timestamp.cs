using System.Globalization;
using System.Text.RegularExpressions;

namespace SceneScout.Sources.Reading;

/// <summary>A point in time as written: a day, perhaps a wall-clock time, perhaps an offset. What is not written stays null.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The wall-clock time, to the second.</param>
/// <param name="Offset">Offset from UTC.</param>
internal readonly partial record struct Timestamp(DateOnly Date, TimeOnly? Time, TimeSpan? Offset)
{
    /// <summary>First year taken for real; earlier ones are fillers.</summary>
    public const int FirstYear = 1970;

    /// <summary>Last year taken for real.</summary>
    public const int LastYear = 2199;

    /// <summary>The accepted forms, for messages.</summary>
    public const string Forms = "2026-05-31, 2026-05-31T19:30, 2026-05-31T19:30:00Z or 2026-05-31T19:30:00+02:00, years 1970 to 2199";

    /// <summary>The instant; null without time or offset.</summary>
    public DateTimeOffset? Utc => Time is { } time && Offset is { } offset ? new DateTimeOffset(Date.ToDateTime(time), offset).ToUniversalTime() : null;

    /// <summary>Reads <c>yyyy-MM-dd</c>, with <c>HH:mm[:ss[.f]]</c> after a T or a blank, and <c>Z</c> or an offset.</summary>
    public static Timestamp? Parse(string? text)
    {
        if (text is null || Form().Match(text) is not { Success: true } match)
            return null;
        if (Day(match.Groups[1].Value) is not { } date)
            return null;
        if (!match.Groups[2].Success)
            return new Timestamp(date, null, null);
        if (Clock(match.Groups[2].Value) is not { } time)
            return null;
        return OffsetOf(match.Groups[3].Value) is { } offset || !match.Groups[3].Success
            ? new Timestamp(date, time, match.Groups[3].Success ? OffsetOf(match.Groups[3].Value) : null)
            : null;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c> of a plausible year.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear ? day : null;

    /// <summary>Reads <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.fff</c>, to the second.</summary>
    public static TimeOnly? Clock(string? text) =>
        text is not null && ClockForm().Match(text) is { Success: true } match
        && TimeOnly.TryParseExact(match.Groups[1].Value + (match.Groups[2].Success ? match.Groups[2].Value : ":00"), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    /// <summary>The instant of so many milliseconds since 1970; null outside the plausible years.</summary>
    public static DateTimeOffset? FromEpoch(long milliseconds)
    {
        if (milliseconds is < 0 or > 7_258_118_399_999)
            return null;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    private static TimeSpan? OffsetOf(string text)
    {
        if (text is "Z" or "z")
            return TimeSpan.Zero;
        if (text.Length < 5)
            return null;
        var digits = text.Replace(":", "", StringComparison.Ordinal);
        var (hours, minutes) = (int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture));
        if (hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return digits[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|z|[+-]\d{2}:?\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ClockForm();
}
