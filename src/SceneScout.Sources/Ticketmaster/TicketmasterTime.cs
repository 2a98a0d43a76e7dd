using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Reads <c>dates</c>: flags say how much of the start is known.</summary>
internal static class TicketmasterTime
{
    /// <summary>When the event takes place.</summary>
    public static EventTime Read(Field dates, DateTimeZone? zone)
    {
        var start = dates["start"];
        if (start["dateTBA"].Flag() == true)
            return new EventTime(EventMoment.Unknown, null, zone?.Id, true);
        var begin = Start(start, zone);
        // "To be determined" may still carry a provisional day; it is kept and marked.
        var open = start["dateTBD"].Flag() == true;
        return new EventTime(begin, Moments.End(begin, End(dates["end"], zone), dates["end"], zone), zone?.Id, open);
    }

    /// <summary>The date before the event was moved; null when none is given.</summary>
    public static EventMoment? Original(Field initial, DateTimeZone? zone)
    {
        if (!initial.Exists)
            return null;
        var moment = Moment(initial, zone);
        return moment.IsUnknown ? null : moment;
    }

    /// <summary>Status and sales out of one code: on and off sale say nothing about taking place.</summary>
    public static (EventStatus Status, SalesStatus Sales) Status(Field code, EventTime time, EventMoment? original)
    {
        var put = time.ToBeAnnounced && original is not null ? EventStatus.Postponed : EventStatus.Scheduled;
        switch (code.Text()?.ToLowerInvariant())
        {
            case "onsale":
                return (put, SalesStatus.OnSale);
            case "offsale":
                return (put, SalesStatus.OffSale);
            case "cancelled" or "canceled":
                return (EventStatus.Cancelled, SalesStatus.Unknown);
            case "postponed":
                return (EventStatus.Postponed, SalesStatus.Unknown);
            case "rescheduled":
                return (EventStatus.Rescheduled, SalesStatus.Unknown);
            case null:
                return (put, SalesStatus.Unknown);
            default:
                code.Warn("Left out: not onsale, offsale, cancelled, postponed or rescheduled.");
                return (put, SalesStatus.Unknown);
        }
    }

    private static EventMoment Start(Field start, DateTimeZone? zone)
    {
        if (start["timeTBA"].Flag() != true && start["noSpecificTime"].Flag() != true)
            return Moment(start, zone);
        // Only the day is meant, whatever stands beside it.
        if (Moments.ReadDate(start["localDate"]) is { } day)
            return new EventMoment(day, null, null);
        return Moments.ReadInstant(start["dateTime"]) is { } utc && zone is not null
            ? new EventMoment(Moments.FromInstant(utc, zone).LocalDate, null, null)
            : EventMoment.Unknown;
    }

    private static EventMoment Moment(Field field, DateTimeZone? zone) =>
        Moments.Of(Moments.ReadDate(field["localDate"]), Moments.ReadTime(field["localTime"]), Moments.ReadInstant(field["dateTime"]), zone, field);

    // end.localTime often repeats the time of the start: only dateTime can be trusted, or a day that comes without any time.
    private static EventMoment? End(Field end, DateTimeZone? zone)
    {
        if (!end.Exists)
            return null;
        if (Moments.ReadInstant(end["dateTime"]) is { } utc && end["noSpecificTime"].Flag() != true)
            return zone is null ? new EventMoment(null, null, utc) : Moments.FromInstant(utc, zone);
        return !end["localTime"].Exists && Moments.ReadDate(end["localDate"]) is { } day ? new EventMoment(day, null, null) : null;
    }
}
