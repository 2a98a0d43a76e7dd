namespace SceneScout.Domain.Events;

/// <summary>When an event takes place.</summary>
/// <param name="Start">The start; its parts may be unknown (date-only, to be announced).</param>
/// <param name="End">The end; null when the source gives none.</param>
/// <param name="TimeZone">The IANA zone of the venue, for example <c>Europe/Berlin</c>; null when unknown.</param>
/// <param name="ToBeAnnounced">True when the source says that the date is to be announced or determined.</param>
public sealed record EventTime(EventMoment Start, EventMoment? End, string? TimeZone, bool ToBeAnnounced)
{
    /// <summary>No date yet, by the source's own word.</summary>
    public static readonly EventTime Announced = new(EventMoment.Unknown, null, null, true);
}
