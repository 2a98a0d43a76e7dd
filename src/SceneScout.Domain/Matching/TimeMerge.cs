using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>The time of a merged event. The most trusted listing with a day says which day; a less trusted one may add the time of that day, the end and the zone.</summary>
internal static class TimeMerge
{
    public static EventTime Of(MergedFields fields)
    {
        var dated = fields.Ranked.FirstOrDefault(listing => !listing.Time.Start.IsUnknown);
        if (dated is null)
            return fields.Take("start", fields.Lead, listing => listing.Time);
        var chosen = HasTime(dated.Time.Start)
            ? dated
            : fields.Ranked.FirstOrDefault(listing => HasTime(listing.Time.Start) && listing.Time.Start.LocalDate == dated.Time.Start.LocalDate) ?? dated;
        var start = fields.Take("start", chosen, listing => listing.Time.Start);
        var agreeing = fields.Ranked.Where(listing => Agrees(listing.Time.Start, start)).Prepend(chosen).ToList();

        EventMoment? end = null;
        if (agreeing.FirstOrDefault(listing => listing.Time.End is { IsUnknown: false } moment && HasTime(moment) == HasTime(start)) is { } ending)
            end = fields.Take("end", ending, listing => listing.Time.End);
        var zone = agreeing.FirstOrDefault(listing => listing.Time.TimeZone is not null) is { } zoned
            ? fields.Take("timeZone", zoned, listing => listing.Time.TimeZone)
            : null;
        return new EventTime(start, end, zone, chosen.Time.ToBeAnnounced);
    }

    private static bool HasTime(EventMoment moment) => moment.LocalTime is not null || moment.Utc is not null;

    // Listings of another day or hour know nothing about the end of this one.
    private static bool Agrees(EventMoment moment, EventMoment start) =>
        (moment.Utc is not null && moment.Utc == start.Utc)
        || (moment.LocalDate is not null && moment.LocalDate == start.LocalDate && (moment.LocalTime is null || moment.LocalTime == start.LocalTime));
}
