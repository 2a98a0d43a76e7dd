using System.Collections.Immutable;

namespace SceneScout.Domain.Events;

/// <summary>One source's listing of an event, normalised: the same shape whatever the source, with nothing added that the source does not say.</summary>
public sealed record Listing
{
    /// <summary>Source and the source's id.</summary>
    public required ListingKey Key { get; init; }

    /// <summary>A second id that stays the same where the first may change (Meetup's token); null when the source has none.</summary>
    public string? StableId { get; init; }

    /// <summary>Plain text, trimmed, not empty.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text; null when the source gives none.</summary>
    public string? Description { get; init; }

    /// <summary>True when the source is known to cut the description short.</summary>
    public bool DescriptionTruncated { get; init; }

    /// <summary>When it takes place.</summary>
    public required EventTime Time { get; init; }

    /// <summary>The date before it was put off; null when never moved or unknown.</summary>
    public EventMoment? OriginalStart { get; init; }

    /// <summary>When doors open; null when unknown.</summary>
    public EventMoment? Doors { get; init; }

    /// <summary>Whether it takes place.</summary>
    public EventStatus Status { get; init; }

    /// <summary>Whether tickets can be bought.</summary>
    public SalesStatus Sales { get; init; }

    /// <summary>True for online only or hybrid events that can be joined online; null when the source does not say.</summary>
    public bool? Online { get; init; }

    /// <summary>The place; null for an online event or when the source gives none.</summary>
    public Venue? Venue { get; init; }

    /// <summary>The price; null when unknown.</summary>
    public Price? Price { get; init; }

    /// <summary>True or false only when the source says so.</summary>
    public bool? IsFree { get; init; }

    /// <summary>The source's own page of the event.</summary>
    public string? Url { get; init; }

    /// <summary>Where tickets are sold, when it is another page.</summary>
    public string? TicketUrl { get; init; }

    /// <summary>Performers, in the source's order.</summary>
    public ImmutableArray<Party> Performers { get; init; } = [];

    /// <summary>Who organises it.</summary>
    public Party? Organizer { get; init; }

    /// <summary>The source's own categories.</summary>
    public ImmutableArray<SourceCategory> Categories { get; init; } = [];

    /// <summary>All pictures, in the source's order.</summary>
    public ImmutableArray<ImageLink> Images { get; init; } = [];

    /// <summary>The source's id of the series that the event is part of.</summary>
    public string? SeriesId { get; init; }

    /// <summary>Listings of other sources that this one points to: the strongest evidence that two listings are one event.</summary>
    public ImmutableArray<ListingKey> LinksTo { get; init; } = [];

    /// <summary>BCP 47 language of the text: the source's word, else as the text surely says; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>From which age on people are let in, in years; 0 for everybody; null when nobody says.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>When the source last changed the listing; null when it does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>True for what a visitor sent and nobody who runs the system vouches for: such an event waits for review, and where a source lists it too, the source's word stands alone. Null otherwise.</summary>
    public bool? Submitted { get; init; }

    /// <summary>What was repaired, or left out because it was implausible: the listing is good without it. At most 40, each value shortened to 200 characters.</summary>
    public ImmutableArray<FieldError> Warnings { get; init; } = [];
}
