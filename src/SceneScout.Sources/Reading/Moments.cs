using NodaTime;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>Puts local time, zone and instant together. Any may be missing; what two of them say gives the third, nothing else is filled in.</summary>
internal static class Moments
{
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
                field.Warn($"Local time and UTC disagree in {zone.Id}; the local time is kept, UTC is {computed:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
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

    /// <summary>The end, unless it lies before the start (then a warning says so).</summary>
    public static EventMoment? End(EventMoment start, EventMoment? end, Field field)
    {
        if (end is null || end.IsUnknown)
            return null;
        var before = (start.Utc, end.Utc) is ({ } from, { } to)
            ? to < from
            : (start.LocalDate, end.LocalDate) is ({ } day, { } last) && (last < day || (last == day && start.LocalTime is { } at && end.LocalTime is { } until && until < at));
        if (!before)
            return end;
        field.Warn("Left out: the end lies before the start.");
        return null;
    }

    private static DateTimeOffset ToUtc(DateOnly day, TimeOnly time, DateTimeZone zone) =>
        zone.AtLeniently(LocalDateTime.FromDateTime(day.ToDateTime(time))).ToInstant().ToDateTimeOffset();

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
