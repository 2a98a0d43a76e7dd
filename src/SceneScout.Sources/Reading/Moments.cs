using System.Globalization;
using NodaTime;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>Puts local time, zone and instant together. Any may be missing; what two of them say gives the third, nothing else is filled in.</summary>
internal static class Moments
{
    // A night ends before noon, and does not last longer than this.
    private static readonly TimeOnly LatestMorning = new(12, 0);
    private static readonly TimeSpan LongestNight = TimeSpan.FromHours(16);

    /// <summary>A day; null with a warning for anything but <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly? ReadDate(Field field) => Read(field, Timestamp.Day, "a date such as 2026-05-31, years 1970 to 2199");

    /// <summary>A wall-clock time; null with a warning for anything but <c>HH:mm[:ss]</c>.</summary>
    public static TimeOnly? ReadTime(Field field) => Read(field, Timestamp.Clock, "a time such as 19:30 or 19:30:00");

    /// <summary>A written point in time of any accepted form.</summary>
    public static Timestamp? ReadStamp(Field field) => Read(field, Timestamp.Parse, Timestamp.Forms);

    /// <summary>An instant: a point in time with Z or an offset.</summary>
    public static DateTimeOffset? ReadInstant(Field field)
    {
        if (ReadStamp(field) is not { } stamp)
            return null;
        if (stamp.Utc is { } utc)
            return utc;
        field.Warn("Left out: no instant, such as 2026-05-31T17:30:00Z.");
        return null;
    }

    /// <summary>A moment from a local day and time and an instant that the source gives beside it.</summary>
    /// <param name="date">Local day.</param>
    /// <param name="time">Local time.</param>
    /// <param name="utc">The instant.</param>
    /// <param name="zone">The zone, when known.</param>
    /// <param name="field">What to name when they disagree.</param>
    public static EventMoment Of(DateOnly? date, TimeOnly? time, DateTimeOffset? utc, DateTimeZone? zone, Field field)
    {
        if (zone is null)
            return new EventMoment(date, date is null ? null : time, utc);
        if (date is { } day && time is { } clock)
        {
            var computed = ToUtc(day, clock, zone);
            if (utc is { } given && given != computed && !IsAmbiguous(day, clock, zone, given))
                field.Repaired(RepairRule.LocalAndUtc, string.Create(CultureInfo.InvariantCulture, $"{computed:yyyy-MM-dd'T'HH:mm:ss'Z'}"), $"Local time and UTC disagree in {zone.Id}; the local time is kept.");
            return new EventMoment(day, clock, utc is { } same && IsAmbiguous(day, clock, zone, same) ? same : computed);
        }

        if (utc is { } instant)
            return FromInstant(instant, zone);
        return new EventMoment(date, null, null);
    }

    /// <summary>A moment from a written point in time. With an offset the instant is sure, and the zone, when known, gives the wall-clock time.</summary>
    public static EventMoment Of(Timestamp stamp, DateTimeZone? zone)
    {
        if (stamp.Time is not { } time)
            return new EventMoment(stamp.Date, null, null);
        if (stamp.Utc is { } utc)
            return zone is null ? new EventMoment(stamp.Date, time, utc) : FromInstant(utc, zone);
        return new EventMoment(stamp.Date, time, zone is null ? null : ToUtc(stamp.Date, time, zone));
    }

    /// <summary>The wall-clock time of an instant.</summary>
    public static EventMoment FromInstant(DateTimeOffset utc, DateTimeZone zone)
    {
        var local = Instant.FromDateTimeOffset(utc).InZone(zone).LocalDateTime;
        return new EventMoment(local.Date.ToDateOnly(), new TimeOnly(local.Hour, local.Minute, local.Second), utc.ToUniversalTime());
    }

    /// <summary>The end. One in the small hours of the day of the start is the next morning's; any other before the start is left out; either is told.</summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end, as it came.</param>
    /// <param name="field">What to name.</param>
    /// <param name="zone">The zone, when known.</param>
    public static EventMoment? End(EventMoment start, EventMoment? end, Field field, DateTimeZone? zone = null)
    {
        if (end is null || end.IsUnknown)
            return null;
        var before = (start.Utc, end.Utc) is ({ } from, { } to)
            ? to < from
            : (start.LocalDate, end.LocalDate) is ({ } day, { } last) && (last < day || (last == day && start.LocalTime is { } at && end.LocalTime is { } earlier && earlier < at));
        if (!before)
            return end;
        if (start is { LocalDate: { } began, LocalTime: { } opened } && end is { LocalTime: { } until } && end.LocalDate == began && until <= LatestMorning && until - opened <= LongestNight)
        {
            var next = began.AddDays(1);
            var morning = zone is null ? new EventMoment(next, until, end.Utc?.AddDays(1)) : new EventMoment(next, until, ToUtc(next, until, zone));
            field.Repaired(RepairRule.EndNextDay, string.Create(CultureInfo.InvariantCulture, $"{next:yyyy-MM-dd}T{until:HH:mm:ss}"), "Repaired: the end is on the morning after.");
            return morning;
        }

        field.Warn("Left out: the end lies before the start.", RepairRule.EndBeforeStart);
        return null;
    }

    /// <summary>The instant of a local time: of one that clocks show twice the first, of one that they skip as if they had not moved.</summary>
    public static DateTimeOffset ToUtc(DateOnly day, TimeOnly time, DateTimeZone zone) =>
        zone.AtLeniently(LocalDateTime.FromDateTime(day.ToDateTime(time))).ToInstant().ToDateTimeOffset();

    /// <summary>Whether clocks skip a local time.</summary>
    public static bool IsSkipped(DateOnly day, TimeOnly time, DateTimeZone zone) =>
        zone.MapLocal(LocalDateTime.FromDateTime(day.ToDateTime(time))).Count == 0;


    // In the hour that comes twice both instants are right.
    private static bool IsAmbiguous(DateOnly day, TimeOnly time, DateTimeZone zone, DateTimeOffset utc)
    {
        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(day.ToDateTime(time)));
        return mapping.Count == 2 && (mapping.First().ToDateTimeOffset() == utc || mapping.Last().ToDateTimeOffset() == utc);
    }

    private static T? Read<T>(Field field, Func<string?, T?> parse, string forms)
        where T : struct
    {
        if (field.Text() is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            field.Warn($"Left out: not {forms}.");
        return value;
    }
}
