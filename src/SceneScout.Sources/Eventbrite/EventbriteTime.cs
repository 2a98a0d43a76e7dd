using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads start and end of both shapes. A hidden date is not read at all.</summary>
internal static class EventbriteTime
{
    /// <summary>When the event takes place; to be announced when the organizer hides the start.</summary>
    public static EventTime Read(Field root)
    {
        var flat = root["start_date"].Exists || (!root["start"].Exists && root["start_time"].Exists);
        var zone = Zones.First(root["start"]["timezone"], root["timezone"], root["end"]["timezone"]);
        if (root["hide_start_date"].Flag() == true)
            return new EventTime(EventMoment.Unknown, null, zone?.Id, true);
        var start = flat ? Flat(root, "start", zone) : Nested(root["start"], zone);
        var hidden = root["hide_end_date"].Flag() == true;
        var end = hidden ? null : flat ? Flat(root, "end", zone) : Nested(root["end"], zone);
        return new EventTime(start, Moments.End(start, end, root[flat ? "end_date" : "end"], zone), zone?.Id, false);
    }

    private static EventMoment Flat(Field root, string which, DateTimeZone? zone)
    {
        var date = root[$"{which}_date"];
        return Moments.Of(Moments.ReadDate(date), Moments.ReadTime(root[$"{which}_time"]), null, zone, date);
    }

    private static EventMoment Nested(Field at, DateTimeZone? zone)
    {
        if (at.IsText)
            return Moments.ReadStamp(at) is { } only ? Moments.Of(only, zone) : EventMoment.Unknown;
        if (!at.Exists)
            return EventMoment.Unknown;
        var local = Moments.ReadStamp(at["local"]);
        return Moments.Of(local?.Date, local?.Time, Moments.ReadInstant(at["utc"]), zone, at);
    }
}
