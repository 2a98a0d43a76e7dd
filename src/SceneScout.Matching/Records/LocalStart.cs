using NodaTime;

namespace SceneScout.Matching.Records;

/// <summary>When a record begins or ends, in the place's own time as far as that is known.</summary>
/// <param name="Day">Local day number; of a record that gives UTC for an unknown place, the day in UTC.</param>
/// <param name="Minute">Local minute of the day; -1 when the time of day is unknown.</param>
/// <param name="UtcMinutes">Minutes in UTC since day 0; null when the offset is unknown.</param>
/// <param name="IsLocal">False when day and minute are in UTC because the place's zone is unknown.</param>
internal readonly record struct LocalStart(int Day, int Minute, long? UtcMinutes, bool IsLocal)
{
    private const int MinutesADay = 1440;

    /// <summary>True when midnight is written, which may be an hour of a night or a date alone.</summary>
    public bool IsMidnight { get; private init; }

    /// <summary>Minutes since day 0, midnight when the time is unknown.</summary>
    public long Minutes => ((long)Day * MinutesADay) + Math.Max(Minute, 0);

    /// <summary>Brings a time to the place's own.</summary>
    /// <param name="time">As the record writes it.</param>
    /// <param name="zone">Finds the place's zone; asked only when it matters.</param>
    public static LocalStart Of(SideTime time, Func<DateTimeZone?> zone)
    {
        var day = time.Date.DayNumber;
        // Midnight is what feeds write when they know the date alone.
        if (time.Minute is not { } minute || (minute == 0 && time.Offset is null))
            return new LocalStart(day, -1, null, true) { IsMidnight = time.Minute == 0 };
        var written = ((long)day * MinutesADay) + minute;
        if (time.Offset is not { } offset)
            return new LocalStart(day, minute, null, true);
        var utc = written - (long)offset.TotalMinutes;
        if (offset != TimeSpan.Zero)
            return new LocalStart(day, minute == 0 ? -1 : minute, utc, true) { IsMidnight = minute == 0 };
        return new LocalStart(day, minute, utc, false).In(zone());
    }

    /// <summary>The same in a zone, where only UTC is known; what is local stays as it is.</summary>
    public LocalStart In(DateTimeZone? zone) => IsLocal ? this : Moved(zone);

    /// <summary>The same instant by the clock of a zone; as it was, where the instant or the zone is unknown.</summary>
    public LocalStart Moved(DateTimeZone? zone)
    {
        if (zone is null || UtcMinutes is not { } utc)
            return this;
        var instant = Instant.FromUtc(1, 1, 1, 0, 0) + Duration.FromMinutes(utc);
        var local = utc + (long)(zone.GetUtcOffset(instant).Seconds / 60);
        var localMinute = (int)(local % MinutesADay);
        return new LocalStart((int)(local / MinutesADay), localMinute == 0 ? -1 : localMinute, utc, true) { IsMidnight = localMinute == 0 };
    }
}
