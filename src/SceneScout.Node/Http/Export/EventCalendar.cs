using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace SceneScout.Node.Http.Export;

/// <summary>Events as iCalendar (RFC 5545). Times are those of the place, with its zone; an event with a date alone takes the day; one without a date is left out. Pure: the stamp is passed in.</summary>
internal static class EventCalendar
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/calendar";

    // How often programs that subscribed may ask again.
    private const string Refresh = "PT1H";

    /// <summary>The calendar.</summary>
    /// <param name="events">The events.</param>
    /// <param name="name">What programs call it.</param>
    /// <param name="now">When it was made.</param>
    public static string Of(IEnumerable<EventView> events, string name, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//SceneScout//Events//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", Refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        var stamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId);
        foreach (var view in events)
            if (Entry(view, stamp) is { } entry)
                calendar.Events.Add(entry);
        foreach (var zone in calendar.Events.Select(e => e.Start!.TzId).Where(zone => zone is not null and not CalDateTime.UtcTzId).Distinct().Order(StringComparer.Ordinal))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone!, now.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent? Entry(EventView view, CalDateTime stamp)
    {
        if (Moment(view.Start, view.TimeZone) is not { } start)
            return null;
        var entry = new CalendarEvent
        {
            Uid = $"{view.Id}@scenescout",
            DtStamp = stamp,
            Sequence = (int)Math.Min(view.Version, int.MaxValue),
            Summary = view.Title,
            Description = view.Description,
            Location = Place(view.Venue),
            Start = start,
            Status = view.Status switch { "cancelled" => EventStatus.Cancelled, "postponed" => EventStatus.Tentative, _ => EventStatus.Confirmed },
        };
        if (view.End is { } end && Moment(end, view.TimeZone) is { } until && until.HasTime == start.HasTime)
            // A day is the last one that the event has; the format names the first that it has not.
            entry.End = until.HasTime ? until : until.AddDays(1);
        if (view.Venue is { Latitude: { } latitude, Longitude: { } longitude })
            entry.GeographicLocation = new GeographicLocation(latitude, longitude);
        if (Uri.TryCreate(view.Url, UriKind.Absolute, out var url))
            entry.Url = url;
        if (view.Category is { } category)
            entry.Categories = [category];
        return entry;
    }

    private static CalDateTime? Moment(MomentView moment, string? zone)
    {
        var known = zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;
        return moment switch
        {
            { LocalDate: { } date, LocalTime: { } time } when known is not null => new CalDateTime(date, time, known),
            { Utc: { } utc } when moment.LocalTime is not null || moment.LocalDate is null => new CalDateTime(utc.UtcDateTime, CalDateTime.UtcTzId),
            // A time of a place whose zone nobody knows is the reader's own.
            { LocalDate: { } date, LocalTime: { } time } => new CalDateTime(date, time),
            { LocalDate: { } date } => new CalDateTime(date),
            _ => null,
        };
    }

    private static string? Place(VenueView? venue)
    {
        var parts = new[] { venue?.Name, venue?.Address, venue?.City }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
