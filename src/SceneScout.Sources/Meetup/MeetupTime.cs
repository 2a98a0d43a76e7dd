using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>Reads times: GraphQL has a date-time with an offset and an ISO 8601 duration, REST milliseconds since 1970 with an offset in milliseconds.</summary>
internal static partial class MeetupTime
{
    private const double LongestDays = 366;

    /// <summary>When the event takes place.</summary>
    public static EventTime Read(Field root, DateTimeZone? zone)
    {
        var start = root["dateTime"].Exists ? Written(root["dateTime"], zone) : Rest(root, zone);
        var end = root["endTime"].Exists ? Written(root["endTime"], zone) : After(start, Duration(root["duration"]), zone);
        return new EventTime(start, Moments.End(start, end, root["endTime"].Exists ? root["endTime"] : root["duration"], zone), zone?.Id, false);
    }

    private static EventMoment Written(Field field, DateTimeZone? zone) => Moments.ReadStamp(field) is { } stamp ? Moments.Of(stamp, zone) : EventMoment.Unknown;

    private static EventMoment Rest(Field root, DateTimeZone? zone)
    {
        var utc = Epoch(root["time"]);
        var date = Moments.ReadDate(root["local_date"]);
        var clock = Moments.ReadTime(root["local_time"]);
        if (date is null && utc is { } instant && zone is null && Offset(root["utc_offset"]) is { } offset)
        {
            var local = instant.ToOffset(offset);
            return new EventMoment(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), utc);
        }

        return Moments.Of(date, clock, utc, zone, root["local_date"]);
    }

    private static DateTimeOffset? Epoch(Field field)
    {
        if (field.Whole() is not { } milliseconds)
            return null;
        var instant = Timestamp.FromEpoch(milliseconds);
        if (instant is null)
            field.Warn("Left out: not milliseconds since 1970.");
        return instant;
    }

    private static TimeSpan? Offset(Field field)
    {
        if (field.Whole() is not { } milliseconds)
            return null;
        if (Math.Abs((double)milliseconds) <= 14 * 3_600_000 && milliseconds % 60_000 == 0)
            return TimeSpan.FromMilliseconds(milliseconds);
        field.Warn("Left out: not an offset in milliseconds up to 14 hours.");
        return null;
    }

    private static EventMoment? After(EventMoment start, TimeSpan? duration, DateTimeZone? zone)
    {
        if (duration is not { } length || length <= TimeSpan.Zero)
            return null;
        if (start.Utc is { } utc && zone is not null)
            return Moments.FromInstant(utc + length, zone);
        if (start is not { LocalDate: { } day, LocalTime: { } time })
            return start.Utc is { } only ? new EventMoment(null, null, only + length) : null;
        // Without a zone the offset of the start is taken to hold until the end.
        var local = day.ToDateTime(time) + length;
        return new EventMoment(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), start.Utc + length);
    }

    private static TimeSpan? Duration(Field field)
    {
        if (!field.Exists)
            return null;
        if (!field.IsText)
        {
            if (field.Whole() is not { } milliseconds)
                return null;
            if (milliseconds is >= 0 && milliseconds <= LongestDays * 86_400_000)
                return TimeSpan.FromMilliseconds(milliseconds);
            field.Warn("Left out: not a duration in milliseconds up to a year.");
            return null;
        }

        var match = Iso().Match(field.Text() ?? "");
        if (match.Success && match.Length > 2)
        {
            var length = TimeSpan.FromDays(Part(match, 1)) + TimeSpan.FromHours(Part(match, 2)) + TimeSpan.FromMinutes(Part(match, 3)) + TimeSpan.FromSeconds(Part(match, 4));
            if (length.TotalDays <= LongestDays)
                return length;
        }

        field.Warn("Left out: not an ISO 8601 duration such as PT2H30M, up to a year.");
        return null;
    }

    private static int Part(Match match, int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
