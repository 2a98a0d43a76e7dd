namespace SceneScout.Sources.Reading;

/// <summary>A point in time as written: a day, perhaps a wall-clock time, perhaps an offset. What is not written stays null.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The wall-clock time, to the second.</param>
/// <param name="Offset">Offset from UTC.</param>
internal readonly record struct Timestamp(DateOnly Date, TimeOnly? Time, TimeSpan? Offset)
{
    private const int DayLength = 10;

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
        if (text is null || text.Length < DayLength || Day(text.AsSpan(0, DayLength)) is not { } date)
            return null;
        var rest = text.AsSpan(DayLength);
        if (rest.IsEmpty)
            return new Timestamp(date, null, null);
        if (rest[0] is not ('T' or ' ') || ClockLength(rest[1..]) is not (> 0 and var length) || Clock(rest.Slice(1, length)) is not { } time)
            return null;
        rest = rest[(1 + length)..];
        if (!rest.IsEmpty && rest[0] == ' ')
            rest = rest[1..];
        if (rest.IsEmpty)
            return new Timestamp(date, time, null);
        return OffsetOf(rest) is { } offset ? new Timestamp(date, time, offset) : null;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c> of a plausible year.</summary>
    public static DateOnly? Day(string? text) => Day(text.AsSpan());

    /// <summary>Reads <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.fff</c>, to the second.</summary>
    public static TimeOnly? Clock(string? text) => text is null ? null : Clock(text.AsSpan());

    /// <summary>The instant of so many milliseconds since 1970; null outside the plausible years.</summary>
    public static DateTimeOffset? FromEpoch(long milliseconds)
    {
        if (milliseconds is < 0 or > 7_258_118_399_999)
            return null;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    private static DateOnly? Day(ReadOnlySpan<char> text)
    {
        if (text.Length != DayLength || text[4] != '-' || text[7] != '-'
            || Number(text[..4]) is not (>= FirstYear and <= LastYear and var year) || Number(text.Slice(5, 2)) is not (>= 1 and <= 12 and var month) || Number(text[8..]) is not (>= 1 and var day))
            return null;
        return day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static TimeOnly? Clock(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || ClockLength(text) != text.Length || Number(text[..2]) is not (<= 23 and var hour) || Number(text.Slice(3, 2)) is not (<= 59 and var minute))
            return null;
        return (text.Length == 5 ? 0 : Number(text.Slice(6, 2))) is >= 0 and <= 59 and var second ? new TimeOnly(hour, minute, second) : null;
    }

    // How much of a text's beginning is HH:mm, HH:mm:ss or HH:mm:ss with one to nine digits behind a point; 0 for none.
    private static int ClockLength(ReadOnlySpan<char> text)
    {
        if (!IsPair(text, 0) || text.Length < 5 || text[2] != ':' || !IsPair(text, 3))
            return 0;
        if (text.Length < 8 || text[5] != ':' || !IsPair(text, 6))
            return 5;
        if (text.Length < 10 || text[8] != '.')
            return 8;
        var digits = text[9..].IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            digits = text.Length - 9;
        return digits is >= 1 and <= 9 ? 9 + digits : 8;
    }

    private static bool IsPair(ReadOnlySpan<char> text, int at) => at + 2 <= text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]);

    // -1 for what is not made of digits alone.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static TimeSpan? OffsetOf(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "z")
            return TimeSpan.Zero;
        if (text.Length is not (5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':'))
            return null;
        var (hours, minutes) = (Number(text.Slice(1, 2)), Number(text[^2..]));
        if (hours is < 0 or > 14 || minutes is < 0 or > 59 || (hours == 14 && minutes > 0))
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }
}
