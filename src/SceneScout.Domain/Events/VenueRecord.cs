namespace SceneScout.Domain.Events;

/// <summary>A venue that a source lists on its own (Google Places, Yelp businesses), used to confirm and complete the venues of events.</summary>
public sealed record VenueRecord
{
    /// <summary>Source and the source's venue id.</summary>
    public required ListingKey Key { get; init; }

    /// <summary>Name, address and place.</summary>
    public required Venue Venue { get; init; }

    /// <summary>The source's types, for example <c>concert_hall</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The venue's own web site.</summary>
    public string? Website { get; init; }

    /// <summary>True when the source says that it is closed for good.</summary>
    public bool PermanentlyClosed { get; init; }
}
