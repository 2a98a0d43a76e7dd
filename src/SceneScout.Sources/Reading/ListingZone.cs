using System.Globalization;
using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Geocoding;

namespace SceneScout.Sources.Reading;

/// <summary>The zone of a listing whose source gives none: the venue's, else that of its coordinates, when what the source says of the start agrees with it. Then local time and instant are put together, and a local time that clocks skip becomes what they show.</summary>
internal static class ListingZone
{
    /// <summary>The time, as complete as it can be.</summary>
    public static EventTime Settled(EventTime time, Venue? venue, Findings findings)
    {
        if (time.TimeZone is { } named)
            return Consistent(time, named, findings);
        var id = venue?.TimeZone ?? (venue?.Location is { } point ? GeoAtlas.Bundled.Zones.At(point.Latitude, point.Longitude) : null);
        if (id is null || id.StartsWith("Etc/", StringComparison.Ordinal) || Zones.Find(id) is not { } zone || InZone(time.Start, zone) is not { } start)
            return time;
        // An end that does not agree stays as it came.
        return Consistent(time with { Start = start, End = time.End is { } end ? InZone(end, zone) ?? end : null, TimeZone = zone.Id }, zone.Id, findings);
    }

    // Null when the zone contradicts what the source says.
    private static EventMoment? InZone(EventMoment moment, DateTimeZone zone) => moment switch
    {
        { Utc: { } utc, LocalDate: null } => Moments.FromInstant(utc, zone),
        { Utc: { } utc, LocalDate: { } day, LocalTime: { } time } => Moments.FromInstant(utc, zone) is var local && (local == moment || IsWrittenInUtc(day, time, utc)) ? local : null,
        { Utc: null, LocalDate: { } day, LocalTime: { } time } => new EventMoment(day, time, Moments.ToUtc(day, time, zone)),
        _ => moment,
    };

    private static bool IsWrittenInUtc(DateOnly day, TimeOnly time, DateTimeOffset utc) => day.ToDateTime(time) == utc.UtcDateTime;

    private static EventTime Consistent(EventTime time, string zone, Findings findings)
    {
        if (time.Start is not { Utc: not null, LocalTime: not null } && time.End is not { Utc: not null, LocalTime: not null } || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } found)
            return time;
        var start = OnClock(time.Start, found, "start", findings);
        var end = time.End is { } last ? OnClock(last, found, "end", findings) : null;
        return ReferenceEquals(start, time.Start) && ReferenceEquals(end, time.End) ? time : time with { Start = start, End = end };
    }

    private static EventMoment OnClock(EventMoment moment, DateTimeZone zone, string field, Findings findings)
    {
        if (moment is not { Utc: { } utc, LocalDate: { } day, LocalTime: { } time } || !Moments.IsSkipped(day, time, zone))
            return moment;
        var shown = Moments.FromInstant(utc, zone);
        findings.Warn(field, Text(day, time), $"Repaired: clocks in {zone.Id} skip this time.", Text(shown.LocalDate!.Value, shown.LocalTime!.Value), RepairRule.ClockGap);
        return shown;
    }

    private static string Text(DateOnly day, TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{time:HH:mm:ss}");
}
