namespace SceneScout.Domain.Events;

/// <summary>Whether an event takes place. Not being on sale says nothing about it, see <see cref="SalesStatus"/>.</summary>
public enum EventStatus
{
    /// <summary>Takes place as listed.</summary>
    Scheduled = 0,

    /// <summary>Does not take place.</summary>
    Cancelled = 1,

    /// <summary>Put off; a new date may or may not be known.</summary>
    Postponed = 2,

    /// <summary>Has a new date, which the listing carries.</summary>
    Rescheduled = 3,
}

/// <summary>Whether tickets can be bought now.</summary>
public enum SalesStatus
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,

    /// <summary>Tickets can be bought.</summary>
    OnSale = 1,

    /// <summary>Not selling now: not yet, no more, or elsewhere.</summary>
    OffSale = 2,

    /// <summary>All tickets are gone.</summary>
    SoldOut = 3,
}
