using NodaTime;
using NodaTime.Extensions;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Events;

/// <summary>The span of instants that an event takes, as far as its listing says.</summary>
public static class EventSpan
{
    // Beyond this the next day is no date any more.
    private const int LastYear = 9998;
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(1);

    /// <summary>From the start to the end. An end that is not said, or does not lie after the start, is the end of what the start says: of its minute, or of its day when the time is not known. Days and times are of the venue's zone; of UTC when that is unknown.</summary>
    /// <returns>Null when neither a day nor an instant of the start is known.</returns>
    public static DateRange? Of(EventTime time)
    {
        var zone = (time.TimeZone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null) ?? DateTimeZone.Utc;
        if (Bounds(time.Start, zone) is not { } start)
            return null;
        var end = time.End is { } said && Bounds(said, zone) is { } last ? IsDay(said) ? last.End : last.Start : start.End;
        return new DateRange(start.Start, end > start.Start ? end : start.End);
    }

    private static bool IsDay(EventMoment moment) => moment is { Utc: null, LocalTime: null };

    private static DateRange? Bounds(EventMoment moment, DateTimeZone zone) => moment switch
    {
        { Utc: { Year: <= LastYear } utc } => new DateRange(utc, utc + Unsaid),
        { Utc: not null } or { LocalDate: null } or { LocalDate.Year: > LastYear } => null,
        { LocalDate: { } day, LocalTime: { } clock } => Instant(day.ToLocalDate().At(clock.ToLocalTime()).InZoneLeniently(zone)) is var at ? new DateRange(at, at + Unsaid) : null,
        { LocalDate: { } day } => new DateRange(Instant(day.ToLocalDate().AtStartOfDayInZone(zone)), Instant(day.ToLocalDate().PlusDays(1).AtStartOfDayInZone(zone))),
    };

    private static DateTimeOffset Instant(ZonedDateTime at) => at.ToInstant().ToDateTimeOffset();
}
