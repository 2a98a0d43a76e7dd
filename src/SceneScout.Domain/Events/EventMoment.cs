namespace SceneScout.Domain.Events;

/// <summary>One end of an event's time, as far as it is known. A part that the source does not give stays null: a date without a time is not midnight.</summary>
/// <param name="LocalDate">The calendar day at the venue.</param>
/// <param name="LocalTime">The wall-clock time at the venue, to the second.</param>
/// <param name="Utc">The instant, offset zero; null when neither the source nor a zone gives it.</param>
public sealed record EventMoment(DateOnly? LocalDate, TimeOnly? LocalTime, DateTimeOffset? Utc)
{
    /// <summary>Nothing known.</summary>
    public static readonly EventMoment Unknown = new(null, null, null);

    /// <summary>True when neither a day nor an instant is known.</summary>
    public bool IsUnknown => LocalDate is null && Utc is null;
}
